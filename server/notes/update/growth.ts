import * as Y from 'yjs';
import type { Id, ReadUpdate } from './read-update.ts';

/**
 * Upper bound of the structs that an update adds to a document: new ones, and those split by an insertion or deletion inside.
 * Ranges that are already deleted, as joining clients send for the whole document, add none.
 */
export function growthOf(doc: Y.Doc, { clients, deletes }: ReadUpdate): number {
  let fresh = 0;
  let cuts = 0;
  const cutAt = (id: Id | undefined): void => {
    if (id && isInside(doc, id)) cuts++;
  };
  for (const { client, clock, end, structs, items } of clients) {
    const state = Y.getState(doc.store, client);
    if (end <= state) continue;
    // In a partially known section, structs without content cannot be told apart: all of them count as new.
    const known = clock >= state ? 0 : items.filter((item) => item.clock + item.len <= state).length;
    fresh += structs - known;
    for (const { origin, rightOrigin } of items) {
      cutAt(origin && { client: origin.client, clock: origin.clock + 1 });
      cutAt(rightOrigin);
    }
  }
  for (const [client, all] of deletes) {
    for (const { clock, len } of all) {
      cutAt({ client, clock });
      cutAt({ client, clock: clock + len });
    }
  }
  return fresh + cuts;
}

/** Whether the id is in the middle of an item that is not deleted. */
function isInside(doc: Y.Doc, { client, clock }: Id): boolean {
  if (clock >= Y.getState(doc.store, client)) return false;
  const struct = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC;
  return !struct.deleted && struct.id.clock < clock;
}
