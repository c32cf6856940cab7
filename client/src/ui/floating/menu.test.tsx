import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import { keyGuard } from '../../keyboard/guarded-keys.ts';
import { Menu, type MenuItem } from './menu.tsx';

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const run = vi.fn();
const show = (items: MenuItem[]) => {
  render(() => (
    <main>
      <Menu
        label="Actions"
        items={items}
        trigger={(attributes) => (
          <button type="button" {...attributes}>
            Open
          </button>
        )}
      />
      <input aria-label="Elsewhere" />
    </main>
  ));
  return screen.getByRole('button', { name: 'Open' });
};
const three: MenuItem[] = [
  { label: 'Export', run },
  { label: 'Hand over', run },
  'line',
  { label: 'Help', run: () => run('help') },
];
const item = (name: string) => screen.findByRole('menuitem', { name });
const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
const focused = () => document.activeElement?.textContent;

it('opens on its first item; arrows go round, Home and End to the ends, letters to what begins with them', async () => {
  const button = show(three);
  fireEvent.click(button);
  const first = await item('Export');
  await waitFor(() => expect(document.activeElement).toBe(first));
  expect(button.getAttribute('aria-expanded')).toBe('true');
  press('ArrowUp');
  expect(focused()).toBe('Help');
  press('ArrowDown');
  expect(focused()).toBe('Export');
  press('End');
  expect(focused()).toBe('Help');
  press('Home');
  expect(focused()).toBe('Export');
  press('h');
  expect(focused()).toBe('Hand over');
});

it('ArrowUp on the button opens it at its end', async () => {
  const button = show(three);
  button.focus();
  press('ArrowUp');
  await waitFor(() => expect(focused()).toBe('Help'));
});

it.each(['Escape', 'Tab'])(
  'K12: %s closes it, gives the focus back and is not seen by what lies below',
  async (key) => {
    const button = show(three);
    button.focus();
    fireEvent.click(button);
    await waitFor(() => expect(focused()).toBe('Export'));
    expect(press(key)).toBe(false);
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-expanded')).toBe('false');
  },
);

it('K12: an item has the focus back on the button before it runs, so that it may move it', async () => {
  const at = vi.fn();
  const button = show([{ label: 'Export', run: () => at(document.activeElement, screen.queryByRole('menu')) }]);
  fireEvent.click(button);
  fireEvent.click(await item('Export'));
  expect(at).toHaveBeenCalledExactlyOnceWith(button, null);
});

it('a choice is a checkbox and may leave the menu open', async () => {
  const [on, setOn] = createSignal(false);
  const wide: MenuItem = {
    label: 'Wide',
    get checked() {
      return on();
    },
    keepOpen: true,
    run: () => setOn(!on()),
  };
  fireEvent.click(show([wide]));
  const choice = await screen.findByRole('menuitemcheckbox', { name: 'Wide' });
  expect(choice.getAttribute('aria-checked')).toBe('false');
  fireEvent.click(choice);
  expect(choice.isConnected && choice.getAttribute('aria-checked')).toBe('true');
});

it('K12: the focus going elsewhere closes it and stays there', async () => {
  fireEvent.click(show(three));
  await item('Export');
  screen.getByRole('textbox').focus();
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
});

it('the button closes it by its own press', async () => {
  const button = show(three);
  fireEvent.click(button);
  await item('Export');
  fireEvent.pointerDown(button);
  fireEvent.click(button);
  expect(screen.queryByRole('menu')).toBeNull();
});

it('K1: opening it and pointing at its items counts as the reviewer moving the focus', async () => {
  const acted = vi.spyOn(keyGuard, 'acted');
  fireEvent.click(show(three));
  const help = await item('Help');
  await waitFor(() => expect(focused()).toBe('Export'));
  acted.mockClear();
  fireEvent.pointerMove(help, { pointerType: 'mouse' });
  expect(document.activeElement).toBe(help);
  expect(acted).toHaveBeenCalledWith('command');
});
