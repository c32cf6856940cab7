import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { bodyName } from '../../../shared/note/document.ts';

/*
 * What an agent sent to stop the server (security.md H1, M1, M6), as changes of a note. Made by Yjs where it makes such a thing,
 * else written byte by byte.
 */

const whole = (client: number, write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  write(doc);
  return Y.encodeStateAsUpdate(doc);
};
const paragraph = () => new Y.XmlElement('paragraph');

/** `n` blocks of one client, each put before the one before: what lies between two of them is looked at again for each. */
export const prepended = (client: number, n: number): Uint8Array =>
  whole(client, (doc) => {
    for (let i = 0; i < n; i++) doc.getXmlFragment(bodyName).insert(0, [paragraph()]);
  });

/** `n` blocks of one client, one behind the other. */
export const appended = (client: number, n: number): Uint8Array =>
  whole(client, (doc) => doc.getXmlFragment(bodyName).insert(0, Array.from({ length: n }, paragraph)));

/**
 * In one frame: `n` of one client that lie between `n` of another. Yjs takes the highest client first, which would be few steps:
 * here that one needs the last of the lowest.
 */
export function quadratic(client: number, n: number): Uint8Array {
  const low = prepended(client, n);
  const doc = new Y.Doc();
  doc.clientID = client + 2;
  Y.applyUpdate(doc, low);
  doc.getXmlFragment(bodyName).insert(1, [paragraph()]);
  return Y.mergeUpdates([Y.encodeStateAsUpdate(doc), prepended(client + 1, n)]);
}

/** Elements inside each other. */
export const nested = (client: number, depth: number, name = 'blockquote'): Uint8Array =>
  whole(client, (doc) => {
    let inner: Y.XmlFragment = doc.getXmlFragment(bodyName);
    for (let i = 0; i < depth; i++) {
      const element = new Y.XmlElement(name);
      inner.insert(0, [element]);
      inner = element;
    }
  });

/** A paragraph of letters, and what takes every second of them away. */
export function perforated(client: number, letters: number): [words: Uint8Array, deletes: Uint8Array] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const text = new Y.XmlText('x'.repeat(letters));
  const block = paragraph();
  block.insert(0, [text]);
  doc.getXmlFragment(bodyName).insert(0, [block]);
  const words = Y.encodeStateAsUpdate(doc);
  const first = Y.getState(doc.store, client) - letters;
  // By hand: a page takes seconds for so many cuts.
  return [words, deleting(client, letters / 2, (i) => [first + 2 * i, 1])];
}

/** One text in one paragraph, written by `write`. */
export const inText = (client: number, write: (text: Y.XmlText) => void): Uint8Array =>
  whole(client, (doc) => {
    const block = paragraph();
    const text = new Y.XmlText();
    block.insert(0, [text]);
    doc.getXmlFragment(bodyName).insert(0, [block]);
    write(text);
  });

/** One element in the body, with attributes as no type of Yjs lets them be written. */
export const withAttributes = (client: number, name: string, attributes: Record<string, unknown>): Uint8Array =>
  whole(client, (doc) => {
    const element = new Y.XmlElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
    doc.getXmlFragment(bodyName).insert(0, [element]);
  });

export const inMap = (client: number, map: string, key: string, value: unknown): Uint8Array =>
  whole(client, (doc) => doc.getMap(map).set(key, value));

/** JSON of brackets alone: 4 MB of it took 3 s to parse. */
export const deepEmbed = (client: number, bytes: number): Uint8Array =>
  struct(client, 5, (encoder) => encoding.writeVarString(encoder, '['.repeat(bytes / 2) + ']'.repeat(bytes / 2)));

/** One struct in the body with content of that number (Yjs' update format). */
export function struct(client: number, ref: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const n of [1, 1, client, 0]) encoding.writeVarUint(encoder, n);
  encoding.writeUint8(encoder, ref);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, bodyName);
  write(encoder);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** A handful of bytes that claim so many structs: Yjs makes room for them first. */
export function claimed(client: number, structs: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const n of [1, structs, client, 0]) encoding.writeVarUint(encoder, n);
  return encoding.toUint8Array(encoder);
}

/** The same range over and over: each is a walk over all that it covers. */
export const overlapping = (client: number, ranges: number, length: number): Uint8Array =>
  deleting(client, ranges, () => [0, length]);

function deleting(client: number, ranges: number, range: (i: number) => [clock: number, length: number]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const n of [0, 1, client, ranges]) encoding.writeVarUint(encoder, n);
  for (let i = 0; i < ranges; i++) for (const n of range(i)) encoding.writeVarUint(encoder, n);
  return encoding.toUint8Array(encoder);
}

/** An entry of a map, said `n` times without knowing of the last: each walks back over all of them. */
export function rewritten(client: number, n: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [1, n, client, 0]) encoding.writeVarUint(encoder, value);
  for (let i = 0; i < n; i++) {
    encoding.writeUint8(encoder, 8 | 32);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'marks');
    encoding.writeVarString(encoder, 'k');
    encoding.writeVarUint(encoder, 1);
    encoding.writeAny(encoder, i);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/**
 * Changes that are no work one by one and much when the whole document is loaded: Yjs takes the highest client first there,
 * and that one needs the last of the lowest, which comes before what it met at the end when it was written.
 */
export function laterBomb(n: number): Uint8Array[] {
  const [low, middle, high] = [1, 2, 3];
  // All in one text: letters that do not join, as every second is of another kind.
  const base = new Y.Doc();
  base.clientID = 9;
  const text = new Y.XmlText('ab');
  const block = paragraph();
  block.insert(0, [text]);
  base.getXmlFragment(bodyName).insert(0, [block]);
  const first = Y.encodeStateAsUpdate(base);
  const left = { client: 9, clock: Y.getState(base.store, 9) - 2 };
  const right = { client: 9, clock: left.clock + 1 };
  const letters = (client: number, of: { origin: Id; rightOrigin: Id }[], clock = 0): Uint8Array => {
    const encoder = encoding.createEncoder();
    for (const value of [1, of.length, client, clock]) encoding.writeVarUint(encoder, value);
    for (const { origin, rightOrigin } of of) {
      encoding.writeUint8(encoder, 4 | 128 | 64);
      for (const id of [origin, rightOrigin]) {
        encoding.writeVarUint(encoder, id.client);
        encoding.writeVarUint(encoder, id.clock);
      }
      encoding.writeVarString(encoder, 'x');
    }
    encoding.writeVarUint(encoder, 0);
    return encoding.toUint8Array(encoder);
  };
  const place = { origin: left, rightOrigin: right };
  // One at a time, each before the one before, so that nothing is between; then a chain of another client behind all of it.
  const prepends = Array.from({ length: n }, (_, i) => ({
    origin: left,
    rightOrigin: i === 0 ? right : { client: middle, clock: i - 1 },
  }));
  const chain = Array.from({ length: n }, (_, i) =>
    i === 0 ? place : { origin: { client: low, clock: i - 1 }, rightOrigin: i % 2 ? right : left },
  );
  return [
    first,
    letters(middle, prepends),
    letters(low, chain),
    letters(high, [{ origin: { client: low, clock: n - 1 }, rightOrigin: right }]),
  ];
}
interface Id {
  client: number;
  clock: number;
}
