import { createRoot, createSignal } from 'solid-js';
import { expect, it } from 'vitest';
import { setLookedAt, startWalk } from '../../session-walk/current-walk.ts';
import { createReturn } from './list-return.ts';

const order = ['a', 'b', 'c', 'd'];

/** Back at a list of which `pages` are loaded one after the other. */
function back(pages: string[][], lookedAt?: string) {
  startWalk({ label: 'Awaiting action', ids: order, isCut: false, waitingOnly: true, query: {} });
  setLookedAt(lookedAt);
  const arrived: [string, number][] = [];
  const [shown, setShown] = createSignal(1);
  createRoot(() =>
    createReturn(
      {
        ids: () => pages.slice(0, shown()).flat(),
        more: () => (shown() < pages.length ? 'idle' : 'end'),
        loadMore: () => setShown((n) => n + 1),
        ...{ loading: () => false, outdated: () => false },
      },
      { path: '/queue', search: '', opened: 'b', scrollTop: 120 },
      (id, scrollTop) => arrived.push([id, scrollTop]),
    ),
  );
  return { arrived, loaded: shown() };
}

it('leads to the session that was opened, or to the one that was looked at last (faults.md A15)', () => {
  expect(back([order]).arrived).toEqual([['b', 120]]);
  expect(back([order], 'd').arrived).toEqual([['d', 120]]);
});

it('to the one behind it when it has left the list, or to the last', () => {
  expect(back([['a', 'c', 'd']]).arrived).toEqual([['c', 120]]);
  expect(back([['a', 'b']], 'd').arrived).toEqual([['b', 120]]);
  expect(back([[]]).arrived).toEqual([]);
});

it('loads as much of the list as there was, and no more', () => {
  const { arrived, loaded } = back([['a'], ['b'], ['c'], ['d']], 'c');
  expect([arrived, loaded]).toEqual([[['c', 120]], 3]);
});
