import * as Y from 'yjs';
import type { Id, ReadItem, ReadUpdate } from './read-update.ts';

/** Whether the document has the items on both sides and they are adjacent: then no item of the document is in between. */
function isBetweenNeighbours(doc: Y.Doc, { origin, rightOrigin, parent, key }: ReadItem): boolean {
  const find = (id: Id): Y.Item | undefined => {
    if (id.clock >= Y.getState(doc.store, id.client)) return undefined;
    const item = Y.getItem(doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC;
    return item instanceof Y.Item ? item : undefined;
  };
  if (origin) {
    const left = find(origin);
    if (!left) return false;
    const next = origin.clock + 1;
    // Inside one item: the next character of the same item.
    if (next < left.id.clock + left.length) return rightOrigin?.client === origin.client && rightOrigin.clock === next;
    return left.right === null
      ? rightOrigin === undefined
      : rightOrigin?.client === left.right.id.client && rightOrigin.clock === left.right.id.clock;
  }
  if (rightOrigin) {
    const right = find(rightOrigin);
    return right !== undefined && right.id.clock === rightOrigin.clock && right.left === null;
  }
  const holder = typeof parent === 'object' ? find(parent)?.content : undefined;
  const type = typeof parent === 'string' ? doc.share.get(parent) : (holder as Y.ContentType | undefined)?.type;
  if (!type) return true;
  return key === undefined ? type._start === null : !type._map.has(key);
}

const idOf = ({ client, clock }: Id): string => `${client}:${clock}`;
/** Items of the same group may have to be ordered: the fields that Yjs compares. */
function groupOf({ origin, rightOrigin, parent, key }: ReadItem): string {
  if (origin) return idOf(origin);
  if (rightOrigin) return `before ${idOf(rightOrigin)}`;
  return `in ${typeof parent === 'string' ? parent : idOf(parent!)} ${key ?? ''}`;
}

/**
 * Upper bound of the steps (conflict-work.ts) that an update can take in this document of `structs` structs. Far too high for
 * real conflicts, and near zero for an editor that has received all changes: an item that is the only one after its neighbour, in
 * the update or in the document, has no conflicts. `enough`: a bound below it need not be tightened.
 */
export function mostSteps(
  doc: Y.Doc,
  { clients, structs: count }: ReadUpdate,
  structs: number,
  enough: number,
): number {
  const atMost = count * (structs + count);
  if (atMost <= enough) return atMost;
  const groups = new Map<string, { items: number; isCalm: boolean }>();
  for (const { client, items } of clients) {
    const state = Y.getState(doc.store, client);
    for (const item of items) {
      if (item.clock + item.len <= state) continue;
      const name = groupOf(item);
      const group = groups.get(name);
      if (group) group.items++;
      else groups.set(name, { items: 1, isCalm: isInside(doc, item) || isBetweenNeighbours(doc, item) });
    }
  }
  let calm = 0;
  let wild = 0;
  let alone = 0;
  for (const { items, isCalm } of groups.values()) {
    if (!isCalm) wild += items;
    else if (items > 1) calm += items;
    else alone++;
  }
  // An item that conflicts with items of the document may also be placed between those of the update.
  return alone * (wild > 0 ? count : 1) + calm * count + wild * (structs + count);
}

/** Its left neighbour or parent is part of the update: the document has no item there. */
function isInside(doc: Y.Doc, { origin, rightOrigin, parent }: ReadItem): boolean {
  if (!origin && rightOrigin) return false;
  const anchor = origin ?? parent;
  return typeof anchor === 'object' && anchor.clock >= Y.getState(doc.store, anchor.client);
}
