import { CircleCheck } from 'lucide-solid';
import { createSignal, onCleanup, Show } from 'solid-js';
import { describeError } from '../api.ts';
import { Button } from '../ui/button.tsx';
import type { Deciding, Done } from './deciding.ts';
import { words } from './words.ts';

/** Milliseconds between two looks at the clock. */
const tick = 200;

/** What was just decided, and for ten seconds the way to take it back. */
export function UndoNotice(props: { done: Done; deciding: Deciding }) {
  const [at, setAt] = createSignal(Date.now());
  const timer = setInterval(() => setAt(Date.now()), tick);
  onCleanup(() => clearInterval(timer));
  const left = () => Math.max(0, Math.ceil((props.done.until - at()) / 1000));
  const said = () => {
    const { outcome, verdict } = props.done;
    return outcome.kind === 'final' ? words.done[verdict] : words.done[outcome.kind];
  };
  const failed = () => props.deciding.undoing()?.failed;
  return (
    <div class="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-sunk px-3 py-1.5">
      <p role="status" class="flex items-center gap-2 font-medium">
        <CircleCheck size={16} stroke-width={1.75} class="shrink-0 text-verified" aria-hidden="true" />
        {said()}
      </p>
      <Button size="small" aria-keyshortcuts="u" onClick={() => void props.deciding.undo()}>
        <span aria-hidden="true" class="num">
          {words.undoIn(left())}
        </span>
        <span class="sr-only">{words.undo}</span>
      </Button>
      <Show when={failed()}>
        {(error) => (
          <p role="alert" class="text-rejected">
            {words.undoFailed}: {describeError(error()).why}
          </p>
        )}
      </Show>
    </div>
  );
}
