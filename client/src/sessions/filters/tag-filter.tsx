import { For, Show, useContext } from 'solid-js';
import { rejectionGroups } from '../../../../shared/decision/rejection-tags.ts';
import { toggled } from '../../listing/filter-url.ts';
import { TagsContext } from '../../listing/tags.ts';
import { text } from '../../text/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { Popover } from '../../ui/floating/popover.tsx';

const words = text.sessions.filters;

/** The tree of tags, any of which may be chosen; those that are retired too, as long as something may wear them. */
export function TagFilter(props: { value: readonly string[]; onChange: (value: string[]) => void }) {
  const tags = useContext(TagsContext);
  const value = () => {
    const [first] = props.value;
    if (first === undefined) return undefined;
    return props.value.length > 1
      ? words.more({ first: tags.name(first), n: props.value.length - 1 })
      : tags.name(first);
  };
  return (
    <Popover
      label={words.tag}
      trigger={(attributes) => (
        <Chip
          {...attributes}
          label={words.tag}
          value={value()}
          clearLabel={words.remove({ what: words.tag })}
          onClear={() => props.onChange([])}
        />
      )}
    >
      {() => (
        <div class="max-h-96 overflow-y-auto p-1">
          <For each={rejectionGroups}>
            {(group) => (
              <Show when={tags.all().some((tag) => tag.group === group)}>
                <div role="group" aria-label={text.decisions.groups[group]}>
                  <div aria-hidden="true" class="caps px-2 pt-2 pb-0.5">
                    {text.decisions.groups[group]}
                  </div>
                  <For each={tags.all().filter((tag) => tag.group === group)}>
                    {(tag) => (
                      <label class="flex h-8 items-center gap-2 rounded-md px-2 hover:bg-sunk has-focus-visible:bg-sunk">
                        <input
                          type="checkbox"
                          class="size-3.5 accent-(--accent)"
                          checked={props.value.includes(tag.key)}
                          onChange={() => props.onChange(toggled(props.value, tag.key))}
                        />
                        <span class="min-w-0 flex-1 truncate">{tags.name(tag.key)}</span>
                      </label>
                    )}
                  </For>
                </div>
              </Show>
            )}
          </For>
        </div>
      )}
    </Popover>
  );
}
