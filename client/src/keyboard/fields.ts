const textInputs =
  'input:not([type=button],[type=submit],[type=reset],[type=checkbox],[type=radio],[type=range],[type=color],[type=file],[type=image])';

/** A text field, writable or not. */
export const isTextField = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches(`${textInputs}, textarea, [role=textbox]`));

/** The element accepts typed text. */
export function takesText(element: Element | null): boolean {
  if (!isTextField(element)) return false;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
    return !element.readOnly && !element.disabled;
  return element.isContentEditable;
}

/** Not focusable any more: removed, hidden, disabled, or in a closed dialog. */
export function isGone(element: Element): boolean {
  if (!element.isConnected || element.closest('dialog:not([open]), [inert]') || element.matches(':disabled'))
    return true;
  return typeof element.checkVisibility === 'function' && !element.checkVisibility();
}

/** A field's visible label. */
export function nameOfField(element: HTMLElement): string {
  const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0]?.textContent : null;
  return (element.getAttribute('aria-label') ?? label ?? element.getAttribute('placeholder') ?? '').trim();
}

/** The full value of a field; for a text that is saved as it is typed, the paragraph's text before the caret. */
export function textOf(element: HTMLElement): string {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value;
  const selection = document.getSelection();
  const node = selection?.focusNode;
  if (!selection || !node || !element.contains(node)) return '';
  const block = (node instanceof Element ? node : node.parentElement)?.closest('p, li, h2, h3, blockquote');
  if (!block || !element.contains(block)) return '';
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, selection.focusOffset);
  return range.toString();
}
