import { createUniqueId, For, onMount } from 'solid-js';
import { longestReason, shortestUndoReason } from '../../../../shared/decision/decision.ts';
import { Button } from '../../ui/button.tsx';
import { type Undoable, useUndo } from './create-undo.ts';
import { words } from './words.ts';

/** Why a decision is undone that has shown its reviewer the first one of a blind review. */
export function UndoReason(props: { one: Undoable }) {
  const undo = useUndo();
  const id = createUniqueId();
  let field!: HTMLInputElement;
  onMount(() => queueMicrotask(() => field.focus()));
  const reason = () => props.one.reason ?? '';
  const isShort = () => reason().trim().length < shortestUndoReason;
  const isSending = () => props.one.state === 'sending';
  return (
    <form
      class="flex w-full flex-col gap-1.5 pb-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (isShort()) field.focus();
        else void undo.undo(props.one.decisionId);
      }}
    >
      <label for={id} class="font-medium">
        {words.reason}
      </label>
      <div class="flex flex-wrap items-center gap-2">
        <input
          ref={field}
          id={id}
          class="h-8 min-w-40 flex-1 rounded-md border border-edge bg-surface px-2.5"
          maxLength={longestReason}
          aria-describedby={`${id}-detail`}
          value={reason()}
          onInput={(event) => undo.setReason(props.one.decisionId, event.currentTarget.value)}
        />
        <Button type="submit" size="small" kind="primary" aria-disabled={isShort() || isSending()}>
          {words.undo}
        </Button>
      </div>
      <p class="flex flex-wrap gap-1.5">
        <For each={words.slips}>
          {(slip) => (
            <Button
              size="small"
              onClick={() => {
                undo.setReason(props.one.decisionId, slip);
                field.focus();
              }}
            >
              {slip}
            </Button>
          )}
        </For>
      </p>
      <p id={`${id}-detail`} class="text-small text-muted">
        {words.reasonDetail} {isShort() && words.reasonShort({ n: shortestUndoReason })}
      </p>
    </form>
  );
}
