import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it } from 'vitest';
import type { SessionSort } from '../../../../shared/session/session-list.ts';
import { asMade, chosenColumns, columns, layOut, leastOf, setChosenColumns } from '../../listing/columns.ts';
import { listKinds } from '../../listing/list-kinds.ts';
import { ColumnHeads } from './column-heads.tsx';

afterEach(() => {
  cleanup();
  setChosenColumns(() => asMade);
});
const [sort, setSort] = createSignal<SessionSort>('newest');
const open = () =>
  render(() => (
    <div role="row">
      <ColumnHeads
        columns={columns}
        layout={layOut(1440, chosenColumns())}
        head={{
          book: listKinds.all,
          get sort() {
            return sort();
          },
          onSort: setSort,
        }}
      />
    </div>
  ));
const separator = (column: string) => screen.getByRole('separator', { name: `Width of ${column}` });
const width = (column: string) => Number(separator(column).getAttribute('aria-valuenow'));

it('arrow keys change the width, Enter gives it back; this browser remembers', async () => {
  open();
  const before = width('Subject');
  await fireEvent.keyDown(separator('Subject'), { key: 'ArrowRight' });
  expect(width('Subject')).toBe(before + 16);
  await fireEvent.keyDown(separator('Subject'), { key: 'ArrowLeft', shiftKey: true });
  expect(width('Subject')).toBe(before + 14);
  expect(JSON.parse(localStorage.getItem('vidimus.columns')!)).toEqual({
    hidden: [],
    widths: { subject: before + 14 },
  });
  await fireEvent.keyDown(separator('Subject'), { key: 'Home' });
  expect(width('Subject')).toBe(leastOf('subject'));
  await fireEvent.keyDown(separator('Subject'), { key: 'Enter' });
  expect(width('Subject')).toBe(before);
});

it('is one stop for Tab: up and down go to the others', async () => {
  open();
  const stops = () => screen.getAllByRole('separator').filter((one) => one.tabIndex === 0);
  expect(stops()).toEqual([separator('State')]);
  separator('State').focus();
  await fireEvent.keyDown(separator('State'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(separator('Subject'));
  expect(stops()).toEqual([separator('Subject')]);
});

it('a press on a head sorts by it, again the other way or as usual, and says so (faults.md A15)', async () => {
  open();
  const sorted = () =>
    screen
      .getAllByRole('columnheader')
      .filter((head) => head.hasAttribute('aria-sort'))
      .map((head) => `${head.getAttribute('aria-label')}: ${head.getAttribute('aria-sort')}`);
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  expect(sorted()).toEqual(['Subject: none', 'Checks: none', 'Started: descending']);
  await press('Started');
  expect(sort()).toBe('oldest');
  expect(sorted().at(-1)).toBe('Started: ascending');
  await press('Started');
  expect(sort()).toBe('newest');
  await press('Subject');
  expect(sorted()).toEqual(['Subject: ascending', 'Checks: none', 'Started: none']);
  await press('Subject');
  expect(sort()).toBe('newest');
  await press('Face match');
  expect(sort()).toBe('level');
  // As the menu would.
  setSort('oldest');
  expect(sorted()).toEqual(['Subject: none', 'Checks: none', 'Started: ascending']);
});

it('each list offers by its heads what its menu offers', () => {
  for (const book of Object.values(listKinds))
    for (const sorts of Object.values(book.heads)) for (const one of sorts) expect(book.sorts).toContain(one);
});
