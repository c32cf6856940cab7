import * as Y from 'yjs';

export interface Range {
  clock: number;
  len: number;
}

/** Client ids in one update that a note has not seen: a page has one, and nobody relays a crowd. */
const mostNewClients = 100;

/**
 * What an update would bring to a document, found without touching it.
 * @throws when the bytes are no Yjs update, or one that Yjs would take by half: an item beside one of its own author's that
 * comes later throws in the middle of it
 */
export function inspect(doc: Y.Doc, update: Uint8Array): { clients: Set<number>; deletes: Map<number, Range[]> } {
  const { structs, ds } = Y.decodeUpdate(update);
  const clients = new Set<number>();
  let unknown = 0;
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    if (struct instanceof Y.Item && neighbours(struct).some((id) => id.client === client && id.clock >= clock)) {
      throw new Error('an item beside a later one of its own');
    }
    if (clients.has(client)) continue;
    const known = Y.getState(doc.store, client);
    if (clock + struct.length <= known) continue;
    clients.add(client);
    if (known === 0 && ++unknown > mostNewClients) throw new Error('an update of a crowd');
  }
  return { clients, deletes: ds.clients };
}

function neighbours({ origin, rightOrigin, parent }: Y.Item): Y.ID[] {
  return [origin, rightOrigin, parent instanceof Y.ID ? parent : null].filter((id) => id !== null);
}

/** Whether all of that is among what is deleted: what a client says of its whole document when it joins. */
export function areDeleted(known: ReadonlyMap<number, readonly Range[]>, deletes: Map<number, Range[]>): boolean {
  for (const [client, ranges] of deletes) {
    const sorted = known.get(client) ?? [];
    if (!ranges.every(({ clock, len }) => covers(sorted, clock, clock + len))) return false;
  }
  return true;
}

/** Ranges in their order, none touching the next. */
function covers(sorted: readonly Range[], from: number, to: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.clock <= from) low = middle + 1;
    else high = middle;
  }
  const last = sorted[low - 1];
  return last !== undefined && to <= last.clock + last.len;
}
