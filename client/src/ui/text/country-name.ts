import { iso2OfState } from '../../../../shared/document/country.ts';
import { text } from '../../text/text.ts';
import { locale } from './locale.ts';

const names = new Intl.DisplayNames([locale, 'en'], { type: 'region', fallback: 'none' });

/** `Georgia` for GEO; the code itself where there is no name, as UTO. */
export function countryName(state: string): string {
  const iso2 = iso2OfState(state);
  return (iso2 && names.of(iso2)) || (text.ui.statesOfNobody[state] ?? state);
}
