import { expect, it } from 'vitest';
import { marksName } from '../../../shared/note/document.ts';
import { makePair } from '../threads/testing/pair.ts';
import { markStoreOf } from './mark-store.ts';

function pair() {
  const made = makePair();
  const [ana, ben] = [markStoreOf(made.notes[0].doc), markStoreOf(made.notes[1].doc)];
  return { ...made, ana, ben };
}
const box = { kind: 'box', photoId: 'front', points: [1, 1, 9, 9] } as const;

it('a mark is there for both, numbered on its photo, with its author', () => {
  const { ana, ben, notes } = pair();
  ana.add(box);
  ben.add({ ...box, kind: 'pin' });
  ben.add({ ...box, photoId: 'selfie' });
  expect(ana.on('front').map((m) => [m.number, m.kind, notes[0].writerOf(m.writer)?.id])).toEqual([
    [1, 'box', 'ana'],
    [2, 'pin', 'ben'],
  ]);
  expect(ana.on('selfie')).toMatchObject([{ number: 1 }]);
});

it('two drawn at the same moment have numbers of their own, the same for both', () => {
  const { ana, ben, cut, join } = pair();
  cut();
  ana.add(box);
  ben.add(box);
  join();
  expect(ana.on('front').map((m) => m.number)).toEqual([1, 2]);
  expect(ben.on('front').map((m) => [m.id, m.number])).toEqual(ana.on('front').map((m) => [m.id, m.number]));
  ana.add(box);
  expect(ben.on('front').map((m) => m.number)).toEqual([1, 2, 3]);
});

it('a mark that goes leaves the numbers of the others alone', () => {
  const { ana } = pair();
  const first = ana.add(box);
  ana.add(box);
  ana.remove(first);
  ana.add(box);
  expect(ana.on('front').map((m) => m.number)).toEqual([2, 3]);
});

it('undo takes back only what one did oneself, step by step', () => {
  const { ana, ben } = pair();
  const id = ana.add(box);
  ben.add(box);
  ana.move(id, [2, 2, 8, 8]);
  ana.remove(id);
  expect(ana.undo()).toBe(id);
  expect(ben.of(id)?.points).toEqual([2, 2, 8, 8]);
  ana.undo();
  expect(ben.of(id)?.points).toEqual([1, 1, 9, 9]);
  ana.redo();
  expect(ben.of(id)?.points).toEqual([2, 2, 8, 8]);
  ana.undo();
  ana.undo();
  expect(ana.undo()).toBeNull();
  expect(ana.on('front')).toHaveLength(1);
});

it('what was removed comes back by itself, not what was done last, and once only', () => {
  const { ana, ben } = pair();
  const first = ana.add(box);
  ana.remove(first);
  const second = ana.add({ ...box, kind: 'pin' });
  expect(ana.restore(first)).toBe(first);
  // Both drawn within a millisecond: which is the first is not said.
  expect(
    ben
      .all()
      .map((mark) => mark.id)
      .toSorted(),
  ).toEqual([first, second].toSorted());
  expect([ana.restore(first), ana.restore('none')]).toEqual([null, null]);
  // It is one more step that was taken back, and the others are as they were.
  expect(ana.redo()).toBe(first);
  expect(ana.undo()).toBe(first);
  expect(ana.undo()).toBe(second);
  expect(ben.all().map((mark) => mark.id)).toEqual([first]);
});

it('undo leaves alone what a colleague has changed since', () => {
  const { ana, ben } = pair();
  const id = ana.add(box);
  ana.move(id, [2, 2, 8, 8]);
  ben.move(id, [3, 3, 7, 7]);
  expect(ana.undo()).toBeNull();
  expect(ana.of(id)?.points).toEqual([3, 3, 7, 7]);
});

it('rubbish in the document is not there, and breaks nothing', () => {
  const { ana, notes } = pair();
  const map = notes[1].doc.getMap(marksName);
  map.set('a', { ...box, points: 'everywhere', number: 1, at: '2026-11-23T09:00:00Z' });
  map.set('b', null);
  const id = ana.add(box);
  expect(ana.on('front').map((m) => m.id)).toEqual([id]);
});
