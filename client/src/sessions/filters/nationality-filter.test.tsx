import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it } from 'vitest';
import { NationalityFilter } from './nationality-filter.tsx';

afterEach(cleanup);

it('a country is chosen by keyboard: type, Enter; arrows into the list, letters back (faults.md A15)', async () => {
  const [value, setValue] = createSignal<readonly string[]>([]);
  render(() => <NationalityFilter value={value()} onChange={setValue} />);
  fireEvent.click(screen.getByRole('button', { name: /Nationality/ }));
  const field = await screen.findByRole('searchbox');
  const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
  field.focus();
  press('Enter');
  expect(value()).toEqual([]);
  fireEvent.input(field, { target: { value: 'georg' } });
  press('Enter');
  expect(value()).toEqual(['GEO']);
  press('ArrowDown');
  expect(document.activeElement).toBe(screen.getAllByRole('checkbox')[0]);
  press('Enter');
  expect(value()).toEqual([]);
  press('x');
  expect(document.activeElement).toBe(field);
  press('ArrowDown');
  press('ArrowUp');
  expect(document.activeElement).toBe(field);
});
