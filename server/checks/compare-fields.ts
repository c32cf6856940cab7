import type { Subject } from '../../shared/document/document.ts';
import { isTrusted, type MrzCheck } from '../../shared/document/mrz.ts';
import { isSpelledAs, isUnspelled, mrzSpellings } from '../mrz/transliteration/transliterate.ts';
import { fitsZone } from '../mrz/verdict/mrz-century.ts';
import { mrzValue, subjectOfMrz } from '../mrz/verdict/mrz-subject.ts';
import { isPlaceholder } from './name-placeholders.ts';

export interface FieldDifference {
  field: Exclude<keyof Subject, 'nativeName' | 'issueDate'>;
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

/**
 * The fields read from the front that disagree with a machine-readable zone without errors; a field that either lacks is not
 * compared.
 */
export function compareFields(subject: Subject, check: MrzCheck, today: string): FieldDifference[] {
  if (!isTrusted(check)) return [];
  const printed = subjectOfMrz(check, today, subject);
  const front = withLoneName(subject, printed);
  const cut = nameMayBeCut(check);
  return compared.flatMap((field) => {
    const document = front[field]?.trim();
    // Dates are compared by the digits in the zone: a guessed century is no contradiction.
    const zone =
      field === 'birthDate' || field === 'expirationDate' ? mrzValue(check, dateItems[field]) : printed[field];
    if (!document || !zone || agrees(field, document, zone, cut, check)) return [];
    return [{ field, document, mrz: printed[field] ?? zone }];
  });
}

const dateItems = { birthDate: 'Birthdate', expirationDate: 'Expiration date' } as const;

/**
 * Single names: the standard prints the only name as the last name, some states as the first, and a filler in the other field
 * (FNU, XXX, the same name repeated) is no name. It is compared whichever field holds it on either side.
 */
function withLoneName(subject: Subject, { firstName, lastName }: Subject): Subject {
  if ((firstName === undefined) === (lastName === undefined)) return subject;
  const names = [subject.firstName, subject.lastName].filter((name) => name?.trim() && !isPlaceholder(name));
  if (new Set(names).size !== 1) return subject;
  const { firstName: _f, lastName: _l, ...rest } = subject;
  return { ...rest, [firstName === undefined ? 'lastName' : 'firstName']: names[0] };
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
      return sameName(document, mrz, cut, mrzValue(check, 'Issuing state'));
    case 'documentNumber':
      return bare(document) === bare(mrz);
    case 'personalNumber':
      // Only a passport's MRZ has a field for it; the optional data of a card may hold anything.
      return check.format !== 'TD3' || bare(mrz).includes(bare(document));
    case 'nationality':
      return state(document) === state(mrz);
    case 'sex':
      return document === mrz;
    case 'birthDate':
    case 'expirationDate':
      return fitsZone(document, mrz);
  }
}

/**
 * By the transliteration rules of the issuing state. A name in a script without letter-by-letter transliteration is not compared.
 * A name that fills its field completely may be truncated (9303-3, 4.6): each of its parts then has to be a prefix of a part of
 * the full name, in order, and the rest may be missing.
 */
function sameName(name: string, zone: string, cut: boolean, state: string): boolean {
  const printed = zone.split(' ');
  if (isUnspelled(name) || isSpelledAs(name, printed.join(''), state)) return true;
  return cut && mrzSpellings(name).some((full) => isCutFrom(full, printed));
}

function isCutFrom(full: readonly string[], printed: readonly string[]): boolean {
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

/** Where the name field ends: at the end of its line, except on the old French cards. */
function nameEnd(check: MrzCheck, line: number): number {
  if (check.format === 'FRENCH_NATIONAL_ID') return line === 0 ? 30 : 27;
  return check.format === 'FRENCH_DRIVING_LICENSE' ? 29 : (check.lines[line]?.length ?? 0);
}

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
/**
 * Equivalent codes: Germany is D in the zone and often DEU elsewhere, Kosovo has several (mrz-states.ts), and some states have
 * changed theirs.
 */
const sameState: Record<string, string> = {
  ...{ DEU: 'D', XKX: 'RKS', XKK: 'RKS', KOS: 'RKS', UNK: 'RKS', ROM: 'ROU', ZAR: 'COD', TMP: 'TLS', BUR: 'MMR' },
};
const state = (code: string): string => sameState[code.toUpperCase()] ?? code.toUpperCase();
