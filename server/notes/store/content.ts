import * as Y from 'yjs';
import type { Id, Range, ReadItem, ReadUpdate } from '../update/read-update.ts';
import { malformed } from '../update/refused.ts';

/** Client ids in one update that are new to a note: a page has one, and no client relays those of many others. */
const mostNewClients = 100;

/**
 * The clients of which an update contains something new to the document.
 * @throws UpdateRefused for an update that Yjs would apply partially: an item next to a later one of the same client makes it
 * throw part-way
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

/** Whether all of these ranges are already deleted: a joining client sends the deletions of its whole document. */
export function areDeleted(known: ReadonlyMap<number, readonly Range[]>, deletes: Map<number, Range[]>): boolean {
  for (const [client, ranges] of deletes) {
    const sorted = known.get(client) ?? [];
    if (!ranges.every(({ clock, len }) => covers(sorted, clock, clock + len))) return false;
  }
  return true;
}

/** Sorted ranges that do not touch each other. */
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
