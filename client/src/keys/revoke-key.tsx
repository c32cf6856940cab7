import { createSignal, Show } from 'solid-js';
import type { ApiKey } from '../../../shared/api/review.ts';
import { api, ProblemError } from '../api.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Failed } from './make-key.tsx';

const words = text.keys;

/** Asks once more: a revoked key cannot be had back. */
export function RevokeKey(props: { apiKey: ApiKey; onClose: () => void; onRevoked: (name: string) => void }) {
  const [state, setState] = createSignal<{ is: 'asking'; error?: unknown } | { is: 'sent' }>({ is: 'asking' });
  const error = () => {
    const now = state();
    return now.is === 'asking' ? now.error : undefined;
  };
  const revoke = async () => {
    if (state().is === 'sent') return;
    const { id, name } = props.apiKey;
    setState({ is: 'sent' });
    try {
      await api.revokeKey(id);
    } catch (failure) {
      // Another master was faster: it is as wanted.
      if (!(failure instanceof ProblemError && failure.code === 'not_found')) {
        setState({ is: 'asking', error: failure });
        return;
      }
    }
    props.onRevoked(name);
  };
  return (
    <Dialog open onClose={props.onClose} title={words.revokeTitle}>
      <p class="wrap-anywhere">{words.revokeDetail(props.apiKey.name)}</p>
      <Show when={error()}>
        {(failure) => (
          <div class="mt-3">
            <Failed what={words.revokeFailed} error={failure()} />
          </div>
        )}
      </Show>
      <div class="mt-4 flex justify-end gap-2">
        <Button kind="quiet" onClick={() => props.onClose()}>
          {text.ui.cancel}
        </Button>
        <Button kind="danger" aria-disabled={state().is === 'sent'} onClick={() => void revoke()}>
          {state().is === 'sent' ? words.revoking : words.revoke}
        </Button>
      </div>
    </Dialog>
  );
}
