import { farOfLevel } from '../../../../shared/far.ts';
import { words } from '../../session-model/words.ts';
import { formatNumber } from '../../ui/text/format.ts';

/** `1 in 100,000`; above seven only a bound is known. */
export function farInWords(level: number): string {
  if (level <= 0) return words.face.none;
  const rate = formatNumber(farOfLevel[Math.min(7, level) as 1]);
  return level > 7 ? words.face.better({ rate }) : words.face.far({ rate });
}

/** Levels above seven, which some providers send, have no published rate. */
export const levelLabel = (level: number): string => (level > 7 ? '7+' : String(level));
