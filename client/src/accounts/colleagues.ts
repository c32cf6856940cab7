import { type Accessor, createContext, createSignal, useContext } from 'solid-js';
import type { Colleague } from '../../../shared/api/notes.ts';
import { api } from '../api.ts';
import { useLive } from '../live/store.ts';

export interface Colleagues {
  all: Accessor<readonly Colleague[]>;
  /** Undefined until they are loaded, and for whoever is none. */
  find(id: string | null | undefined): Colleague | undefined;
}

export const ColleaguesContext = createContext<Colleagues>();

/** Everybody of the company, those who have left too, for as long as the calling scope lives. */
export function createColleagues(): Colleagues {
  const live = useLive();
  const [all, setAll] = createSignal<readonly Colleague[]>([]);
  const load = () => void api.colleagues().then(setAll, () => {});
  load();
  // Without a line when the page opened, or somebody is new: the feed begins anew after both.
  live.onChanges((change) => {
    if (change.type === 'snapshot') load();
  });
  return { all, find: (id) => all().find((colleague) => colleague.id === id) };
}

export function useColleagues(): Colleagues {
  const colleagues = useContext(ColleaguesContext);
  if (!colleagues) throw new Error('useColleagues outside of the signed-in frame');
  return colleagues;
}
