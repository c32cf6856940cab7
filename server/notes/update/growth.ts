import * as Y from 'yjs';
import type { Id, ReadUpdate } from './read-update.ts';

/**
 * How many structs a document gets by an update, at most: new ones, and those that fall in two where something is put or
 * deleted inside. Ranges that are deleted already, as joining clients tell of the whole document, make none.
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
    // Of a part that is known in part, those without content are not told apart: all of them are taken for new.
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

/** Whether that is in the middle of something that is not deleted. */
function isInside(doc: Y.Doc, { client, clock }: Id): boolean {
  if (clock >= Y.getState(doc.store, client)) return false;
  const struct = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC;
  return !struct.deleted && struct.id.clock < clock;
}
