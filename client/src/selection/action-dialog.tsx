import { createSignal, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { Dialog } from '../ui/floating/dialog.tsx';
import type { createCheck } from './create-check.ts';
import { SkippedList } from './skipped-list.tsx';
import { words } from './words.ts';

/** Common to all bulk actions: options, the number of eligible and skipped sessions, and one request. */
export function ActionDialog(props: {
  title: string;
  total: number;
  check: ReturnType<typeof createCheck>;
  nameOf: (id: string) => string;
  /** False while required input is missing: the form shows what. */
  complete?: () => boolean;
  sendLabel: string;
  failed: string;
  send: () => Promise<void>;
  onClose: () => void;
  children: JSX.Element;
}) {
  const [state, setState] = createSignal<{ is: 'asking'; error?: unknown } | { is: 'sending' }>({ is: 'asking' });
  let isOpen = true;
  onCleanup(() => {
    isOpen = false;
  });
  const isSending = () => state().is === 'sending';
  const eligible = () => props.check.eligible().length;
  const send = async () => {
    if (isSending() || eligible() === 0 || props.complete?.() === false) return;
    setState({ is: 'sending' });
    try {
      await props.send();
      if (isOpen) props.onClose();
    } catch (error) {
      setState({ is: 'asking', error });
    }
  };
  const error = () => {
    const now = state();
    return now.is === 'asking' ? now.error : undefined;
  };
  return (
    // The request continues after closing; its outcome is shown in place of the selection bar.
    <Dialog open onClose={props.onClose} title={props.title}>
      <form
        novalidate
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {props.children}
        <div role="status" class="num flex flex-col gap-2 empty:hidden">
          <Concerned total={props.total} check={props.check} nameOf={props.nameOf} />
        </div>
        <Show when={error()}>{(failure) => <Failed what={props.failed} error={failure()} />}</Show>
        <div class="flex justify-end gap-2">
          <Button kind="quiet" onClick={() => props.onClose()}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" kind="primary" aria-disabled={isSending() || eligible() === 0}>
            {isSending() ? words.working : props.sendLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Concerned(props: { total: number; check: ReturnType<typeof createCheck>; nameOf: (id: string) => string }) {
  const known = () => {
    const now = props.check.state();
    return now.is === 'known' ? now.check : undefined;
  };
  const failure = () => {
    const now = props.check.state();
    return now.is === 'failed' ? { error: now.error } : undefined;
  };
  const sentence = () => {
    const n = props.check.eligible().length;
    if (n === 0) return words.appliesToNone;
    return n === props.total ? words.appliesToAll({ n }) : words.applies({ n, of: props.total });
  };
  return (
    <Switch>
      <Match when={props.check.state().is === 'checking'}>
        <p class="text-muted">{words.checking}</p>
      </Match>
      <Match when={failure()}>
        {(failed) => (
          <>
            <Failed what={words.checkFailed} error={failed().error} />
            <Button class="self-start" onClick={props.check.again}>
              {text.ui.tryAgain}
            </Button>
          </>
        )}
      </Match>
      <Match when={known()}>
        {(check) => (
          <>
            <p class="font-medium">{sentence()}</p>
            <SkippedList results={check().results} nameOf={props.nameOf} />
          </>
        )}
      </Match>
    </Switch>
  );
}
