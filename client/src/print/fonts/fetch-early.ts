import type { PrintInput } from '../../../../shared/report/report.ts';
import type { Coverage } from './coverage.ts';
import { hanFamilyOf } from './lang.ts';
import { coverage } from './page-fonts.ts';

export const photoUrl = (id: string): string => `/photo/${encodeURIComponent(id)}`;
export const logoUrl = '/logo';

const beyondLatin = /[\u0100-\u1fff\u2c00-\u{10ffff}]/gu;

/**
 * Requests images and fonts before rendering, so that they load in parallel. What is requested here is later shown from the
 * page's cache; what is missed here is only requested later.
 */
export function fetchEarly({ record, branding, missing }: PrintInput): void {
  const { photos, nationality, subject } = record.session;
  for (const { id } of photos) if (!missing.includes(id)) new Image().src = photoUrl(id);
  if (branding.hasLogo) new Image().src = logoUrl;
  // A failed one is reported by `fontsArrived`, if the report needs it.
  const ask = (weight: number, { family, letters }: Letters) =>
    document.fonts.load(`${weight} 9pt "${family}"`, letters).catch(() => {});
  for (const one of lettersOf(JSON.stringify(record), nationality, coverage)) void ask(400, one);
  // Bold values occur in the subject's own fields only, and Han has no bold weight.
  for (const one of lettersOf(JSON.stringify(subject), nationality, coverage)) void ask(600, one);
}

interface Letters {
  family: string;
  letters: string;
}

/**
 * Letters beyond basic Latin, each once, by the font family that covers them.
 * @param coverage called only if there are such letters
 */
export function lettersOf(text: string, nationality: string | null, coverage: () => Coverage): Letters[] {
  const letters = new Set(text.match(beyondLatin));
  if (letters.size === 0) return [];
  const byFamily = Map.groupBy(letters, (letter) =>
    coverage().familyOf(letter.codePointAt(0)!, hanFamilyOf(nationality)),
  );
  return [...byFamily].flatMap(([family, own]) => (family ? [{ family, letters: own.join('') }] : []));
}
