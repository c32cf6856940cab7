import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { noteLimits } from '../../../shared/note/limits.ts';
import { claimed, deepEmbed, inMap, overlapping, prepended, struct } from '../../testing/notes/note-attacks.ts';
import { noteText } from '../../testing/notes/note-text.ts';
import { mergeUpdates } from './merge-updates.ts';
import { readUpdate } from './read-update.ts';

/** Documents as several writers make them, in updates. */
const edits = fc.array(
  fc.record({
    client: fc.integer({ min: 1, max: 3 }),
    what: fc.constantFrom('insert', 'delete', 'format', 'mark'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    words: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 40 },
);
type Edits = Parameters<Parameters<typeof edits.map>[0]>[0];

function write(steps: Edits): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = noteText(doc);
  for (const { client, what, at, words } of steps) {
    doc.clientID = client;
    const place = Math.floor(at * text.length);
    if (what === 'insert') text.insert(place, words);
    else if (what === 'delete') text.delete(place, 3);
    else if (what === 'format') text.format(place, 4, { bold: at < 0.7 ? {} : null });
    else doc.getMap('marks').set(words, { at: words, points: [1, 2.5, -3, 4], more: { is: true, none: null } });
  }
  return { doc, updates };
}

describe('an update is read as Yjs reads it, without Yjs', () => {
  it('clients, clocks, lengths and deletions of anything that pages write', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const { doc, updates } = write(steps);
        for (const update of [...updates, Y.encodeStateAsUpdate(doc)]) {
          const { structs, ds } = Y.decodeUpdate(update);
          const read = readUpdate(update);
          expect(read.structs).toBe(structs.length);
          const items = structs
            .filter((each) => each instanceof Y.Item)
            .map((item) => [item.id.client, item.id.clock, item.length]);
          expect(read.clients.flatMap((of) => of.items.map((item) => [item.client, item.clock, item.len]))).toEqual(
            items,
          );
          const ends = Map.groupBy(structs, (each) => each.id.client);
          for (const { client, end } of read.clients) {
            const last = ends.get(client)!.at(-1)!;
            expect(end).toBe(last.id.clock + last.length);
          }
          expect([...read.deletes].map(([client, ranges]) => [client, ranges])).toEqual(
            [...ds.clients].map(([client, ranges]) => [client, ranges.map(({ clock, len }) => ({ clock, len }))]),
          );
        }
      }),
      { seed: 20261130, numRuns: 150 },
    );
  });

  it('whatever bytes come, it ends, and throws nothing but an error', () => {
    fc.assert(
      fc.property(
        edits,
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        (steps, changes) => {
          const bytes = Y.encodeStateAsUpdate(write(steps).doc);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          try {
            readUpdate(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
            expect(error).not.toBeInstanceOf(RangeError);
          }
        },
      ),
      { seed: 20261130, numRuns: 500 },
    );
  });

  it('many updates as one are what Yjs makes of them', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const { doc, updates } = write(steps);
        const merged = new Y.Doc();
        Y.applyUpdate(merged, mergeUpdates(updates));
        expect(Y.encodeStateAsUpdate(merged)).toEqual(Y.encodeStateAsUpdate(doc));
      }),
      { seed: 20261130, numRuns: 50 },
    );
  });
});

describe('security.md H1: what is refused before Yjs sees it', () => {
  const bytes = (n: number) => new Uint8Array(n);
  const binary = (client: number) =>
    struct(client, 3, (e) => {
      for (const byte of [3, 1, 2, 3]) e.cbuf[e.cpos++] = byte;
    });
  const deepValue = inMap(1, 'marks', 'k', [[[[[1]]]]]);
  it.each<[string, Uint8Array, RegExp]>([
    ['embedded JSON of any depth', deepEmbed(1, 1 << 20), /content of a kind/],
    [
      'JSON',
      struct(1, 2, (e) => {
        e.cbuf[e.cpos++] = 0;
      }),
      /content of a kind/,
    ],
    ['binary', binary(1), /content of a kind/],
    ['a document in the document', struct(1, 9, () => {}), /content of a kind/],
    [
      'a type of its own',
      struct(1, 7, (e) => {
        e.cbuf[e.cpos++] = 1;
      }),
      /a type/,
    ],
    ['a value that is too deep', deepValue, /too deep/],
    ['a value that is too long', inMap(1, 'comments', 'k', 'x'.repeat(70_000)), /too long/],
    ['a binary value', inMap(1, 'marks', 'k', bytes(10)), /of a kind/],
    ['a count that is not there', claimed(1, 4_000_000_000), /more than is there/],
    ['more structs than a note may have', prepended(1, noteLimits.structs + 1), /too many structs/],
    ['deletions that overlap', overlapping(1, 2, 50), /overlap/],
  ])('%s', (_name, update, rule) => {
    expect(() => readUpdate(update)).toThrow(rule);
  });
});
