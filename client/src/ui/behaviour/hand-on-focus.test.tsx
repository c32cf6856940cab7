import { cleanup, render, screen } from '@solidjs/testing-library';
import { createSignal, Show } from 'solid-js';
import { afterEach, expect, it } from 'vitest';
import { handOnFocus } from './hand-on-focus.ts';

afterEach(cleanup);

function Panel() {
  let root!: HTMLDivElement;
  handOnFocus(
    () => root,
    () => document.querySelector('main'),
  );
  return (
    <div ref={root}>
      <button type="button">Close</button>
    </div>
  );
}

it('K5: what goes with the focus inside hands it on; without it, it takes none', () => {
  const [open, setOpen] = createSignal(true);
  render(() => (
    <main tabindex="-1">
      <button type="button">Elsewhere</button>
      <Show when={open()}>
        <Panel />
      </Show>
    </main>
  ));
  screen.getByRole('button', { name: 'Close' }).focus();
  setOpen(false);
  expect(document.activeElement).toBe(document.querySelector('main'));
  setOpen(true);
  const other = screen.getByRole('button', { name: 'Elsewhere' });
  other.focus();
  setOpen(false);
  expect(document.activeElement).toBe(other);
});
