import * as decoding from 'lib0/decoding';
import { noteLimits } from '../../../shared/note/limits.ts';
import { longestHrefChars } from '../../../shared/note/links.ts';
import { malformed, tooLarge } from './refused.ts';
import { scanValue } from './scan-value.ts';

export interface Id {
  client: number;
  clock: number;
}
export interface Range {
  clock: number;
  len: number;
}

/** The content of one struct of an update. `gone`: deleted, without content. */
export type Content =
  | { kind: 'gone' }
  | { kind: 'string' }
  | { kind: 'format'; key: string; json: string }
  | { kind: 'element'; name: string }
  | { kind: 'text' }
  | { kind: 'value'; value: unknown };

/** An item of an update. Its place is given by its neighbours, or by its parent when it has none. */
export interface ReadItem extends Id {
  len: number;
  content: Content;
  origin: Id | undefined;
  rightOrigin: Id | undefined;
  /** A root by its name, or the item that contains the parent type. */
  parent: string | Id | undefined;
  key: string | undefined;
}

/** One client's section: consecutive from `clock` on. */
export interface ReadClient {
  client: number;
  clock: number;
  /** The clock after its last struct. */
  end: number;
  /** Including those without content. */
  structs: number;
  items: ReadItem[];
}

export interface ReadUpdate {
  clients: ReadClient[];
  deletes: Map<number, Range[]>;
  /** Number of structs, including those without content. */
  structs: number;
  /** Number of deleted ranges. */
  ranges: number;
}

/** Clients with structs in one change: a page writes with one, and adds at most what colleagues wrote in the meantime. */
const mostClients = 1_000;
/** Far longer than any id, key or element name of ours. */
const longestNameChars = 300;
/** A joining client sends the deletions of the whole document: each may be a separate range. */
const mostRanges = 2 * noteLimits.structs;

/** Bits of a struct's info byte, and its content's numbers, as Yjs' update format (v1) has them. */
const bits = { hasOrigin: 0x80, hasRightOrigin: 0x40, hasKey: 0x20, content: 0x1f };
const refs = { gc: 0, deleted: 1, string: 4, format: 6, type: 7, any: 8, skip: 10 } as const;
const typeRefs = { element: 3, text: 6 } as const;

/**
 * Reads an update (v1) in one pass, linear in its bytes, without Yjs: Yjs trusts the counts in it, parses JSON of any depth, and
 * makes an object for each name.
 * @throws UpdateRefused, or lib0's own errors when bytes are missing
 */
export function readUpdate(bytes: Uint8Array): ReadUpdate {
  const decoder = decoding.createDecoder(bytes);
  const read: ReadUpdate = { clients: [], deletes: new Map(), structs: 0, ranges: 0 };
  const seen = new Set<number>();
  const clients = readCount(decoder);
  if (clients > mostClients) throw tooLarge('structs of too many clients');
  for (let n = 0; n < clients; n++) {
    const client = readClient(decoder, read);
    // Yjs applies the second section of a client and discards the first.
    if (seen.has(client.client)) throw malformed('a client in two parts');
    seen.add(client.client);
    read.clients.push(client);
  }
  readDeletes(decoder, read);
  if (decoding.hasContent(decoder)) throw malformed('bytes behind the end of an update');
  return read;
}

/** A count of items that follow: each has at least one byte. Yjs allocates memory by it. */
function readCount(decoder: decoding.Decoder): number {
  const count = decoding.readVarUint(decoder);
  if (count > decoder.arr.length - decoder.pos) throw malformed('a count of more than is there');
  return count;
}

