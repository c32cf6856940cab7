import { Plus, X } from 'lucide-solid';
import { createSignal, For, Show } from 'solid-js';
import { api } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { Popover } from '../ui/floating/popover.tsx';
import { createSessionTags } from './create-session-tags.ts';
import { NewTag } from './new-tag.tsx';
import { words } from './words.ts';

/** The tags of a session, used by reviewers for sorting: added and removed at once, independent of the assignee. */
export function SessionTagsLine(props: { sessionId: string; tagIds: readonly string[]; offline: boolean }) {
  const tags = createSessionTags();
  const [failed, setFailed] = createSignal<unknown>();
  const set = async (tagId: string, on: boolean) => {
    setFailed(undefined);
    await api.tagSession(props.sessionId, tagId, on).catch(setFailed);
  };
  const shown = () => props.tagIds.flatMap((id) => tags.all().find((tag) => tag.id === id) ?? []);
  let adder!: HTMLDivElement;
  return (
    <div class="flex flex-wrap items-center gap-1.5 pb-3">
      <ul aria-label={words.label} class="contents">
        <For each={shown()}>
          {(tag) => (
            <li class="inline-flex h-6 max-w-full items-center rounded-full bg-sunk ps-2.5 text-small font-medium">
              <span class="truncate" dir="auto">
                {tag.name}
              </span>
              <button
                type="button"
                aria-label={words.remove({ name: tag.name })}
                aria-disabled={props.offline || undefined}
                class="inline-flex size-6 shrink-0 items-center justify-center rounded-full text-muted hover:bg-line hover:text-text"
                onClick={() => {
                  if (props.offline) return;
                  // The button is removed with its tag.
                  adder.querySelector('button')?.focus();
                  void set(tag.id, false);
                }}
              >
                <X size={12} stroke-width={2} aria-hidden="true" />
              </button>
            </li>
          )}
        </For>
      </ul>
      <div ref={adder} class="contents">
        <Popover
          label={words.edit}
          class="w-72"
          trigger={(attributes) => (
            <Button size="small" kind="quiet" aria-disabled={props.offline || undefined} {...attributes}>
              <Plus size={14} stroke-width={1.75} aria-hidden="true" />
              {words.edit}
            </Button>
          )}
        >
          {() => (
            <div class="flex flex-col gap-2 p-2">
              <Show when={tags.all().length > 0} fallback={<p class="px-1 text-muted">{words.noTags}</p>}>
                <div class="max-h-72 overflow-y-auto">
                  <For each={tags.all()}>
                    {(tag) => (
                      <label class="flex min-h-8 items-center gap-2 rounded-md px-2 hover:bg-sunk has-focus-visible:bg-sunk">
                        <input
                          type="checkbox"
                          class="size-3.5 accent-(--accent)"
                          checked={props.tagIds.includes(tag.id)}
                          onChange={(event) => void set(tag.id, event.currentTarget.checked)}
                        />
                        <span class="min-w-0 flex-1 truncate" dir="auto">
                          {tag.name}
                        </span>
                      </label>
                    )}
                  </For>
                </div>
              </Show>
              <NewTag tags={tags} onCreated={(tag) => void set(tag.id, true)} />
            </div>
          )}
        </Popover>
      </div>
      <Show when={failed()}>{(error) => <Failed what={words.failed} error={error()} />}</Show>
    </div>
  );
}
