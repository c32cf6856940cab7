import { type Accessor, createContext, useContext } from 'solid-js';
import type { Colleague } from '../../../shared/api/notes.ts';
import { api } from '../api.ts';
import { createQuery } from '../live/query.ts';
import { useLive } from '../live/store.ts';

export interface Colleagues {
  all: Accessor<readonly Colleague[]>;
  /** Undefined until they are loaded, and for an id that is no colleague's. */
  find(id: string | null | undefined): Colleague | undefined;
}

export const ColleaguesContext = createContext<Colleagues>();

const none: readonly Colleague[] = [];

/** All reviewers of the company, former ones included, for as long as the calling scope lives. */
export function createColleagues(): Colleagues {
  // Refetched when the page opened without a connection, and when a reviewer was added: the feed restarts after both.
  const { answer } = createQuery({ name: 'colleagues', live: useLive(), ask: () => api.colleagues() });
  const all = () => answer() ?? none;
  return { all, find: (id) => all().find((colleague) => colleague.id === id) };
}

export function useColleagues(): Colleagues {
  const colleagues = useContext(ColleaguesContext);
  if (!colleagues) throw new Error('useColleagues outside of the signed-in frame');
  return colleagues;
}
