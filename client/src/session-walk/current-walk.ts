import { createSignal } from 'solid-js';
import type { SessionQuery } from '../../../shared/api/review.ts';
import type { Passed, Walk } from './walk.ts';

interface Current extends Walk {
  /** Finds the list again, after changes that were not heard. */
  query: SessionQuery;
}

const [walk, setWalk] = createSignal<Current>();
const [passed, setPassed] = createSignal<Passed>(new Set());

/** The session of the list that was looked at last: after `j` and `k` not the one that was opened. */
const [lookedAt, setLookedAt] = createSignal<string>();

export { lookedAt, passed, setLookedAt, setPassed, walk };

/** A session is opened from a list: its neighbours are those of the list. */
export function startWalk(from: Current): void {
  setPassed(new Set<string>());
  setLookedAt(undefined);
  setWalk(from);
}
