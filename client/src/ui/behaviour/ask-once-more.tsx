import { createSignal, Show } from 'solid-js';
import { ProblemError } from '../../api.ts';
import { text } from '../../text/text.ts';
import { Button } from '../button.tsx';
import { Failed } from '../failed.tsx';
import { Dialog } from '../floating/dialog.tsx';

/** Confirmation of an irreversible deletion. Also counts as done if someone else was faster. */
export function AskOnceMore(props: {
  words: { title: string; detail: string; go: string; going: string; failed: string };
  act: () => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
}) {
  const [isSent, setSent] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const go = async () => {
    if (isSent()) return;
    setSent(true);
    setError(undefined);
    try {
      await props.act();
    } catch (failure) {
      if (!(failure instanceof ProblemError && failure.code === 'not_found')) {
        setSent(false);
        setError(failure);
        return;
      }
    }
    props.onDone();
  };
  return (
    <Dialog open onClose={props.onClose} title={props.words.title}>
      <p class="wrap-anywhere">{props.words.detail}</p>
      <Show when={error()}>
        {(failure) => (
          <div class="mt-3">
            <Failed what={props.words.failed} error={failure()} />
          </div>
        )}
      </Show>
      <div class="mt-4 flex justify-end gap-2">
        <Button kind="quiet" onClick={() => props.onClose()}>
          {text.ui.cancel}
        </Button>
        <Button kind="danger" aria-disabled={isSent()} onClick={() => void go()}>
          {isSent() ? props.words.going : props.words.go}
        </Button>
      </div>
    </Dialog>
  );
}
