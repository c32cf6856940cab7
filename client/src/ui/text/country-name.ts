import { iso2OfState } from '../../../../shared/document/country.ts';
import { perLocale } from '../../text/per-locale.ts';
import { text } from '../../text/text.ts';

const names = perLocale((of) => new Intl.DisplayNames([of, 'en'], { type: 'region', fallback: 'none' }));

/** `Georgia` for GEO; the code itself where there is no name, as UTO. */
export function countryName(state: string): string {
  const iso2 = iso2OfState(state);
  return (iso2 && names().of(iso2)) || (text.ui.statesOfNobody[state as keyof typeof text.ui.statesOfNobody] ?? state);
}
