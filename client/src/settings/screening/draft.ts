import type { ListView, ScreeningSettings, ScreeningSettingsRequest } from '../../../../shared/api/screening.ts';
import { thresholds } from '../../../../shared/screening/screening.ts';
import type { Difference } from '../conditions/differences.ts';
import { words } from './words.ts';

/**
 * Settings that differ from the stored ones. Only those: a list that is added during editing keeps the server's setting, and is
 * not switched off by a save that did not include it.
 */
export interface Edits {
  percent?: number;
  carryOver?: boolean;
  connected: Readonly<Record<string, boolean>>;
}

export const noEdits: Edits = { connected: {} };

/** A threshold in percent, the unit of the form. */
export const toPercent = (threshold: number) => Math.round(threshold * 100);
export const least = toPercent(thresholds.least);
export const most = toPercent(thresholds.most);

export const isPercent = (n: number) => Number.isInteger(n) && n >= least && n <= most;

export const percentOf = (stored: ScreeningSettings, edits: Edits) => edits.percent ?? toPercent(stored.threshold);
export const carriesOver = (stored: ScreeningSettings, edits: Edits) => edits.carryOver ?? stored.carryOver;
export const isConnected = (list: ListView, edits: Edits) => edits.connected[list.id] ?? list.connected;

/** The differences, as text. */
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
