import type { MrzFormat } from '../../../shared/document/mrz.ts';
import { isState } from '../verdict/mrz-states.ts';

/** `assessed: false`: a kind of document for which there are no rules, as opposed to an invalid one. */
export type MrzShape = { format: MrzFormat } | { format: null; assessed: boolean; problem: string };

/** Determined by the number and length of lines, and for formats of the same size by the start of the first line. */
export function shapeOf(lines: readonly string[]): MrzShape {
  const [first = ''] = lines;
  const unreadable = lines.findIndex((line) => !/[A-Z0-9<]/.test(line));
  if (lines.length === 0) return misfit('There is no machine-readable line.');
  if (unreadable >= 0) return misfit(`Line ${unreadable + 1} holds no character of a machine-readable zone.`);
  switch (lines.map((line) => line.length).join()) {
    case '30,30,30':
      return { format: 'TD1' };
    case '9,30,30':
      return { format: 'SWISS_DRIVING_LICENSE' };
    case '44,44':
      return { format: first.startsWith('V') ? 'MRVA' : 'TD3' };
    case '36,36':
      // France's ID card of 1988 to 2021 has its own layout in the size of TD2, and always begins like this.
      if (first.startsWith('IDFRA')) return { format: 'FRENCH_NATIONAL_ID' };
      return { format: first.startsWith('V') ? 'MRVB' : 'TD2' };
    case '30':
      return oneLine(first);
    default:
      return misfit(whatIsWrong(lines));
  }
}

const misfit = (problem: string): MrzShape => ({ format: null, assessed: true, problem });

/**
 * ISO 18013-2 leaves the content of the line to each state, so only the French one can be assessed. A line without a valid state
 * code is assessed as French too, and so found invalid: a misread or altered code is no excuse.
 */
function oneLine(line: string): MrzShape {
  const state = line.slice(2, 5).replace(/(?<!<)<+$/, '');
  if (state === 'FRA' || !isState(state)) return { format: 'FRENCH_DRIVING_LICENSE' };
  return {
    format: null,
    assessed: false,
    problem: `Not checked: a driving licence of one line, issued by ${state}. Only the French layout of this kind is known.`,
  };
}

/** The layouts by number of lines, with the required length of each line. */
const sizes: Record<number, { lengths: number[]; names: string }[]> = {
  1: [{ lengths: [30], names: 'a French driving licence' }],
  2: [
    { lengths: [44, 44], names: 'a passport or visa (TD3, MRV-A)' },
    { lengths: [36, 36], names: 'a TD2 card or visa (TD2, MRV-B)' },
  ],
  3: [
    { lengths: [30, 30, 30], names: 'an ID card (TD1)' },
    { lengths: [9, 30, 30], names: 'a Swiss driving licence' },
  ],
};

function whatIsWrong(lines: readonly string[]): string {
  const sized = sizes[lines.length];
  if (!sized) return `A machine-readable zone has 1, 2 or 3 lines; ${lines.length} were read.`;
  const off = (lengths: number[]) => lines.reduce((sum, line, i) => sum + Math.abs(line.length - lengths[i]!), 0);
  const nearest = sized.reduce((best, size) => (off(size.lengths) < off(best.lengths) ? size : best));
  const at = lines.findIndex((line, i) => line.length !== nearest.lengths[i]);
  const found = lines[at]!.length;
  return `Line ${at + 1} has ${found} ${found === 1 ? 'character' : 'characters'}; ${nearest.names} needs ${nearest.lengths[at]} there.`;
}
