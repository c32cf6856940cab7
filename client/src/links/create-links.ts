import { createSignal, onCleanup } from 'solid-js';
import type { LinksAnswer } from '../../../shared/api/links.ts';
import type { FactType } from '../../../shared/event.ts';
import type { LinkVerdict } from '../../../shared/links.ts';
import { api, ProblemError } from '../api.ts';
import { useLive } from '../live/store.ts';

/** Facts of the session after which it may be linked to others. */
const linking: ReadonlySet<FactType> = new Set([
  ...(['attempt.started', 'document.read', 'document.chosen', 'photo.received'] as const),
  ...(['subject.edited', 'link.reviewed'] as const),
]);
/** Milliseconds in which several such facts lead to one question. */
const gatherMs = 500;

/**
 * Sessions linked to one, for as long as the calling scope lives. Asked for again when the session changes in what links it;
 * how the linked ones stand follows the feed. A link that a later session makes is there at the next load.
 */
export function createLinks(sessionId: string) {
  const live = useLive();
  const [answer, setAnswer] = createSignal<LinksAnswer | null>(null);
  const [failure, setFailure] = createSignal<unknown>();
  const cut = new AbortController();
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => {
    cut.abort();
    clearTimeout(timer);
  });

  async function load(): Promise<void> {
    const mine = ++turn;
    try {
      const now = await api.links(sessionId, cut.signal);
      if (mine !== turn) return;
      setAnswer(now);
      setFailure(undefined);
    } catch (error) {
      if (mine === turn && !cut.signal.aborted) setFailure(error);
    }
  }
  live.onChanges((change) => {
    if (change.type === 'snapshot') return void load();
    const { facts, rows } = change;
    const row = (id: string) => rows.find((one) => one.id === id);
    setAnswer(
      (now) =>
        now && {
          ...now,
          links: now.links.map((link) => {
            const fresh = row(link.session.id);
            return fresh ? { ...link, session: { ...link.session, state: fresh.state, decided: fresh.decided } } : link;
          }),
        },
    );
    if (!facts.some((fact) => fact.sessionId === sessionId && linking.has(fact.type))) return;
    clearTimeout(timer);
    timer = setTimeout(() => void load(), gatherMs);
  });
  void load();

  return {
    answer,
    failure,
    load,
    /** @throws what the server refuses; where a colleague was first, what they said is loaded */
    async review(otherId: string, verdict: LinkVerdict | null, reason: string, seen: string | null): Promise<void> {
      try {
        await api.reviewLink(sessionId, otherId, { verdict, reason, seen });
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'link_reviewed') await load();
        throw error;
      }
      await load();
    },
  };
}
export type Links = ReturnType<typeof createLinks>;
