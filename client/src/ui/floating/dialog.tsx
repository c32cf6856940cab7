import { X } from 'lucide-solid';
import { createEffect, createUniqueId, onCleanup, type ParentProps, Show } from 'solid-js';
import { keyGuard } from '../../keyboard/guarded-keys.ts';
import { markOpened } from '../../keyboard/opened-at.ts';
import { text } from '../../text/text.ts';
import { IconButton } from '../button.tsx';
import { RefusedInDialog } from '../keyboard/refused-hint.tsx';

/** The browser's own modal dialog: it holds the focus, hides the rest from screen readers and closes with Escape. */
export function Dialog(
  props: ParentProps<{
    open: boolean;
    onClose: () => void;
    title: string;
    wide?: boolean;
    side?: boolean;
    /** As large as the window: for photos. */
    huge?: boolean;
    /** Nothing inside takes the focus: then the text does, to be scrolled by keyboard. */
    reading?: boolean;
  }>,
) {
  let element!: HTMLDialogElement;
  const id = createUniqueId();
  createEffect(() => {
    if (props.open && !element.open) {
      // Nothing opens a dialog but the reviewer, though it may have been loaded first.
      keyGuard.acted('command');
      markOpened(element);
      element.showModal();
    }
    if (!props.open && element.open) element.close();
  });
  // Taken off the page while open, it would leave the focus nowhere: only close() gives it back.
  onCleanup(() => element.open && element.close());
  const place = () =>
    props.side
      ? 'ms-auto me-0 my-0 h-dvh max-h-dvh w-105 max-w-[100vw] rounded-none border-s'
      : props.huge
        ? 'm-auto h-[calc(100dvh-24px)] max-h-none w-[min(1600px,calc(100vw-24px))] max-w-none rounded-xl border'
        : `m-auto max-h-[85dvh] max-w-[calc(100vw-24px)] rounded-xl border ${props.wide ? 'w-180' : 'w-110'}`;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, and the browser's own
    <dialog
      ref={element}
      aria-labelledby={id}
      onClose={() => props.onClose()}
      // The backdrop is the dialog itself, as far as clicks go.
      onClick={(event) => event.target === element && props.onClose()}
      class={`flex-col border-line bg-raised text-text shadow-float open:flex ${place()}`}
    >
      <Show when={props.open}>
        <header class="flex items-center gap-2 border-b border-line py-2 ps-4 pe-2">
          {/* The focus begins here, not on the button that closes. */}
          <h2 id={id} tabindex="-1" autofocus class="min-w-0 flex-1 truncate text-[14px] font-semibold outline-none">
            {props.title}
          </h2>
          <IconButton aria-label={text.ui.close} onClick={() => props.onClose()}>
            <X size={16} stroke-width={1.5} aria-hidden="true" />
          </IconButton>
        </header>
        <div
          {...(props.reading && { tabindex: 0, role: 'region', 'aria-labelledby': id })}
          class="scroll-hint-y focus-inside min-h-0 flex-1 overflow-y-auto p-4"
        >
          {props.children}
        </div>
        <RefusedInDialog />
      </Show>
    </dialog>
  );
}
