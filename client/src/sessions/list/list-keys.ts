import type { Accessor } from 'solid-js';
import { createKeys } from '../../keyboard/keys.ts';
import type { Selection } from '../../listing/create-selection.ts';
import type { RowWindow } from '../../ui/behaviour/window-rows.ts';

/** j, k and x from anywhere; arrows, Enter and Space while the focus is on the list or on nothing. */
export function createListKeys(options: {
  ids: Accessor<readonly string[]>;
  active: Accessor<string | undefined>;
  setActive: (id: string | undefined) => void;
  selection: Selection;
  window: RowWindow;
  open: (id: string) => void;
  peeking: Accessor<boolean>;
  setPeeking: (peeking: boolean) => void;
}): void {
  const { ids, active, window } = options;
  const goTo = (index: number) => {
    const at = Math.max(0, Math.min(ids().length - 1, index));
    options.setActive(ids()[at]);
    window.show(at);
    return true;
  };
  const move = (by: number) => {
    if (ids().length === 0) return false;
    const at = ids().indexOf(active() ?? '');
    // From nowhere, to what is seen first.
    return goTo(at < 0 ? Math.min(ids().length - 1, window.scrollTop() === 0 ? 0 : window.first() + 8) : at + by);
  };
  createKeys((event) => {
    if (event.key === 'j') return move(1);
    if (event.key === 'k') return move(-1);
    if (event.key === 'x' || event.key === 'X') {
      const id = active();
      if (id === undefined) return false;
      options.selection.toggle(id, event.shiftKey);
      return true;
    }
    if (event.key === 'Escape') {
      if (options.peeking()) options.setPeeking(false);
      else if (options.selection.ids().size > 0) options.selection.clear();
      else if (active() !== undefined) options.setActive(undefined);
      else return false;
      return true;
    }
    const focus = document.activeElement;
    if (focus && focus !== document.body && !focus.matches('main, h1, [role=grid]')) return false;
    const id = active();
    switch (event.key) {
      case 'ArrowDown':
        return move(1);
      case 'ArrowUp':
        return move(-1);
      case 'PageDown':
        return move(Math.max(1, window.capacity() - 2));
      case 'PageUp':
        return move(-Math.max(1, window.capacity() - 2));
      case 'Home':
        return goTo(0);
      case 'End':
        return goTo(ids().length - 1);
      case 'Enter':
        if (id === undefined) return false;
        options.open(id);
        return true;
      case ' ':
        if (id === undefined && !move(0)) return false;
        options.setPeeking(!options.peeking());
        return true;
      default:
        return false;
    }
  });
}
