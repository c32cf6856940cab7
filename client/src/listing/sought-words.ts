/**
 * Search words are in the state of a history entry and not in its address: they are names and numbers of people, and addresses
 * are stored by browsers, copied, and logged by proxies. Reload, back and forward restore them; a copied address has the filters
 * without them.
 */
export interface SearchedState {
  q: string;
}

/** Maximum search length accepted by the server. */
const maxLength = 100;

/** @param state of a history entry, of whichever page */
export function wordsIn(state: unknown): string {
  const q = (state as Partial<Record<'q', unknown>> | null | undefined)?.q;
  return typeof q === 'string' ? q.trim().slice(0, maxLength) : '';
}

export const stateOf = (q: string | undefined): SearchedState | undefined => (q ? { q } : undefined);
