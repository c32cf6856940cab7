import type { MrzCategory, MrzFormat } from '../../../shared/document/mrz.ts';
import type { Fault } from './mrz-dates.ts';

/**
 * ICAO 9303 has no driving licences, and the independent check that rules our verdicts lists no error in these
 * items of the two that we know. The package does find fault with them, so the reviewer is told, but as a doubt.
 */
const unruled: Partial<Record<MrzFormat, readonly MrzCategory[]>> = {
  FRENCH_DRIVING_LICENSE: ['Last name', 'Expiration date'],
  SWISS_DRIVING_LICENSE: ['Last name', 'First name'],
};

export function asRuled(format: MrzFormat, category: MrzCategory, fault: Fault | null): Fault | null {
  if (!fault || !unruled[format]?.includes(category)) return fault;
  return { ...fault, plain: `No rule for this licence, but doubtful: ${fault.plain}`, doubt: true };
}
