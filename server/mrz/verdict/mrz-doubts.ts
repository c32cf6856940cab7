import type { MrzCategory, MrzFormat } from '../../../shared/document/mrz.ts';
import type { Fault } from './mrz-dates.ts';

/**
 * ICAO 9303 does not cover driving licences, and the independent check that our verdicts follow reports no error in these items
 * of the two known formats. The package does, so the reviewer sees it, but as a doubt.
 */
const unruled: Partial<Record<MrzFormat, readonly MrzCategory[]>> = {
  FRENCH_DRIVING_LICENSE: ['Last name', 'Expiration date'],
  SWISS_DRIVING_LICENSE: ['Last name', 'First name'],
};

export function asRuled(format: MrzFormat, category: MrzCategory, fault: Fault | null): Fault | null {
  if (!fault || !unruled[format]?.includes(category)) return fault;
  return { ...fault, plain: `No rule for this licence, but doubtful: ${fault.plain}`, doubt: true };
}
