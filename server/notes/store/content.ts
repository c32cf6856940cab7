import * as Y from 'yjs';
import type { Id, Range, ReadItem, ReadUpdate } from '../update/read-update.ts';
import { malformed } from '../update/refused.ts';

/** Client ids in one update that a note has not seen: a page has one, and nobody relays a crowd. */
const mostNewClients = 100;

/**
 * The clients of which an update brings something that the document has not.
 * @throws UpdateRefused for one that Yjs would take by half: an item beside one of its own author's that comes later throws
 * in the middle of it
 */
export function freshClients(doc: Y.Doc, { clients }: ReadUpdate): Set<number> {
  const fresh = new Set<number>();
  let unknown = 0;
  for (const { client, end, items } of clients) {
    for (const item of items) {
      if (neighbours(item).some((id) => id.client === client && id.clock >= item.clock)) {
        throw malformed('an item beside a later one of its own');
      }
    }
    const known = Y.getState(doc.store, client);
    if (end <= known) continue;
    fresh.add(client);
    if (known === 0 && ++unknown > mostNewClients) throw malformed('an update of a crowd');
  }
  return fresh;
}

function neighbours({ origin, rightOrigin, parent }: ReadItem): Id[] {
  return [origin, rightOrigin, typeof parent === 'object' ? parent : undefined].filter((id) => id !== undefined);
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
