import { createSignal, type JSX, Match, onMount, Show, Switch } from 'solid-js';
import { longestReason } from '../../../../shared/decision/decision.ts';
import { ProblemError } from '../../api.ts';
import { nameOf } from '../../session-model/session-name.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Dialog } from '../../ui/floating/dialog.tsx';
import type { Deciding, ReasonOf } from '../deciding.ts';
import { StaleChanges } from '../stale-changes.tsx';
import { words } from '../words.ts';
import { aboutSubject } from './about-subject.ts';

interface ReasonWords {
  title: string;
  lead: string;
  reason: string;
  reasonHint: string;
  send: string;
  sending: string;
  failed: string;
}

/** A dialog with a reason field and other content; concurrent changes are shown before it is sent. */
export function ReasonForm(props: {
  /** Identifies the draft, which survives closing the dialog. */
  what: ReasonOf;
  words: ReasonWords;
  deciding: Deciding;
  send: (reason: string, seq: number) => Promise<unknown>;
  children?: JSX.Element;
  /** Below the field. */
  below?: JSX.Element;
}) {
  const d = () => props.deciding;
  const reason = () => d().reason(props.what);
  const setReason = (typed: string) => d().setReason(props.what, typed);
  const [state, setState] = createSignal<{ is: 'asking'; error?: unknown; missing?: true } | { is: 'sent' }>({
    is: 'asking',
  });
  const asking = () => {
    const now = state();
    return now.is === 'asking' ? now : undefined;
  };
  let field!: HTMLTextAreaElement;
  onMount(() => queueMicrotask(() => field.focus()));
  const send = async () => {
    if (!asking() || d().news().length > 0) return;
    if (!reason().trim()) {
      setState({ is: 'asking', missing: true });
      return field.focus();
    }
    setState({ is: 'sent' });
    try {
      const wording = reason();
      await props.send(wording.trim(), d().seen());
      if (reason() === wording) setReason('');
      d().close();
    } catch (error) {
      setState({ is: 'asking', error });
      if (error instanceof ProblemError && error.body.changes?.length) d().tell(error.body.changes);
    }
  };
  return (
    <Dialog open onClose={d().close} title={aboutSubject(props.words.title, nameOf(d().view()))}>
      <form
        novalidate
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      >
        <p class="text-muted">{props.words.lead}</p>
        {props.children}
        <div>
          <label for="reason" class="mb-1 block font-medium">
            {props.words.reason}
          </label>
          <textarea
            ref={field}
            id="reason"
            dir="auto"
            rows={3}
            required
            maxlength={longestReason}
            aria-invalid={asking()?.missing}
            aria-describedby="reason-said"
            value={reason()}
            onInput={(event) => {
              setReason(event.currentTarget.value);
              if (asking()?.missing) setState({ is: 'asking' });
            }}
            class="block w-full resize-y rounded-md border border-edge bg-surface px-3 py-2 aria-invalid:border-rejected"
          />
          <p
            id="reason-said"
            role={asking()?.missing ? 'alert' : undefined}
            class={`mt-1 text-small ${asking()?.missing ? 'text-rejected' : 'text-muted'}`}
          >
            {asking()?.missing ? words.reasonMissing : props.words.reasonHint}
          </p>
        </div>
        {props.below}
        <Switch>
          <Match when={d().news().length > 0}>
            <div class="flex flex-col items-start gap-2">
              <StaleChanges changes={d().news()} edits={d().view().edits} now={words.changed} />
              <Button
                onClick={() => {
                  d().look();
                  setState({ is: 'asking' });
                }}
              >
                {words.dialog.look}
              </Button>
            </div>
          </Match>
          <Match when={asking()?.error}>{(error) => <Failed what={props.words.failed} error={error()} />}</Match>
        </Switch>
        <div class="flex justify-end gap-2">
          <Button kind="quiet" onClick={d().close}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" kind="primary" aria-disabled={!asking() || d().news().length > 0}>
            <Show when={asking()} fallback={props.words.sending}>
              {props.words.send}
            </Show>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
