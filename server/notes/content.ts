import * as Y from 'yjs';

interface Range {
  clock: number;
  len: number;
}

/** What an update would bring to a document, found without touching it. @throws when the bytes are no Yjs update */
export function inspect(doc: Y.Doc, update: Uint8Array): { clients: Set<number>; deletes: Map<number, Range[]> } {
  const { structs, ds } = Y.decodeUpdate(update);
  const clients = new Set<number>();
  for (const struct of structs) {
    if (struct instanceof Y.Skip || clients.has(struct.id.client)) continue;
    if (struct.id.clock + struct.length > Y.getState(doc.store, struct.id.client)) clients.add(struct.id.client);
  }
  return { clients, deletes: ds.clients };
}

/** Whether all of that is deleted already: what a client says of its whole document when it joins. */
export function areDeleted(doc: Y.Doc, deletes: Map<number, Range[]>): boolean {
  const known = Y.createDeleteSetFromStructStore(doc.store).clients;
  for (const [client, ranges] of deletes) {
    for (const { clock, len } of ranges) {
      if (!known.get(client)?.some((k) => k.clock <= clock && clock + len <= k.clock + k.len)) return false;
    }
  }
  return true;
}

/**
 * Throws away what waits in a document for structs that it does not have. Kept, it would be of nobody and on no disk;
 * its sender still has it and sends it again, whole, when asked.
 *
 * @returns whether there was any
 */
export function dropPending({ store }: Y.Doc): boolean {
  const had = store.pendingStructs !== null || store.pendingDs !== null;
  store.pendingStructs = null;
  store.pendingDs = null;
  return had;
}
