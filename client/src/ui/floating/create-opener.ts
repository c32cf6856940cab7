import { type Accessor, createSignal } from 'solid-js';

export interface Opener {
  /** The button that opened the panel; undefined while it is closed. */
  button: Accessor<HTMLElement | undefined>;
  open: (from: HTMLElement) => void;
  /** Returns the focus to the button, unless the reviewer has moved it elsewhere. */
  close: (refocus?: boolean) => void;
  /** Called when the panel is on the page: its code loads on first use, and the reviewer may have moved on by then. */
  arrived: () => void;
}

/** Whether it is open, and where the focus returns to. */
export function createOpener(): Opener {
  const [button, setButton] = createSignal<HTMLElement>();
  let focusedAtOpen: Element | null = null;
  const close = (refocus = true) => {
    const opener = button();
    if (!opener) return;
    setButton(undefined);
    if (refocus) opener.focus();
  };
  return {
    button,
    open: (from) => {
      focusedAtOpen = document.activeElement;
      setButton(from);
    },
    close,
    arrived: () => {
      const focused = document.activeElement;
      if (focused !== focusedAtOpen && focused !== document.body && focused !== button()) close(false);
    },
  };
}
