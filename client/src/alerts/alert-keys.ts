import { createKeys } from '../keyboard/keys.ts';

/** j and k from anywhere; the arrows, Home and End while the focus is on an alert or on nothing. Enter is the link's own. */
export function createAlertKeys(list: () => HTMLElement | undefined): void {
  createKeys((event) => {
    const links = [...(list()?.querySelectorAll<HTMLElement>('[data-alert]') ?? [])];
    if (links.length === 0) return false;
    const focus = document.activeElement;
    const at = links.indexOf(focus as HTMLElement);
    const isFree = at >= 0 || !focus || focus === document.body || focus.matches('main');
    const to: Record<string, number> = {
      j: at + 1,
      // From nowhere, to what is seen first.
      k: Math.max(0, at - 1),
      ...(isFree && { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: links.length - 1 }),
    };
    const next = to[event.key];
    if (next === undefined) return false;
    links[Math.min(next, links.length - 1)]!.focus();
    return true;
  });
}
