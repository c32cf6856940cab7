import type { ListView, ScreeningSettings, ScreeningSettingsRequest } from '../../../../shared/api/screening.ts';
import { thresholds } from '../../../../shared/screening/screening.ts';
import type { Difference } from '../conditions/differences.ts';
import { words } from './words.ts';

/**
 * What is set otherwise here than it is kept. Only that: a list that comes in while somebody edits is as the server has
 * it, and is not switched off by a save that knew nothing of it.
 */
export interface Edits {
  percent?: number;
  carryOver?: boolean;
  connected: Readonly<Record<string, boolean>>;
}

export const noEdits: Edits = { connected: {} };

/** A threshold in percent, which is how people set it. */
export const toPercent = (threshold: number) => Math.round(threshold * 100);
export const least = toPercent(thresholds.least);
export const most = toPercent(thresholds.most);

export const isPercent = (n: number) => Number.isInteger(n) && n >= least && n <= most;

export const percentOf = (stored: ScreeningSettings, edits: Edits) => edits.percent ?? toPercent(stored.threshold);
export const carriesOver = (stored: ScreeningSettings, edits: Edits) => edits.carryOver ?? stored.carryOver;
export const isConnected = (list: ListView, edits: Edits) => edits.connected[list.id] ?? list.connected;

/** Where the two differ, in words. */
export function differences(stored: ScreeningSettings, edits: Edits): Difference[] {
  const [mine, theirs] = [percentOf(stored, edits), toPercent(stored.threshold)];
  const { threshold, lists } = words;
  return [
    ...(mine === theirs
      ? []
      : [{ name: threshold.label, mine: threshold.percent({ n: mine }), theirs: threshold.percent({ n: theirs }) }]),
    ...(carriesOver(stored, edits) === stored.carryOver
      ? []
      : [
          {
            name: words.carryOver.label,
            mine: carriesOver(stored, edits) ? lists.isOn : lists.isOff,
            theirs: stored.carryOver ? lists.isOn : lists.isOff,
          },
        ]),
    ...stored.lists
      .filter((list) => isConnected(list, edits) !== list.connected)
      .map((list) => ({
        name: list.title,
        mine: isConnected(list, edits) ? lists.isOn : lists.isOff,
        theirs: list.connected ? lists.isOn : lists.isOff,
      })),
  ];
}

export const requestOf = (stored: ScreeningSettings, edits: Edits, version: number): ScreeningSettingsRequest => ({
  threshold: percentOf(stored, edits) / 100,
  carryOver: carriesOver(stored, edits),
  connected: stored.lists.filter((list) => isConnected(list, edits)).map(({ id }) => id),
  version,
});
