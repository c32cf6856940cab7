import type * as Y from 'yjs';

/** One entry of a map of plain values, and the Yjs client that wrote it. */
export interface Entry<T> {
  id: string;
  value: T;
  writer: number;
}

/** All entries that `read` accepts. */
export function entriesOf<T>(map: Y.Map<unknown>, read: (value: unknown) => T | null): Entry<T>[] {
  const entries: Entry<T>[] = [];
  for (const [id, value] of map.entries()) {
    const good = read(value);
    // Yjs has no public word for who wrote an entry.
    if (good !== null) entries.push({ id, value: good, writer: map._map.get(id)?.id.client ?? 0 });
  }
  return entries;
}
