import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Past } from './past.ts';

/** `n` changes, a letter each, the first half deleted again by every third. */
function rowsOf(n: number) {
  const doc = new Y.Doc();
  const rows: { first: number; seq: number; authorId: string; at: string; data: Uint8Array }[] = [];
  const texts: string[] = [''];
  doc.on('update', (data: Uint8Array) => {
    const seq = rows.length + 1;
    rows.push({ first: seq, seq, authorId: 'ana', at: new Date(seq * 1000).toISOString(), data });
  });
  const text = doc.getText('t');
  for (let i = 0; i < n; i++) {
    if (i % 3 === 2) text.delete(0, 1);
    else text.insert(text.length, String(i % 10));
    texts.push(text.toString());
  }
  return { rows, texts };
}

it('shows each moment as it was, forward, back, and far away', () => {
  const { rows, texts } = rowsOf(1_000);
  const past = new Past();
  past.add(rows.slice(0, 300));
  past.add(rows.slice(300));
  for (const index of [999, 0, 1, 2, 250, 249, 251, 500, 499, 998, 260, -1, 700]) {
    expect([index, past.docAt(index).getText('t').toString()]).toEqual([index, texts[index + 1]]);
  }
});

it('parts what was written into edits by their pauses', () => {
  const { rows } = rowsOf(6);
  const past = new Past();
  past.add(rows.map((row, i) => (i < 3 ? row : { ...row, at: new Date(1_000_000 + i * 1000).toISOString() })));
  expect(past.sessions(60_000)).toEqual([
    [0, 2],
    [3, 5],
  ]);
});