function readClient(decoder: decoding.Decoder, read: ReadUpdate): ReadClient {
  const count = readCount(decoder);
  read.structs += count;
  if (read.structs > noteLimits.structs) throw tooLarge('too many structs');
  const client = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  const items: ReadItem[] = [];
  let end = clock;
  for (let n = 0; n < count; n++) {
    const info = decoding.readUint8(decoder);
    const ref = info & bits.content;
    if (ref === refs.gc || ref === refs.skip) end += readLength(decoder);
    else {
      const item = readItem(decoder, info, { client, clock: end });
      items.push(item);
      end += item.len;
    }
    if (!Number.isSafeInteger(end)) throw malformed('a clock that is no number');
  }
  return { client, clock, end, structs: count, items };
}

function readItem(decoder: decoding.Decoder, info: number, id: Id): ReadItem {
  const origin = info & bits.hasOrigin ? readId(decoder) : undefined;
  const rightOrigin = info & bits.hasRightOrigin ? readId(decoder) : undefined;
  let parent: string | Id | undefined;
  let key: string | undefined;
  if (!origin && !rightOrigin) {
    parent = decoding.readVarUint(decoder) === 1 ? readName(decoder) : readId(decoder);
    if (info & bits.hasKey) key = readName(decoder);
  }
  const { content, len } = readContent(decoder, info & bits.content);
  return { ...id, len, content, origin, rightOrigin, parent, key };
}

function readContent(decoder: decoding.Decoder, ref: number): { content: Content; len: number } {
  switch (ref) {
    case refs.deleted:
      return { content: { kind: 'gone' }, len: readLength(decoder) };
    case refs.string: {
      const { length } = decoding.readVarString(decoder);
      if (length === 0) throw malformed('a string without letters');
      return { content: { kind: 'string' }, len: length };
    }
    case refs.format: {
      const key = readName(decoder);
      const json = decoding.readVarString(decoder);
      // Checked before it is parsed: deep JSON of several megabytes takes seconds.
      if (json.length > longestHrefChars + longestNameChars) throw malformed('a format that is too long');
      return { content: { kind: 'format', key, json }, len: 1 };
    }
    case refs.type: {
      const type = decoding.readVarUint(decoder);
      if (type === typeRefs.text) return { content: { kind: 'text' }, len: 1 };
      if (type === typeRefs.element) return { content: { kind: 'element', name: readName(decoder) }, len: 1 };
      throw malformed('a type that notes do not use');
    }
    case refs.any:
      if (decoding.readVarUint(decoder) !== 1) throw malformed('not one value');
      return { content: { kind: 'value', value: scanValue(decoder) }, len: 1 };
    default:
      // JSON, binary, embedded objects, subdocuments, and content types unknown to Yjs.
      throw malformed('content of a kind that notes do not use');
  }
}

/** Ranges in the form that Yjs writes: each client once, sorted and disjoint. Repeated clients would each cost a further pass. */
function readDeletes(decoder: decoding.Decoder, read: ReadUpdate): void {
  const clients = readCount(decoder);
  for (let n = 0; n < clients; n++) {
    const client = decoding.readVarUint(decoder);
    const count = readCount(decoder);
    read.ranges += count;
    if (read.ranges > mostRanges) throw tooLarge('too many ranges of deletions');
    if (read.deletes.has(client)) throw malformed('deletions of a client in two parts');
    const ranges: Range[] = [];
    let end = 0;
    for (let i = 0; i < count; i++) {
      const clock = decoding.readVarUint(decoder);
      const len = readLength(decoder);
      if (clock < end) throw malformed('deletions that overlap');
      end = clock + len;
      if (!Number.isSafeInteger(end)) throw malformed('a clock that is no number');
      ranges.push({ clock, len });
    }
    read.deletes.set(client, ranges);
  }
}

function readLength(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder);
  if (length === 0) throw malformed('a struct of no length');
  return length;
}

const readId = (decoder: decoding.Decoder): Id => ({
  client: decoding.readVarUint(decoder),
  clock: decoding.readVarUint(decoder),
});

function readName(decoder: decoding.Decoder): string {
  const name = decoding.readVarString(decoder);
  if (name.length > longestNameChars) throw malformed('a name that is too long');
  return name;
}
