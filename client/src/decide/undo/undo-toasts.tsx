import { A, useLocation } from '@solidjs/router';
import { Check, Undo2, X } from 'lucide-solid';
import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { describeError } from '../../api.ts';
import { ariaKey } from '../../keyboard/single-keys.ts';
import { handOnFocus } from '../../ui/behaviour/hand-on-focus.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { KeyFace } from '../../ui/keyboard/key-face.tsx';
import { type Undoable, useUndo } from './create-undo.ts';
import { UndoReason } from './undo-reason.tsx';
import { words } from './words.ts';

const icon = { size: 16, 'stroke-width': 1.75, 'aria-hidden': 'true' } as const;

/** What was just decided, and the way to undo it, on whatever page the reviewer is. */
export function UndoToasts() {
  const undo = useUndo();
  // By id: what changes of one leaves its element, and the focus in it, where they are.
  const ids = createMemo(() => undo.all().map((one) => one.decisionId), undefined, {
    equals: (a, b) => a.join() === b.join(),
  });
  return (
    <section
      aria-label={words.label}
      class="pointer-events-none fixed inset-x-2 bottom-30 z-40 flex flex-col items-center gap-2 sm:bottom-18 empty:hidden"
    >
      <For each={ids()}>
        {(id) => (
          <Show when={undo.all().find((one) => one.decisionId === id)}>
            {(one) => <Toast one={one()} isLast={ids().at(-1) === id} />}
          </Show>
        )}
      </For>
    </section>
  );
}

function Toast(props: { one: Undoable; isLast: boolean }) {
  const undo = useUndo();
  const location = useLocation();
  let root!: HTMLDivElement;
  handOnFocus(() => root);
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), 250);
  onCleanup(() => clearInterval(timer));
  const secondsLeft = () => Math.max(0, Math.ceil((props.one.until - now()) / 1000));
  const failed = () => (typeof props.one.state === 'object' ? props.one.state.failed : undefined);
  const isUndone = () => props.one.state === 'undone';
  const wording = () => {
    const { outcome, verdict, name } = props.one;
    if (isUndone()) return words.undone({ name });
    return outcome === 'final' ? words.done[verdict]({ name }) : words.done[outcome]({ name });
  };
  return (
    <div
      ref={root}
      class="fade-in pointer-events-auto flex max-w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-line bg-raised py-1.5 ps-3 pe-1.5 shadow-float sm:max-w-130"
    >
      <Show when={isUndone()} fallback={<Check {...icon} class="shrink-0 text-muted" />}>
        <Undo2 {...icon} class="shrink-0 text-muted" />
      </Show>
      <p role="status" class="min-w-0 flex-1 font-medium wrap-anywhere">
        {wording()}
      </p>
      <Show when={props.one.reason === null && (props.one.state === 'open' || props.one.state === 'sending')}>
        <Button
          size="small"
          aria-keyshortcuts={props.isLast ? ariaKey('u') : undefined}
          aria-disabled={props.one.state === 'sending'}
          onClick={() => void undo.undo(props.one.decisionId)}
        >
          {words.undo}
          <Show when={props.isLast}>
            <span aria-hidden="true" class="max-sm:hidden">
              <KeyFace>U</KeyFace>
            </span>
          </Show>
          <span aria-hidden="true" class="num w-7 text-end text-muted">
            {words.seconds({ n: secondsLeft() })}
          </span>
        </Button>
      </Show>
      <Show when={isUndone() && location.pathname !== `/sessions/${props.one.sessionId}`}>
        <A
          href={`/sessions/${props.one.sessionId}`}
          class="rounded px-1 font-medium text-accent underline underline-offset-2"
        >
          {words.open}
        </A>
      </Show>
      <IconButton size="small" aria-label={words.close} onClick={() => undo.dismiss(props.one.decisionId)}>
        <X size={14} stroke-width={1.75} aria-hidden="true" />
      </IconButton>
      <Show when={props.one.reason !== null}>
        <UndoReason one={props.one} />
      </Show>
      <Show when={failed()}>
        {(error) => (
          <p role="alert" class="w-full text-rejected">
            {words.failed}: {describeError(error()).why} {describeError(error()).now}
          </p>
        )}
      </Show>
    </div>
  );
}
