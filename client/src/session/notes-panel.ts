import { createSignal, onCleanup } from 'solid-js';

const key = 'vidimus.notes-column';

/**
 * Whether the notes have their own column (from 1440 px) and whether this reader wants it, remembered on this computer.
 * Open until it is closed.
 */
export function createNotesPanel() {
  const wide = matchMedia('(min-width: 1440px)');
  const [column, setColumn] = createSignal(wide.matches);
  const changed = () => setColumn(wide.matches);
  wide.addEventListener('change', changed);
  onCleanup(() => wide.removeEventListener('change', changed));
  const [open, setOpen] = createSignal(localStorage.getItem(key) !== 'closed');
  return {
    column,
    open,
    toggle: () => {
      setOpen((is) => !is);
      localStorage.setItem(key, open() ? 'open' : 'closed');
    },
  };
}
