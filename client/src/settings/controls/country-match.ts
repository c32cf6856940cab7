import { iso2Codes, iso2OfState, stateCodes } from '../../../../shared/document/country.ts';
import { perLocale } from '../../text/per-locale.ts';

const names = perLocale((of) => new Intl.DisplayNames([of, 'en'], { type: 'region', fallback: 'code' }));
const states = new Map(stateCodes.map((state) => [iso2OfState(state), state]));
const fold = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();

/** `Georgia` for GE. */
export const countryOf = (iso2: string): string => names().of(iso2) ?? iso2;

/** What documents write for it, as its flag is found by. */
export const stateOf = (iso2: string): string => states.get(iso2) ?? iso2;

export const byName = (a: string, b: string): number => countryOf(a).localeCompare(countryOf(b));

/** By two letters, or by the beginning of the name or of a word in it; the nearest first. */
export function matching(typed: string, taken: readonly string[] = []): string[] {
  const searched = fold(typed);
  if (!searched) return [];
  const rank = (code: string) => {
    const name = fold(countryOf(code));
    if (name === searched || code.toLowerCase() === searched) return 0;
    if (name.startsWith(searched)) return 1;
    return name.split(/[\s-]/).some((word) => word.startsWith(searched)) ? 2 : 3;
  };
  return [...iso2Codes]
    .filter((code) => !taken.includes(code) && rank(code) < 3)
    .toSorted((a, b) => rank(a) - rank(b) || byName(a, b));
}
