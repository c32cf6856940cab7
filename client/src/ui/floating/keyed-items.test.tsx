import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import { Menu, type MenuItem } from './menu.tsx';

afterEach(cleanup);

const focused = () => document.activeElement?.textContent;

it('an open menu whose items are computed again keeps the focus on its item, with the latest contents', async () => {
  const run = vi.fn();
  const [seq, setSeq] = createSignal(0);
  const items = (): MenuItem[] => [
    ...(seq() > 1 ? [{ label: 'Claim', run }] : []),
    { label: 'Assign', hint: `${seq()}`, run: () => run('assign', seq()) },
    'line',
    { label: 'Snooze', checked: seq() > 0, keepOpen: true, run: () => run('snooze') },
  ];
  render(() => (
    <main>
      <Menu
        label="Actions"
        items={items()}
        trigger={(attributes) => (
          <button type="button" {...attributes}>
            Open
          </button>
        )}
      />
    </main>
  ));
  fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(focused()).toBe('Assign0'));
  const assign = document.activeElement!;
  setSeq(1);
  expect(document.activeElement).toBe(assign);
  expect(focused()).toBe('Assign1');
  expect(screen.getByRole('menuitemcheckbox').getAttribute('aria-checked')).toBe('true');
  setSeq(2);
  expect(document.activeElement).toBe(assign);
  expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Claim', 'Assign2']);
  fireEvent.click(assign);
  expect(run).toHaveBeenCalledExactlyOnceWith('assign', 2);
});
