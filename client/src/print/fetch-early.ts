import type { PrintInput } from '../../../shared/dossier.ts';
import { hanFamilyOf } from './lang.ts';

export const photoUrl = (id: string): string => `/photo/${encodeURIComponent(id)}`;
export const logoUrl = '/logo';

/** Whose letters are whose. Several families have Greek or arrows: the first of page.css is the one that is used. */
const families: readonly (readonly [RegExp, string])[] = [
  [/[\u0100-\u052f\u0900-\u097f\u1e00-\u1fff]/gu, 'Noto Sans'],
  [/\p{Script=Georgian}/gu, 'Noto Sans Georgian'],
  [/\p{Script=Armenian}/gu, 'Noto Sans Armenian'],
  [/\p{Script=Hebrew}/gu, 'Noto Sans Hebrew'],
  [/\p{Script=Thai}/gu, 'Noto Sans Thai'],
  [/\p{Script=Arabic}/gu, 'Noto Sans Arabic'],
];
const eastern = /[\u3000-\u30ff\p{Script=Han}\p{Script=Hangul}\uff00-\uffef]/gu;
const beyondLatin = /[\u0100-\u1fff\u2e80-\u{10ffff}]/u;

/**
 * Asks for pictures and letters before anything is drawn, so that they come while it is. What is asked for here is
 * shown from the page's own memory later; what is forgotten here is only asked for later.
 */
export function fetchEarly({ record, branding, missing }: PrintInput): void {
  const { photos, nationality, subject } = record.session;
  for (const { id } of photos) if (!missing.includes(id)) new Image().src = photoUrl(id);
  if (branding.hasLogo) new Image().src = logoUrl;
  const ask = (weight: number, { family, letters }: Letters) =>
    document.fonts.load(`${weight} 9pt "${family}"`, letters);
  for (const one of lettersOf(JSON.stringify(record), nationality)) void ask(400, one);
  // Of the subject's own fields alone are values bold, and Han is not even there.
  for (const one of lettersOf(JSON.stringify(subject), nationality)) void ask(600, one);
}

interface Letters {
  family: string;
  letters: string;
}

/** The letters beyond the first Latin ones, each once, by the family that has them. */
export function lettersOf(text: string, nationality: string | null): Letters[] {
  if (!beyondLatin.test(text)) return [];
  return [...families, [eastern, hanFamilyOf(nationality)] as const].flatMap(([of, family]) => {
    const letters = [...new Set(text.match(of))].join('');
    return letters === '' ? [] : [{ family, letters }];
  });
}
