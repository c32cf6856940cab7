import type { Editor } from '@tiptap/core';
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import { hrefOf } from '../../../../../shared/note/links.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/floating/popover.tsx';
import { words } from '../words.ts';

/** Sets, changes and removes the link under the caret. */
export function LinkButton(props: { editor: Editor; isOn: () => boolean; icon: JSX.Element }) {
  const [wrong, setWrong] = createSignal(false);
  const id = createUniqueId();
  const set = (address: string, close: () => void) => {
    const typed = address.trim();
    const href = hrefOf(typed);
    if (!href) return void setWrong(true);
    const { editor } = props;
    const link = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !editor.isActive('link')) {
      link.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run();
    } else link.setLink({ href }).run();
    close();
  };
  return (
    <Popover
      label={words.link}
      align="end"
      class="w-72"
      trigger={(attributes) => (
        <IconButton
          {...attributes}
          class="size-7! aria-pressed:bg-sunk aria-pressed:text-text"
          aria-label={words.link}
          aria-pressed={props.isOn()}
          onPointerDown={(event: PointerEvent) => event.preventDefault()}
        >
          {props.icon}
        </IconButton>
      )}
    >
      {(close) => (
        <form
          class="flex flex-col gap-2 p-3"
          onSubmit={(event) => {
            event.preventDefault();
            set(new FormData(event.currentTarget).get('address')?.toString() ?? '', close);
          }}
        >
          <label class="text-small text-muted" for={id}>
            {words.address}
          </label>
          <input
            id={id}
            name="address"
            inputmode="url"
            autocomplete="off"
            value={String(props.editor.getAttributes('link').href ?? '')}
            aria-invalid={wrong()}
            onInput={() => setWrong(false)}
            class="h-8 rounded-md border border-edge bg-surface px-2"
          />
          <Show when={wrong()}>
            <p role="alert" class="text-small text-rejected">
              {words.badLink}
            </p>
          </Show>
          <div class="flex gap-2">
            <Button kind="primary" type="submit">
              {words.setLink}
            </Button>
            <Show when={props.isOn()}>
              <Button
                onClick={() => {
                  props.editor.chain().focus().extendMarkRange('link').unsetLink().run();
                  close();
                }}
              >
                {words.removeLink}
              </Button>
            </Show>
          </div>
        </form>
      )}
    </Popover>
  );
}
