import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, expect, it, vi } from 'vitest';
import { Popover } from './popover.tsx';

afterEach(cleanup);

const show = (outer = vi.fn()) => {
  render(() => (
    <main>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: stands for a page that has Escape for itself */}
      <div onKeyDown={(event) => !event.defaultPrevented && outer(event.key)}>
        <Popover
          label="Dates"
          trigger={(attributes) => (
            <button type="button" {...attributes}>
              Open
            </button>
          )}
        >
          {(close) => (
            <>
              <input aria-label="From" />
              <button type="button" onClick={close}>
                Apply
              </button>
            </>
          )}
        </Popover>
        <input aria-label="Elsewhere" />
      </div>
    </main>
  ));
  return screen.getByRole('button', { name: 'Open' });
};
const panel = () => screen.findByRole('dialog', { name: 'Dates' });
const isClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

// The first test of the file: the panel's code is not there yet.
it('K12: who went on to a field while its code was loading is not pulled away from it', async () => {
  const button = show();
  button.focus();
  fireEvent.click(button);
  expect(screen.queryByRole('dialog')).toBeNull();
  screen.getByLabelText('Elsewhere').focus();
  expect(button.getAttribute('aria-expanded')).toBe('true');
  await waitFor(() => expect(button.getAttribute('aria-expanded')).toBe('false'));
  expect(document.activeElement).toBe(screen.getByLabelText('Elsewhere'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('opens on its first field, inside the landmark of its button, which says what it controls', async () => {
  const button = show();
  fireEvent.click(button);
  const dialog = await panel();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('From')));
  expect(dialog.closest('main')).toBe(button.closest('main'));
  expect(button.getAttribute('aria-controls')).toBe(dialog.id);
  expect(button.getAttribute('aria-expanded')).toBe('true');
});

it('K12: Escape closes it alone: what lies around it does not see the key; the focus returns', async () => {
  const outer = vi.fn();
  const button = show(outer);
  fireEvent.click(button);
  await panel();
  expect(fireEvent.keyDown(screen.getByLabelText('From'), { key: 'Escape' })).toBe(false);
  await isClosed();
  expect(outer).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button);
});

it('what closes it from inside gives the focus back', async () => {
  const button = show();
  fireEvent.click(button);
  await panel();
  fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
  await isClosed();
  expect(document.activeElement).toBe(button);
});

it('the focus going elsewhere closes it and stays there', async () => {
  fireEvent.click(show());
  await panel();
  screen.getByLabelText('Elsewhere').focus();
  await isClosed();
  expect(document.activeElement).toBe(screen.getByLabelText('Elsewhere'));
});
