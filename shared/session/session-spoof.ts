import type { SpoofSign, Verification } from './session.ts';

/** Levels 0 to 3: a stranger would pass more often than once in a thousand. */
export const lowLevels = [0, 1, 2, 3] as const;

export function spoofSignsOf(verification: Verification): SpoofSign[] {
  const signs: SpoofSign[] = [];
  if (verification.idReal === false) signs.push('digital_spoof');
  if (verification.fullId === false) signs.push('not_full_id');
  if (verification.faceLevel !== null && verification.faceLevel <= lowLevels.at(-1)!) signs.push('low_far');
  return signs;
}
