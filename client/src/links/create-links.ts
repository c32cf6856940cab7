import { createSignal, onCleanup } from 'solid-js';
import type { LinksAnswer } from '../../../shared/api/links.ts';
import type { FactType } from '../../../shared/event.ts';
import { type LinkVerdict, linkingTypes } from '../../../shared/links.ts';
import { api, ProblemError } from '../api.ts';
import { useLive } from '../live/store.ts';

const linking: ReadonlySet<FactType> = new Set(linkingTypes);
/** Milliseconds in which several such facts lead to one question. */
const gatherMs = 500;
/** Milliseconds between questions while there are no hints. */
const pollingMs = 15_000;

/**
 * Sessions linked to one, for as long as the calling scope lives. Asked for again when the session changes in what links it;
 * how the linked ones stand follows the feed. When a later session makes a link, the server says so; while the feed comes by HTTP,
 * which has no hints, it is asked for now and then.
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
  /** Facts and hints that come meanwhile are answered by the same question. */
  function loadSoon(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      void load();
    }, ms);
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
    const isOurs = (id: string | null) => id === sessionId || answer()?.links.some(({ session }) => session.id === id);
    if (facts.some((fact) => linking.has(fact.type) && isOurs(fact.sessionId))) loadSoon(gatherMs);
    else if (live.polling() && facts.some((fact) => linking.has(fact.type))) loadSoon(pollingMs);
  });
  live.onPassing((message) => {
    if (message.type === 'links' && message.sessionId === sessionId) loadSoon(gatherMs);
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
