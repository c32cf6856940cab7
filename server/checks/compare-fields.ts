import type { Subject } from '../../shared/document.ts';
import type { MrzCheck } from '../../shared/mrz.ts';
import { subjectOfMrz } from './mrz-subject.ts';
import { mrzSpellings } from './transliterate.ts';

export interface FieldDifference {
  field: Exclude<keyof Subject, 'nativeName'>;
  /** As read from the front. */
  document: string;
  mrz: string;
}

const compared = [
  'firstName',
  'lastName',
  'documentNumber',
  'personalNumber',
  'sex',
  'birthDate',
  'expirationDate',
  'nationality',
] as const;

/** Which fields read from the front disagree with a valid machine-readable zone; what either lacks is not compared. */
export function compareFields(subject: Subject, check: MrzCheck, today: string): FieldDifference[] {
  const printed = subjectOfMrz(check, today);
  const cut = nameMayBeCut(check);
  return compared.flatMap((field) => {
    const [document, mrz] = [subject[field]?.trim(), printed[field]];
    if (!document || !mrz || agrees(field, document, mrz, cut, check)) return [];
    return [{ field, document, mrz }];
  });
}

function agrees(
  field: FieldDifference['field'],
  document: string,
  mrz: string,
  cut: boolean,
  check: MrzCheck,
): boolean {
  switch (field) {
    case 'firstName':
    case 'lastName':
      return mrzSpellings(document).some((parts) => sameName(parts, mrz.split(' '), cut));
    case 'documentNumber':
      return bare(document) === bare(mrz);
    case 'personalNumber':
      // Only a passport's zone has a place for it; in the optional data of a card anything may stand.
      return check.format !== 'TD3' || bare(mrz).includes(bare(document));
    case 'nationality':
      return state(document) === state(mrz);
    case 'sex':
    case 'birthDate':
    case 'expirationDate':
      return document === mrz;
  }
}

/**
 * A name that fills its place to the last may be cut (9303-3, 4.6): each part that stands there then has to begin
 * a part of the full name, in order, and the rest may be missing.
 */
function sameName(full: readonly string[], printed: readonly string[], cut: boolean): boolean {
  if (full.join('') === printed.join('')) return true;
  if (!cut) return false;
  let from = 0;
  for (const part of printed) {
    const at = full.findIndex((whole, i) => i >= from && whole.startsWith(part));
    if (at < 0) return full.join('').startsWith(printed.join(''));
    from = at + 1;
  }
  return printed.length > 0;
}

function nameMayBeCut(check: MrzCheck): boolean {
  const names = check.items.filter((item) => item.category === 'Last name' || item.category === 'First name');
  return names.some(({ span }) => span !== null && span.end === nameEnd(check, span.line));
}

/** Where the place of the names ends: at the end of its line, but on the old French cards. */
function nameEnd(check: MrzCheck, line: number): number {
  if (check.format === 'FRENCH_NATIONAL_ID') return line === 0 ? 30 : 27;
  return check.format === 'FRENCH_DRIVING_LICENSE' ? 29 : (check.lines[line]?.length ?? 0);
}

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
/** Germany is D in the zone and often DEU elsewhere. */
const state = (code: string): string => (code.toUpperCase() === 'DEU' ? 'D' : code.toUpperCase());
