import { createSignal, For, Show } from 'solid-js';
import { useColleagues } from '../accounts/colleagues.ts';
import { useMe } from '../accounts/me.ts';
import { Avatar } from '../ui/avatar.tsx';
import { type ActionProps, createSend } from './action.ts';
import { ActionDialog } from './action-dialog.tsx';
import { createCheck } from './create-check.ts';
import { words } from './words.ts';

const w = words.assign;

/** Assigns waiting sessions to a colleague, or unassigns them. */
export function AssignAction(props: ActionProps) {
  const me = useMe();
  const colleagues = useColleagues();
  /** `null`: unassigned. */
  const [chosen, setChosen] = createSignal<string | null>();
  const action = () => {
    const reviewerId = chosen();
    return reviewerId === undefined ? undefined : ({ type: 'assign', reviewerId } as const);
  };
  const check = createCheck(action, props.ids);
  const post = createSend(check);
  const send = async () => {
    const reviewerId = chosen() ?? null;
    const name = colleagues.find(reviewerId)?.name ?? '';
    const outcome = await post({ type: 'assign', reviewerId }, (n) =>
      reviewerId === null ? w.freed({ n }) : w.done({ n, to: name }),
    );
    if (outcome) props.onDone(outcome);
  };
  const choices = () => [...colleagues.all().filter(({ active }) => active), null];
  return (
    <ActionDialog
      title={w.title({ n: props.ids.length })}
      total={props.ids.length}
      check={check}
      nameOf={props.nameOf}
      sendLabel={w.send}
      failed={w.failed}
      send={send}
      onClose={props.onClose}
    >
      <fieldset class="flex max-h-[40dvh] flex-col overflow-y-auto">
        <legend class="mb-1 font-medium">{w.to}</legend>
        <For each={choices()}>
          {(one) => (
            <label class="flex min-h-9 items-center gap-2.5 rounded-md px-2 hover:bg-sunk">
              <input
                type="radio"
                name="bulk-assignee"
                class="size-3.5 accent-(--accent)"
                checked={chosen() === (one?.id ?? null)}
                onChange={() => setChosen(one?.id ?? null)}
              />
              <Show when={one} fallback={<span>{w.nobody}</span>}>
                {(colleague) => (
                  <>
                    <Avatar name={colleague().name} colour={colleague().colour} size={20} ornament />
                    <span class="min-w-0 truncate" dir="auto">
                      {colleague().name}
                      <Show when={colleague().id === me().reviewer.id}>
                        <span class="text-muted"> · {w.you}</span>
                      </Show>
                    </span>
                  </>
                )}
              </Show>
            </label>
          )}
        </For>
      </fieldset>
    </ActionDialog>
  );
}
