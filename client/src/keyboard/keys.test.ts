import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKeys, createPaletteKey } from './keys.ts';

const take = vi.fn(() => true);
const open = vi.fn();
let close: () => void;
beforeEach(async () => {
  createRoot((dispose) => {
    close = dispose;
    createKeys(take);
    createPaletteKey(open);
  });
  await Promise.resolve();
});
afterEach(() => {
  close();
  document.body.replaceChildren();
  vi.clearAllMocks();
});
function press(on: Element, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  on.dispatchEvent(event);
  return event;
}
const put = (html: string): Element => {
  document.body.innerHTML = html;
  return document.body;
};

it('a letter is a shortcut, wherever the focus is on the page', () => {
  expect(press(put('<button>x</button>').firstElementChild!, { key: 'j' }).defaultPrevented).toBe(true);
  expect(take).toHaveBeenCalledOnce();
});

it.each([
  ['a field', '<input>'],
  ['an open dialog elsewhere', '<p></p><dialog open></dialog>'],
  ['an open menu elsewhere', '<p></p><div role="menu"></div>'],
  ['an open panel elsewhere', '<p></p><div role="dialog"></div>'],
])('not in, or under, %s', (_, html) => {
  press(put(html).firstElementChild!, { key: 'j' });
  expect(take).not.toHaveBeenCalled();
});

it.each([{ ctrlKey: true }, { metaKey: true }])('the palette opens out of a field as well: %j', (modifier) => {
  expect(press(put('<input>').firstElementChild!, { key: 'k', ...modifier }).defaultPrevented).toBe(true);
  expect(open).toHaveBeenCalledOnce();
  press(put('<p></p><dialog open></dialog>').firstElementChild!, { key: 'k', ...modifier });
  expect(open).toHaveBeenCalledOnce();
});
