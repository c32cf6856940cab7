import Type, { type Static } from 'typebox';
import { Exact, OneOf } from '../schema.ts';
import { SessionFilter, type SessionSort, sessionSorts } from './review.ts';

/** Of one company, and of one reviewer alone: menus that can be read at a glance. */
export const mostShared = 50;
export const mostOwn = 20;
/** Characters. */
export const longestFilterName = 40;

export const savedLists = ['sessions', 'queue', 'rejections'] as const;
export type SavedList = (typeof savedLists)[number];

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
