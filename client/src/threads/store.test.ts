import fc from 'fast-check';
import { createEffect, createRoot } from 'solid-js';
import { unwrap } from 'solid-js/store';
import { describe, expect, it } from 'vitest';
import { commentsName, resolvedName, type Subject } from '../../../shared/note/document.ts';
import { threadStoreOf } from './store.ts';
import { makePair } from './testing/pair.ts';

const name: Subject = 'field:subject.firstName';
const sex: Subject = 'field:subject.sex';

function pair() {
  const made = makePair();
  return { ...made, ana: threadStoreOf(made.notes[0].doc), ben: threadStoreOf(made.notes[1].doc) };
}
const wording = (store: ReturnType<typeof threadStoreOf>, about: Subject) =>
  store.of(about)?.comments.map((c) => c.text);

describe('a thread', () => {
  it('is seen by a colleague, with who wrote what', () => {
    const { ana, ben, notes } = pair();
    ana.add(name, '  Is this right?\n');
    ben.add(name, 'Yes');
    expect(wording(ana, name)).toEqual(['Is this right?', 'Yes']);
    expect(ana.of(name)!.comments.map((c) => notes[0].writerOf(c.writer)?.id)).toEqual(['ana', 'ben']);
  });

  it('begun by two at the same moment is one, with both comments', () => {
    const { ana, ben, cut, join } = pair();
    cut();
    ana.add(name, 'From Ana');
    ben.add(name, 'From Ben');
    join();
    expect(wording(ana, name)?.toSorted()).toEqual(['From Ana', 'From Ben']);
    expect(wording(ben, name)).toEqual(wording(ana, name));
    expect(ana.openCount()).toBe(1);
  });

  it('keeps an answer below what it answers, whatever the clocks say', () => {
    const { ana, ben, notes } = pair();
    ana.add(name, 'Question');
    notes[0].doc.getMap(commentsName).set('z', { about: name, at: '2031-01-01T00:00:00Z', order: 1, text: 'Ahead' });
    ben.add(name, 'Answer');
    expect(wording(ana, name)).toEqual(['Question', 'Ahead', 'Answer']);
  });

  it('without comments is none', () => {
    const { ana, ben } = pair();
    const id = ana.add(name, 'Oops');
    ana.resolve(name);
    ana.remove(id);
    expect(ben.of(name)).toBeUndefined();
    expect(ben.all()).toEqual([]);
  });

  it('tells of an edit', () => {
    const { ana, ben } = pair();
    ana.edit(ana.add(name, 'Yes'), 'No');
    expect(ben.of(name)!.comments).toMatchObject([{ text: 'No', editedAt: expect.any(String) }]);
  });
});

describe('resolving', () => {
  it('closes it for both, and reopening opens it', () => {
    const { ana, ben, notes } = pair();
    ana.add(name, 'Hm');
    ana.add(sex, 'Hm');
    ben.resolve(name);
    expect(notes[0].writerOf(ana.of(name)!.resolved!.writer)?.id).toBe('ben');
    expect([ana.openCount(), ana.openCount((about) => about === name)]).toEqual([1, 0]);
    expect(ana.all().map((thread) => thread.about)).toEqual([sex, name]);
    ana.reopen(name);
    expect(ben.of(name)!.resolved).toBeNull();
  });

  it('does not put away what a colleague said at the same moment, nor an answer later', () => {
    const { ana, ben, cut, join } = pair();
    ana.add(name, 'Hm');
    cut();
    ana.resolve(name);
    ben.add(name, 'Wait');
    join();
    expect([ana.of(name)!.resolved, ben.of(name)!.resolved]).toEqual([null, null]);
    ben.resolve(name);
    expect(ana.of(name)!.resolved).not.toBeNull();
    ana.add(name, 'One more thing');
    expect(ben.of(name)!.resolved).toBeNull();
  });
});

it('rubbish in the document is not there, and breaks nothing', () => {
  const { ana, notes } = pair();
  const doc = notes[0].doc;
  doc.getMap(commentsName).set('a', { about: 'x', text: 5 });
  doc.getMap(commentsName).set('b', 'text');
  doc.getMap(resolvedName).set(name, ['?']);
  doc.getMap(resolvedName).set('__proto__', { at: '2026-01-01', seen: [] });
  ana.add(name, 'Still works');
  expect(ana.all()).toHaveLength(1);
});

it('a change of one thread does not wake those who look at another', () => {
  const { ana } = pair();
  ana.add(name, 'One');
  const seen: (number | undefined)[] = [];
  createRoot(() => createEffect(() => seen.push(ana.of(name)?.comments.length)));
  ana.add(sex, 'Two');
  ana.add(name, 'Three');
  expect(seen).toEqual([1, 2]);
});

it('whatever two do with a line that comes and goes, they end equal and no comment is lost', () => {
  const step = fc.record({
    does: fc.constantFrom('add', 'resolve', 'reopen', 'edit', 'cut', 'join'),
    who: fc.constantFrom<0 | 1>(0, 1),
    about: fc.constantFrom(name, sex),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { ana, ben, cut, join } = pair();
      const added: string[] = [];
      for (const { does, who, about } of steps) {
        const store = who === 0 ? ana : ben;
        const first = store.of(about)?.comments[0];
        if (does === 'cut') cut();
        else if (does === 'join') join();
        else if (does === 'add') added.push(store.add(about, `Comment ${added.length}`));
        else if (does === 'edit') first && store.edit(first.id, 'Edited');
        else store[does as 'resolve'](about);
      }
      join();
      for (const about of [name, sex]) expect(unwrap(ana.of(about))).toEqual(unwrap(ben.of(about)));
      expect(
        ana
          .all()
          .flatMap((thread) => thread.comments.map((c) => c.id))
          .toSorted(),
      ).toEqual(added.toSorted());
    }),
  );
});
