import { Show } from 'solid-js';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/floating/dialog.tsx';
import { words } from '../words.ts';
import type { Tried } from './create-dry-run.ts';
import { confirmTitle, saveLabel } from './save-words.ts';

const w = words.save;

/** Sessions would leave the queue automatically, or the effect is unknown: asks for confirmation. */
export function ConfirmSave(props: { tried: Tried; onClose: () => void; onSave: () => void }) {
  const waiting = () => props.tried.result?.waiting;
  return (
    <Dialog open onClose={props.onClose} title={confirmTitle(waiting())}>
      <div class="num flex flex-col gap-1">
        <Show when={waiting()} fallback={<p>{w.confirmUnknown}</p>}>
          {(now) => (
            <>
              <Show when={now().rejected > 0}>
                <p class="font-medium text-rejected">{w.confirmRejected({ n: now().rejected })}</p>
              </Show>
              <Show when={now().verified > 0}>
                <p>{w.confirmVerified({ n: now().verified })}</p>
              </Show>
            </>
          )}
        </Show>
        <p class="text-muted">{w.confirmUnaffected}</p>
      </div>
      <div class="mt-4 flex justify-end gap-2">
        <Button kind="quiet" onClick={props.onClose}>
          {text.ui.cancel}
        </Button>
        <Button kind={(waiting()?.rejected ?? 0) > 0 ? 'danger' : 'primary'} onClick={props.onSave}>
          {waiting() ? saveLabel(waiting()!) : w.save}
        </Button>
      </div>
    </Dialog>
  );
}
