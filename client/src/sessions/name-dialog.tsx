import { createSignal, createUniqueId, onMount, Show } from 'solid-js';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { hasName, longestName, type SavedFilter } from './saved-filters.ts';

const words = text.sessions.saved;

/** Asks for the name of a filter. */
export function NameDialog(props: {
  title: string;
  name: string;
  others: readonly SavedFilter[];
  onName: (name: string) => void;
  onClose: () => void;
}) {
  const [name, setName] = createSignal(props.name);
  const id = createUniqueId();
  let input!: HTMLInputElement;
  // After the dialog has opened and put the focus on its title.
  onMount(() =>
    queueMicrotask(() => {
      input.focus();
      input.select();
    }),
  );
  const replaces = () =>
    hasName(
      props.others.filter((one) => one.name !== props.name),
      name(),
    );
  return (
    <Dialog open onClose={props.onClose} title={props.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!name().trim()) return input.focus();
          props.onName(name());
          props.onClose();
        }}
      >
        <label for={id} class="mb-1 block font-medium">
          {words.name}
        </label>
        <input
          ref={input}
          id={id}
          required
          maxlength={longestName}
          autocomplete="off"
          dir="auto"
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
          aria-describedby={`${id}-hint`}
          class="h-9 w-full rounded-md border border-edge bg-surface px-3"
        />
        <p id={`${id}-hint`} role="status" class="mt-1.5 text-small text-muted">
          <Show when={replaces()} fallback={words.where}>
            {words.replaces}
          </Show>
        </p>
        <div class="mt-4 flex justify-end gap-2">
          <Button kind="quiet" onClick={() => props.onClose()}>
            {text.ui.cancel}
          </Button>
          <Button type="submit" kind="primary" disabled={!name().trim()}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
