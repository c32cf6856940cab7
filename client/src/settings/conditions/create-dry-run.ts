import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { Conditions } from '../../../../shared/api/conditions.ts';
import type { DryRun } from '../../../../shared/api/settings.ts';
import { api } from '../../api.ts';
import { latestOnly } from '../../ui/behaviour/latest-only.ts';
import { tidied } from './draft.ts';

/** Milliseconds after a change: debounces a control that is moved back and forth. */
const pause = 250;

export interface Tried {
  /** The conditions that it is for. */
  asked: Conditions;
  result?: DryRun;
  error?: unknown;
}

/**
 * Dry run of conditions, repeated on each change.
 *
 * @param conditions undefined while they are invalid
 * @param present changes when the same conditions would have another result
 */
export function createDryRun(conditions: Accessor<Conditions | undefined>, present: Accessor<unknown>) {
  const [answer, setAnswer] = createSignal<Tried & { to: string }>();
  const [again, setAgain] = createSignal(0);
  const question = createMemo(() => {
    const asked = conditions();
    return asked && JSON.stringify([present(), again(), tidied(asked)]);
  });
  const asking = latestOnly();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    asking.cut();
  };
  const ask = async (to: string, asked: Conditions) => {
    const signal = asking.next();
    try {
      const result = await api.dryRun(asked, signal);
      if (!signal.aborted) setAnswer({ to, asked, result });
    } catch (error) {
      if (!signal.aborted) setAnswer({ to, asked, error });
    }
  };
  createEffect(
    on(question, (to) => {
      stop();
      const asked = conditions();
      if (to && asked) timer = setTimeout(() => void ask(to, asked), pause);
    }),
  );
  onCleanup(stop);
  return {
    /** Result for the current conditions; undefined while pending. */
    now: (): Tried | undefined => (answer() && answer()!.to === question() ? answer() : undefined),
    /** The latest result, while the next is pending. */
    last: (): Tried | undefined => answer(),
    again: () => setAgain((n) => n + 1),
  };
}
