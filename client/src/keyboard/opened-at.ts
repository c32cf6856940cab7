import { youngDialogMs } from './key-guard.ts';

const openedAt = new WeakMap<Element, number>();

/** To be called when a modal dialog opens. */
export const markOpened = (dialog: Element): void => void openedAt.set(dialog, performance.now());

/** Whether an element lies in a modal dialog that has only just opened. */
export function isInYoungDialog(element: Element | null): boolean {
  const dialog = element?.closest('dialog');
  const at = dialog && openedAt.get(dialog);
  return at != null && performance.now() - at < youngDialogMs;
}
