import Type, { type Static } from 'typebox';
import { longestFilterName, type SavedList, savedLists } from '../saved-filters.ts';
import { Exact, OneOf } from '../schema.ts';
import { type SessionSort, sessionSorts } from '../session/session-list.ts';
import { SessionFilter } from './review.ts';

/** POST /api/saved-filters, PUT /api/saved-filters/:id */
export const SavedFilterRequest = Exact({
  list: OneOf(savedLists),
  name: Type.String({ minLength: 1, maxLength: longestFilterName, pattern: '\\S' }),
  shared: Type.Boolean({ description: 'With the whole company' }),
  filter: SessionFilter,
  sort: OneOf(sessionSorts),
  keepSearch: Type.Boolean({ description: 'Else the words searched for (`q`) are not stored' }),
});
export type SavedFilterRequest = Static<typeof SavedFilterRequest>;

export interface SavedFilter {
  id: string;
  list: SavedList;
  name: string;
  shared: boolean;
  reviewerId: string;
  /** Whether the reviewer who asks may rename, change and delete it. */
  mayChange: boolean;
  filter: SessionFilter;
  sort: SessionSort;
  /** Parts of the filter of which a value is gone since it was saved. */
  gone: (keyof SessionFilter | 'sort')[];
}

/** GET /api/saved-filters: one's own, and those that are shared. */
export interface SavedFiltersAnswer {
  filters: SavedFilter[];
}
