import { useNavigate } from '@solidjs/router';
import { untrack } from 'solid-js';
import { api } from '../api.ts';
import { createKeys } from '../keyboard/keys.ts';
import type { Live } from '../live/store.ts';
import { passed, setLookedAt, setPassed, walk } from './current-walk.ts';
import { passOver, stepFrom } from './walk.ts';
import { words } from './words.ts';

export type SessionWalk = ReturnType<typeof createWalk>;

/** Going on from one session to its neighbours in the list it was opened from; `j` and `k`. Nothing is claimed by it. */
export function createWalk(sessionId: string, live: Pick<Live, 'onChanges'>) {
  const navigate = useNavigate();
  /** Only where this session is one of the list. */
  const current = () => (walk()?.ids.includes(sessionId) ? walk() : undefined);
  const neighbour = (by: 1 | -1) => {
    const here = current();
    return here && stepFrom(here, passed(), sessionId, by);
  };
  const go = (by: 1 | -1): boolean => {
    const to = untrack(() => neighbour(by));
    if (to === undefined) return false;
    // In place of the session that is left: Back leads to the list.
    navigate(`/sessions/${to}`, { replace: true });
    return true;
  };

  if (untrack(current)) setLookedAt(sessionId);

  /** What was not heard: those that the list has no more are passed over. */
  const lookAgain = async () => {
    const here = current();
    if (!here?.waitingOnly) return;
    const page = await api.sessions({ ...here.query, limit: 100 });
    if (page.next === null && walk() === here) {
      const there = new Set(page.rows.map(({ id }) => id));
      setPassed(new Set(here.ids.filter((id) => !there.has(id))));
    }
  };
  live.onChanges((change) => {
    const here = walk();
    if (!here) return;
    // Not known, they are shown as they are: the page says that they are decided.
    if (change.type === 'snapshot') void lookAgain().catch(() => {});
    else setPassed(passOver(here, passed(), change.rows, change.gone));
  });
  createKeys(({ key, isRepeated }) => {
    if ((key !== 'j' && key !== 'k') || !current()) return false;
    // Held down, it would open each session on the way.
    if (!isRepeated) go(key === 'j' ? 1 : -1);
    return true;
  });

  return {
    /** Place in the list, from 1; undefined where the session was not opened from one. */
    place: () => {
      const here = current();
      if (!here) return undefined;
      const n = here.ids.length;
      const of = here.isCut ? words.more({ n }) : String(n);
      return { at: here.ids.indexOf(sessionId) + 1, of, label: here.label };
    },
    has: (by: 1 | -1) => neighbour(by) !== undefined,
    go,
  };
}
