import { longestFilterName, mostOwn } from '../../../shared/saved-filters.ts';
import { api, ProblemError } from '../api.ts';
import { readListing } from '../listing/filter-url.ts';

/**
 * Earlier releases stored saved filters in the browser: they are moved to the server once, without their search words. One that
 * the server rejects (duplicate name, limit reached) is dropped.
 *
 * @throws any other error: the filters then stay for the next time
 */
export async function importStored(reviewerId: string): Promise<void> {
  const key = `vidimus.filters.${reviewerId}`;
  for (const { name, search } of readStored(key)) {
    const { filter, sort } = readListing(search);
    const { q: _, ...rest } = filter;
    if (Object.keys(rest).length === 0) continue;
    const request = { list: 'sessions', name, shared: false, filter: rest, sort, keepSearch: false } as const;
    await api.saveFilter(request).catch((error) => {
      if (!(error instanceof ProblemError)) throw error;
    });
  }
  try {
    localStorage.removeItem(key);
  } catch {
    // No storage, so there were no filters.
  }
}

function readStored(key: string): { name: string; search: string }[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.slice(0, mostOwn).flatMap((one: { name?: unknown; search?: unknown } | null) => {
      const { name, search } = one ?? {};
      if (typeof name !== 'string' || typeof search !== 'string' || !name.trim()) return [];
      return [{ name: name.trim().slice(0, longestFilterName), search }];
    });
  } catch {
    return [];
  }
}
