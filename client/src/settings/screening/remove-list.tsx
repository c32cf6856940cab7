import { createSignal, Show } from 'solid-js';
import type { ListView } from '../../../../shared/api/screening.ts';
import { api, ProblemError } from '../../api.ts';
import { Failed } from '../../keys/make-key.tsx';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { words } from './words.ts';

const w = words.remove;

/** Asks once more: nobody is found by a list that is gone. */
export function RemoveList(props: { list: ListView; onClose: () => void; onRemoved: () => void }) {
  const [state, setState] = createSignal<{ is: 'asking'; error?: unknown } | { is: 'sent' }>({ is: 'asking' });
  const error = () => {
    const now = state();
    return now.is === 'asking' ? now.error : undefined;
  };
  const remove = async () => {
    if (state().is === 'sent') return;
    setState({ is: 'sent' });
    try {
      await api.removeList(props.list.id);
    } catch (failure) {
      // Another master was faster: it is as wanted.
      if (!(failure instanceof ProblemError && failure.code === 'not_found')) {
        setState({ is: 'asking', error: failure });
        return;
      }
    }
    props.onRemoved();
  };
  return (
    <Dialog open onClose={props.onClose} title={w.title}>
      <p class="wrap-anywhere">{w.detail(props.list.title)}</p>
      <Show when={error()}>
        {(failure) => (
          <div class="mt-3">
            <Failed what={w.failed} error={failure()} />
          </div>
        )}
      </Show>
      <div class="mt-4 flex justify-end gap-2">
        <Button kind="quiet" onClick={() => props.onClose()}>
          {text.ui.cancel}
        </Button>
        <Button kind="danger" aria-disabled={state().is === 'sent'} onClick={() => void remove()}>
          {state().is === 'sent' ? w.going : w.go}
        </Button>
      </div>
    </Dialog>
  );
}
