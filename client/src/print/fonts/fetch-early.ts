import type { PrintInput } from '../../../../shared/report/report.ts';
import type { Coverage } from './coverage.ts';
import { hanFamilyOf } from './lang.ts';
import { coverage } from './page-fonts.ts';

export const photoUrl = (id: string): string => `/photo/${encodeURIComponent(id)}`;
export const logoUrl = '/logo';

const beyondLatin = /[\u0100-\u1fff\u2c00-\u{10ffff}]/gu;

/**
 * Asks for pictures and letters before anything is drawn, so that they come while it is. What is asked for here is
 * shown from the page's own memory later; what is forgotten here is only asked for later.
 */
export function fetchEarly({ record, branding, missing }: PrintInput): void {
  const { photos, nationality, subject } = record.session;
  for (const { id } of photos) if (!missing.includes(id)) new Image().src = photoUrl(id);
  if (branding.hasLogo) new Image().src = logoUrl;
  // One that cannot be had is found by `fontsArrived`, if the report needs it.
  const ask = (weight: number, { family, letters }: Letters) =>
    document.fonts.load(`${weight} 9pt "${family}"`, letters).catch(() => {});
  for (const one of lettersOf(JSON.stringify(record), nationality, coverage)) void ask(400, one);
  // Of the subject's own fields alone are values bold, and Han is not even there.
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
