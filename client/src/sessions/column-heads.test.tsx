import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { afterEach, expect, it } from 'vitest';
import { ColumnHeads } from './column-heads.tsx';
import { asMade, chosenColumns, columns, layOut, leastOf, setChosenColumns } from './columns.ts';

afterEach(() => {
  cleanup();
  setChosenColumns(() => asMade);
});
const open = () =>
  render(() => (
    <div role="row">
      <ColumnHeads columns={columns} layout={layOut(1440, chosenColumns())} />
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
