import { iso2OfState, stateCodes } from '../../../../shared/document/country.ts';
import { countryName } from '../../ui/text/country-name.ts';

const states = new Map(stateCodes.map((state) => [iso2OfState(state), state]));

/** The documents' code for two letters, which flags and names go by; Kosovo's is no state's of ISO. */
export const stateOfIso2 = (iso2: string): string => (iso2 === 'XK' ? 'RKS' : (states.get(iso2) ?? iso2));

/** `Georgia` for GE; the letters themselves where there is no name. */
export const nameOfIso2 = (iso2: string): string => countryName(stateOfIso2(iso2));
