import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RejectionTag } from '../../../../shared/decision/rejection-tags.ts';
import type { Tags } from '../../listing/tags.ts';
import { TagPicker } from './tag-picker.tsx';

afterEach(cleanup);

const tag = (key: string, label: string): RejectionTag =>
  ({ key, label, group: 'quality', retired: false }) as unknown as RejectionTag;
const all = [tag('spam', 'Spam'), tag('glare', 'Glare'), tag('blur', 'Blurred photo')];
const tags = {
  all: () => all,
  name: (key: string) => key,
  failure: () => undefined,
  reload: () => {},
} as unknown as Tags;
const [chosen, setChosen] = createSignal<readonly string[]>([]);
const [searched, setSearched] = createSignal('');

const input = () => screen.getByRole<HTMLInputElement>('combobox');
const press = (key: string, more = {}) => fireEvent.keyDown(input(), { key, ...more });
const type = (value: string) => fireEvent.input(input(), { target: { value } });
const active = () => screen.queryAllByRole('option', { selected: true }).map((one) => one.textContent);

// faults.md A4: Enter tagged an honest person as spam; Tab stopped at the list, and the note was lost.
describe('tags by keyboard', () => {
  beforeEach(() => {
    setChosen([]);
    setSearched('');
    render(() => (
      <TagPicker
        tags={tags}
        chosen={chosen()}
        onChange={setChosen}
        unmet={[]}
        missing={false}
        leftover={false}
        searched={searched()}
        setSearched={setSearched}
        ref={() => {}}
      />
    ));
  });

  it('nothing is highlighted with nothing typed, and Enter adds nothing', () => {
    expect(active()).toEqual([]);
    expect(input().getAttribute('aria-activedescendant')).toBeNull();
    press('Enter');
    type('  ');
    press('Enter');
    expect(chosen()).toEqual([]);
  });

  it('an arrow chooses, from either end', () => {
    press('ArrowDown');
    expect(active()).toHaveLength(1);
    press('Enter');
    expect(chosen()).toHaveLength(1);
    press('ArrowUp');
    press('Enter');
    expect(chosen()).toHaveLength(2);
  });

  it('what is typed chooses the first that fits; held down, Enter adds one', () => {
    type('gla');
    press('Enter');
    press('Enter', { repeat: true });
    press('Enter');
    expect([chosen(), searched()]).toEqual([['glare'], '']);
  });

  it('words that are no tag add none', () => {
    type('the photo is not');
    press('Enter');
    expect([chosen(), searched()]).toEqual([[], 'the photo is not']);
  });

  it('the list that scrolls is no stop of Tab', () => {
    expect(screen.getByRole('listbox').getAttribute('tabindex')).toBe('-1');
  });
});
