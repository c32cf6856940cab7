import type { SavedFilter } from '../../../shared/api/saved-filters.ts';
import { sentence } from '../text/visible.ts';

/** Every word of the menu and dialogs of saved filters. */
export const words = {
  gone: (parts: string[]) => `No longer available: ${[...new Set(parts)].join(', ')}`,
  parts: {
    ...{ q: 'Search', state: 'State', document: 'Document', spoof: 'Possible spoof', reason: 'Why it waits' },
    ...{ queue: 'Assignment', tag: 'Tags', sessionTag: 'Tags', nationality: 'Nationality', from: 'Date', to: 'Date' },
    sort: 'Sort',
  } satisfies Record<SavedFilter['gone'][number], string>,
  own: 'Only you',
  shared: 'Shared with your company',
  none: 'No saved filters yet. Choose filters, then save them here.',
  loading: 'Loading…',
  failed: 'The saved filters could not be loaded',
  by: (name: string) => sentence`by ${name}`,
  edit: (name: string) => sentence`Rename or share ${name}`,
  remove: (name: string) => sentence`Delete ${name}`,
  update: (name: string) => sentence`Save changes to “${name}”`,
  updateFailed: 'The changes were not saved',
  save: 'Save current filters…',
  saveHint: 'Choose at least one filter first.',
  newTitle: 'Save filters',
  editTitle: 'Saved filter',
  name: 'Name',
  audience: 'Who can use it',
  audiences: { own: 'Only you', shared: 'Everyone in your company' },
  keepSearch: 'Save the search text too',
  keepSearchHint: (q: string) => sentence`“${q}” is then stored with the filter.`,
  send: 'Save',
  sending: 'Saving…',
  saveFailed: 'The filter was not saved',
  deleteDialog: {
    title: 'Delete this filter?',
    own: (name: string) => sentence`“${name}” is deleted. Sessions stay as they are.`,
    shared: (name: string) => sentence`“${name}” is deleted for everyone in your company. Sessions stay as they are.`,
    go: 'Delete',
    going: 'Deleting…',
    failed: 'The filter was not deleted',
  },
};
