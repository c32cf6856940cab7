import { createSignal, createUniqueId, Show } from 'solid-js';
import { longestSessionTag, type SessionTag } from '../../../shared/session/session-tags.ts';
import { createAction } from '../ui/behaviour/create-action.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import type { SessionTags } from './create-session-tags.ts';
import { words } from './words.ts';

/** A field for the name of a tag that the company does not have yet. Not a form element: it may be inside one. */
export function NewTag(props: { tags: SessionTags; onCreated: (tag: SessionTag) => void }) {
  const id = createUniqueId();
  const [name, setName] = createSignal('');
  const creating = createAction();
  const create = async () => {
    const wanted = name().trim();
    if (!wanted) return;
    // It exists already: use that one.
    const known = props.tags.all().find((tag) => tag.name.toLowerCase() === wanted.toLowerCase());
    await creating.run(async () => {
      const tag = known ?? (await props.tags.create(wanted));
      setName('');
      props.onCreated(tag);
    });
  };
  return (
    <div class="flex flex-col gap-1">
      <label for={id} class="font-medium">
        {words.create}
      </label>
      <div class="flex gap-2">
        <input
          id={id}
          dir="auto"
          autocomplete="off"
          maxlength={longestSessionTag}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            event.preventDefault();
            void create();
          }}
          class="h-8 min-w-0 flex-1 rounded-md border border-edge bg-surface px-2"
        />
        <Button aria-disabled={creating.isRunning() || !name().trim()} onClick={() => void create()}>
          {words.createSend}
        </Button>
      </div>
      <Show when={creating.error()}>{(error) => <Failed what={words.createFailed} error={error()} />}</Show>
    </div>
  );
}
