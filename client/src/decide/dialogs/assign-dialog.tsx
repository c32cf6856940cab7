import { createSignal, For, Show } from 'solid-js';
import { useColleagues } from '../../accounts/colleagues.ts';
import { api } from '../../api.ts';
import { nameOf } from '../../session-model/session-name.ts';
import { text } from '../../text/text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { createAction } from '../../ui/behaviour/create-action.ts';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/failed.tsx';
import { Dialog } from '../../ui/floating/dialog.tsx';
import type { Deciding } from '../deciding.ts';
import { words } from '../words.ts';
import { aboutSubject } from './about-subject.ts';

const w = words.handOver.assignDialog;

/** Assigns a waiting session to a colleague: Review next no longer offers it to others. */
export function AssignDialog(props: { deciding: Deciding; onClose: () => void }) {
  const colleagues = useColleagues();
  const view = () => props.deciding.view();
  const [chosen, setChosen] = createSignal<string | null>(view().waiting?.assignedTo ?? null);
  const sending = createAction();
  const send = async () => {
    const reviewerId = chosen();
    if (reviewerId !== null && (await sending.run(() => api.assign(view().id, reviewerId)))) props.onClose();
  };
  return (
    <Dialog open onClose={props.onClose} title={aboutSubject(w.title, nameOf(view()))}>
      <form
        novalidate
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p class="text-muted">{w.lead}</p>
        <fieldset class="flex flex-col">
          <legend class="sr-only">{w.title}</legend>
          <For each={colleagues.all().filter(({ active }) => active)}>
            {(one) => (
              <label class="flex min-h-9 items-center gap-2.5 rounded-md px-2 hover:bg-sunk">
                <input
                  type="radio"
                  name="assignee"
                  class="size-3.5 accent-(--accent)"
                  checked={chosen() === one.id}
                  onChange={() => setChosen(one.id)}
                />
                <Avatar name={one.name} colour={one.colour} size={20} ornament />
                <span class="min-w-0 truncate">
                  {one.name}
                  <Show when={one.id === props.deciding.me.id}>
                    <span class="text-muted"> · {w.you}</span>
                  </Show>
                </span>
              </label>
            )}
          </For>
        </fieldset>
        <Show when={sending.error()}>{(error) => <Failed what={w.failed} error={error()} />}</Show>
        <div class="flex justify-end gap-2">
          <Button kind="quiet" onClick={props.onClose}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" kind="primary" aria-disabled={chosen() === null || sending.isRunning()}>
            {sending.isRunning() ? w.sending : w.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
