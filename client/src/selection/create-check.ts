import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { BulkCheck, BulkCheckRequest, BulkResult } from '../../../shared/api/bulk.ts';
import { api } from '../api.ts';

export type Check =
  | { is: 'none' }
  | { is: 'checking' }
  | { is: 'failed'; error: unknown }
  | { is: 'known'; check: BulkCheck };

/** Preview of an action on the sessions, refetched when the action changes; `undefined`: none chosen yet. */
export function createCheck(
  action: Accessor<BulkCheckRequest['action'] | undefined>,
  ids: readonly string[],
): { state: Accessor<Check>; again: () => void; eligible: Accessor<string[]> } {
  const [state, setState] = createSignal<Check>({ is: 'none' });
  const [tries, setTries] = createSignal(0);
  createEffect(() => {
    const wanted = action();
    tries();
    if (!wanted) return void setState({ is: 'none' });
    const mine = new AbortController();
    onCleanup(() => mine.abort());
    setState({ is: 'checking' });
    api.bulkCheck({ action: wanted, ids: [...ids] }, mine.signal).then(
      (check) => !mine.signal.aborted && setState({ is: 'known', check }),
      (error) => !mine.signal.aborted && setState({ is: 'failed', error }),
    );
  });
  return {
    state,
    again: () => setTries((n) => n + 1),
    eligible: () => {
      const now = state();
      return now.is === 'known' ? now.check.results.filter(isDone).map(({ id }) => id) : [];
    },
  };
}

export const isDone = ({ outcome }: BulkResult): boolean => outcome === 'done';
