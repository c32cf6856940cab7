import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal, For } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrowTarget, createCombobox } from './create-combobox.ts';

afterEach(cleanup);

const [options, setOptions] = createSignal<string[]>([]);
const [typed, setTyped] = createSignal('');
const pick = vi.fn();

function Box() {
  const box = createCombobox({ options, keyOf: (o) => o, startsAtFirst: () => typed() !== '', pick });
  return (
    <>
      <input
        role="combobox"
        aria-expanded="true"
        aria-label="Find"
        {...box.field}
        onKeyDown={box.keydown}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          box.reset();
        }}
      />
      <div role="listbox" {...box.list} aria-label="Found">
        <For each={options()}>{(option) => <div {...box.option(option)}>{option}</div>}</For>
      </div>
    </>
  );
}
const field = () => screen.getByRole('combobox');
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(field(), { key, ...more });
const active = () => {
  const id = field().getAttribute('aria-activedescendant');
  const [selected, ...more] = screen.queryAllByRole('option', { selected: true });
  expect(more).toEqual([]);
  expect(selected?.id ?? null).toBe(id);
  return selected?.textContent;
};

beforeEach(() => {
  setOptions(['one', 'two', 'a b/ç']);
  setTyped('');
  pick.mockClear();
  render(() => <Box />);
});

it('names its list, which the field controls', () => {
  expect(field().getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id);
});

describe('arrows', () => {
  it('begin at either end and go round', () => {
    expect(active()).toBeUndefined();
    press('ArrowDown');
    expect(active()).toBe('one');
    press('ArrowUp');
    expect(active()).toBe('a b/ç');
    press('ArrowDown');
    expect(active()).toBe('one');
  });

  it.each([
    ['ArrowUp', -1, 3, 2],
    ['ArrowDown', 2, 3, 0],
    ['ArrowDown', -1, 0, undefined],
    ['Home', 1, 3, undefined],
  ])('%s from %i of %i: %s', (key, at, count, to) => {
    expect(arrowTarget(key, at, count)).toBe(to);
  });

  it('an option that is found later does not move the choice', () => {
    press('ArrowDown');
    press('ArrowDown');
    setOptions(['zero', 'one', 'two']);
    expect(active()).toBe('two');
  });
});

describe('Enter', () => {
  it('picks what is active, once for each press, and never sends the form around it', () => {
    expect(press('Enter')).toBe(false);
    expect(pick).not.toHaveBeenCalled();
    fireEvent.input(field(), { target: { value: 'o' } });
    expect(active()).toBe('one');
    press('Enter');
    press('Enter', { repeat: true });
    expect(pick.mock.calls.map(([option]) => option)).toEqual(['one']);
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { isComposing: true }])('is not its own with %j', (more) => {
    press('ArrowDown');
    expect(press('Enter', more)).toBe(true);
    expect(pick).not.toHaveBeenCalled();
  });
});

it('a press of the pointer picks and leaves the focus in the field', () => {
  const option = screen.getByText('two');
  expect(fireEvent.mouseDown(option)).toBe(false);
  fireEvent.click(option);
  expect(pick.mock.calls.map(([one]) => one)).toEqual(['two']);
});
