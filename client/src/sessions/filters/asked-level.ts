import { type Accessor, createContext } from 'solid-js';
import type { ConditionsAnswer } from '../../../../shared/api/settings.ts';
import { api } from '../../api.ts';
import { createQuery } from '../../live/query.ts';
import { useLive } from '../../live/store.ts';

/** The face match level that the company requires; null: none, undefined: not known (yet). */
export const AskedLevelContext = createContext<Accessor<number | null | undefined>>(() => undefined);

/** The company's conditions, kept up to date for as long as the calling scope lives. */
export function createAsked(): Accessor<ConditionsAnswer | undefined> {
  return createQuery({ name: 'conditions', live: useLive(), ask: () => api.conditions() }).answer;
}
