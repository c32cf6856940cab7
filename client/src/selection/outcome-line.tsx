import { Check, Undo2, X } from 'lucide-solid';
import { createSignal, Show } from 'solid-js';
import { api } from '../api.ts';
import { handOnFocus } from '../ui/behaviour/hand-on-focus.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { Popover } from '../ui/floating/popover.tsx';
import type { Outcome } from './action.ts';
import { isDone } from './create-check.ts';
import { SkippedList } from './skipped-list.tsx';
import { words } from './words.ts';

const icon = { size: 16, 'stroke-width': 1.75, 'aria-hidden': 'true', class: 'shrink-0 text-muted' } as const;

/** What an action came to: how many are done, which are not and why, and the way back. */
export function OutcomeLine(props: { outcome: Outcome; nameOf: (id: string) => string; onClose: () => void }) {
  const [state, setState] = createSignal<
    { is: 'open' } | { is: 'undoing' } | { is: 'undone'; n: number } | { is: 'failed'; error: unknown }
  >({ is: 'open' });
  let root!: HTMLDivElement;
  handOnFocus(() => root);
  const skipped = () => props.outcome.answer.results.filter((one) => !isDone(one));
  const undo = async () => {
    if (state().is === 'undoing') return;
    setState({ is: 'undoing' });
    try {
      const { results } = await api.bulkUndo(props.outcome.key);
      setState({ is: 'undone', n: results.filter(isDone).length });
    } catch (error) {
      setState({ is: 'failed', error });
    }
  };
  const undone = () => {
    const now = state();
    return now.is === 'undone' ? now : undefined;
  };
  const failed = () => {
    const now = state();
    return now.is === 'failed' ? now : undefined;
  };
  return (
    <div
      ref={root}
      class="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-raised px-4 py-1.5 max-sm:px-3"
    >
      <Show when={undone()} fallback={<Check {...icon} />}>
        <Undo2 {...icon} />
      </Show>
      <p role="status" class="num min-w-0 font-medium wrap-anywhere">
        <Show when={undone()} fallback={props.outcome.wording}>
          {(now) => words.undone({ n: now().n })}
        </Show>
        <Show when={!undone() && skipped().length > 0}>
          <span class="font-normal text-muted"> · {words.notDone({ n: skipped().length })}</span>
        </Show>
      </p>
      <Show when={!undone() && skipped().length > 0}>
        <Popover
          label={words.notDone({ n: skipped().length })}
          class="w-80"
          trigger={(attributes) => (
            <Button size="small" {...attributes}>
              {words.why}
            </Button>
          )}
        >
          {() => (
            <div tabindex={0} role="group" aria-label={words.why} class="max-h-80 overflow-y-auto p-3">
              <SkippedList results={skipped()} nameOf={props.nameOf} />
            </div>
          )}
        </Popover>
      </Show>
      <Show when={props.outcome.answer.undoable > 0 && !undone()}>
        <Button size="small" aria-disabled={state().is === 'undoing'} onClick={() => void undo()}>
          {state().is === 'undoing' ? words.undoing : words.undo}
        </Button>
      </Show>
      <IconButton size="small" class="ms-auto" aria-label={words.dismiss} onClick={() => props.onClose()}>
        <X size={14} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
      <Show when={failed()}>{(now) => <Failed what={words.undoFailed} error={now().error} />}</Show>
    </div>
  );
}
