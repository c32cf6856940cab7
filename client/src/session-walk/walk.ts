import type { SessionRow } from '../../../shared/session/session.ts';

/** The list that a session was opened from, in its order at that time. In memory only: names and filters are in no address. */
export interface Walk {
  label: string;
  ids: readonly string[];
  /** The list had more rows than were loaded. */
  isCut: boolean;
  /** A queue: sessions decided in the meantime are skipped. */
  waitingOnly: boolean;
}

/** What is known of the walk's sessions that are skipped now. */
export type Passed = ReadonlySet<string>;

/** After a change of these rows; `gone`: deleted sessions. */
export function passOver(walk: Walk, passed: Passed, rows: readonly SessionRow[], gone: readonly string[]): Passed {
  const next = new Set(passed);
  for (const id of gone) if (walk.ids.includes(id)) next.add(id);
  if (walk.waitingOnly) {
    for (const { id, state } of rows) {
      if (!walk.ids.includes(id)) continue;
      if (state === 'awaiting_action') next.delete(id);
      else next.add(id);
    }
  }
  return next.size === passed.size && [...next].every((id) => passed.has(id)) ? passed : next;
}

/** The nearest one in that direction that is not skipped. */
export function stepFrom(walk: Walk, passed: Passed, id: string, by: 1 | -1): string | undefined {
  const at = walk.ids.indexOf(id);
  if (at < 0) return undefined;
  for (let i = at + by; i >= 0 && i < walk.ids.length; i += by) {
    const next = walk.ids[i]!;
    if (!passed.has(next)) return next;
  }
  return undefined;
}
