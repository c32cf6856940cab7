import { createUniqueId, onMount, type ParentProps, Show } from 'solid-js';
import { longestReason } from '../../../../shared/decision/decision.ts';
import { describeError } from '../../api.ts';
import { boxClass } from '../../ui/box-class.ts';
import { Button } from '../../ui/button.tsx';
import type { Reviewing } from './reviewing.ts';
import { words } from './words.ts';

const w = words.review;

/** Why the subject is the listed person, or is not. Escape leaves it as it was. */
export function ReviewForm(props: ParentProps<{ reviewing: Reviewing }>) {
  const id = createUniqueId();
  let area!: HTMLTextAreaElement;
  onMount(() => {
    area.focus({ preventScroll: true });
    area.scrollIntoView?.({ block: 'nearest' });
  });
  const failure = () => {
    const wrong = props.reviewing.wrong();
    return wrong?.kind === 'other' ? describeError(wrong.error) : undefined;
  };
  const isMissing = () => props.reviewing.wrong()?.kind === 'reason';
  return (
    <form
      novalidate
      aria-label={w.forms[props.reviewing.asked() ?? 'same']}
      class="flex flex-col gap-2 rounded-md border border-line bg-sunk/60 p-2"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        props.reviewing.close();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        props.reviewing.accept();
        void props.reviewing.save();
      }}
    >
      <label for={id} class="font-medium">
        {w.forms[props.reviewing.asked() ?? 'same']}
      </label>
      <textarea
        ref={area}
        id={id}
        dir="auto"
        rows={2}
        required
        maxlength={longestReason}
        aria-invalid={isMissing()}
        aria-describedby={`${id}-said`}
        class={`${boxClass} block h-auto resize-y py-1`}
        value={props.reviewing.reason()}
        onInput={(event) => props.reviewing.type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }
        }}
      />
      <p id={`${id}-said`} class={`text-small ${isMissing() ? 'text-rejected' : 'text-muted'}`}>
        <span role={isMissing() ? 'alert' : undefined}>{isMissing() ? w.reasonMissing : w.reasonHint}</span>
      </p>
      <Show when={props.reviewing.isLate() || props.reviewing.wrong()?.kind === 'meanwhile'}>
        <p role="alert" class="text-awaiting">
          {w.meanwhile}
        </p>
      </Show>
      <Show when={failure()}>
        {(wording) => (
          <p role="alert" class="text-rejected">
            {w.failed}: {wording().why} {wording().now}
          </p>
        )}
      </Show>
      {props.children}
      <div class="flex justify-end gap-2">
        <Button size="small" kind="quiet" onClick={() => props.reviewing.close()}>
          {w.cancel}
        </Button>
        <Button size="small" kind="primary" type="submit" aria-disabled={props.reviewing.saving()}>
          {props.reviewing.saving() ? w.saving : w.save}
        </Button>
      </div>
    </form>
  );
}
