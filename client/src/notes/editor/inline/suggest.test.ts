import { createSignal } from 'solid-js';
import { expect, it } from 'vitest';
import { findChoices } from '../../../session-model/suggest/suggest-choices.ts';
import { blocksOf } from '../input/templates.ts';
import { words } from '../words.ts';
import { createSuggest } from './suggest.ts';

const all = ['First name', 'Document number', 'MRZ: Document code', 'Nino Ćosić', 'Anna-María'].map((label) => ({
  id: label,
  label,
}));
const found = (query: string) => findChoices(all, query).map((choice) => choice.label);

it('finds by the beginning of the whole, then of a word, then anywhere; accents do not matter', () => {
  expect(found('docu')).toEqual(['Document number', 'MRZ: Document code']);
  expect(found('num')).toEqual(['Document number']);
  expect(found('cosic')).toEqual(['Nino Ćosić']);
  expect(found('maria')).toEqual(['Anna-María']);
  expect(found('zzz')).toEqual([]);
  expect(found('')).toHaveLength(5);
});

it('makes a template of paragraphs and one checklist for each run of checks', () => {
  expect(blocksOf(['a', '- b', '- c', 'd']).map((block) => [block.type, block.content?.length])).toEqual([
    ['paragraph', 1],
    ['taskList', 2],
    ['paragraph', 1],
  ]);
  for (const { lines } of Object.values(words.commonNotes)) expect(blocksOf(lines).length).toBeGreaterThan(1);
});

it('leaves a sentence that goes on after the sign, and not a name that is still being typed', () => {
  const suggest = createSuggest();
  const { items, render } = suggest.options('#', 'things', () => all);
  const list = render!();
  const type = (query: string) =>
    list.onUpdate!({ query, items: items!({ query } as never), clientRect: () => null, command: () => {} } as never);
  type('docu');
  expect(suggest.open()?.choices).toHaveLength(2);
  type('document num');
  expect(suggest.open()?.choices.map((choice) => choice.label)).toEqual(['Document number']);
  type('zzz');
  expect(suggest.open()?.choices).toEqual([]);
  type('1 on the selfie looks cut');
  expect(suggest.open()).toBeUndefined();
});

it('shows colleagues who are loaded only after the sign was typed, also after an arrow', () => {
  const [people, setPeople] = createSignal(all.slice(0, 0));
  const suggest = createSuggest();
  const { items, render } = suggest.options('@', 'people', people);
  const list = render!();
  const props = { query: 'n', items: items!({ query: 'n' } as never), clientRect: () => null, command: () => {} };
  list.onStart!(props as never);
  expect(suggest.open()?.choices).toEqual([]);
  setPeople(all);
  const labels = () => suggest.open()?.choices.map((choice) => choice.label);
  expect(labels()?.[0]).toBe('Nino Ćosić');
  list.onKeyDown!({ event: new KeyboardEvent('keydown', { key: 'ArrowDown' }) } as never);
  expect(suggest.open()?.active).toBe(1);
  setPeople(all.slice(0, 3));
  expect(labels()).toEqual(found('n').filter((label) => all.slice(0, 3).some((one) => one.label === label)));
});
