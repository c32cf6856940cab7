import { type Accessor, createContext, createSignal } from 'solid-js';
import type { ConditionsAnswer } from '../../../../shared/api/settings.ts';
import { api } from '../../api.ts';
import { useLive } from '../../live/store.ts';

/** The face match level that the company asks for; null: none, undefined: not known (yet). */
export const AskedLevelContext = createContext<Accessor<number | null | undefined>>(() => undefined);

/** What the company asks for, kept up to date for as long as the calling scope lives. */
export function createAsked(): Accessor<ConditionsAnswer | undefined> {
  const live = useLive();
  const [asked, setAsked] = createSignal<ConditionsAnswer>();
  const load = () => void api.conditions().then(setAsked, () => {});
  load();
  live.onChanges((change) => {
    if (change.type === 'snapshot' || change.facts.some((fact) => fact.type === 'conditions.changed')) load();
  });
  return asked;
}
