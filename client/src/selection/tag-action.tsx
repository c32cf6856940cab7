import { createSignal, For, Show } from 'solid-js';
import type { SessionTags } from '../session-tags/create-session-tags.ts';
import { NewTag } from '../session-tags/new-tag.tsx';
import { type ActionProps, createSend } from './action.ts';
import { ActionDialog } from './action-dialog.tsx';
import { createCheck } from './create-check.ts';
import { words } from './words.ts';

const w = words.tag;
const row = 'flex min-h-8 items-center gap-2.5 rounded-md px-2 hover:bg-sunk';

/** Puts one of the company's tags on sessions, or takes it off. */
export function TagAction(props: ActionProps & { tags: SessionTags }) {
  const [on, setOn] = createSignal(true);
  const [tagId, setTagId] = createSignal<string>();
  const action = () => {
    const id = tagId();
    return id === undefined ? undefined : ({ type: 'tag', tagId: id, on: on() } as const);
  };
  const check = createCheck(action, props.ids);
  const post = createSend(check);
  const send = async () => {
    const wanted = action();
    if (!wanted) return;
    const name = props.tags.name(wanted.tagId) ?? '';
    const outcome = await post(wanted, (n) => (wanted.on ? w.done : w.removed)({ n, tag: name }));
    if (outcome) props.onDone(outcome);
  };
  return (
    <ActionDialog
      title={w.title({ n: props.ids.length })}
      total={props.ids.length}
      check={check}
      nameOf={props.nameOf}
      sendLabel={on() ? w.send.add : w.send.remove}
      failed={w.failed}
      send={send}
      onClose={props.onClose}
    >
      <fieldset class="flex gap-4">
        <legend class="sr-only">{w.what}</legend>
        <For each={[true, false]}>
          {(value) => (
            <label class="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name="bulk-tag-what"
                class="size-3.5 accent-(--accent)"
                checked={on() === value}
                onChange={() => setOn(value)}
              />
              {value ? w.add : w.remove}
            </label>
          )}
        </For>
      </fieldset>
      <Show when={props.tags.all().length > 0} fallback={<p class="text-muted">{w.none}</p>}>
        <fieldset class="flex max-h-[32dvh] flex-col overflow-y-auto">
          <legend class="mb-1 font-medium">{w.tag}</legend>
          <For each={props.tags.all()}>
            {(tag) => (
              <label class={row}>
                <input
                  type="radio"
                  name="bulk-tag"
                  class="size-3.5 accent-(--accent)"
                  checked={tagId() === tag.id}
                  onChange={() => setTagId(tag.id)}
                />
                <span class="min-w-0 truncate" dir="auto">
                  {tag.name}
                </span>
              </label>
            )}
          </For>
        </fieldset>
      </Show>
      <Show when={on()}>
        <NewTag tags={props.tags} onCreated={(tag) => setTagId(tag.id)} />
      </Show>
    </ActionDialog>
  );
}
