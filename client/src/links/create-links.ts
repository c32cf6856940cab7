import { onCleanup } from 'solid-js';
import type { LinksAnswer } from '../../../shared/api/links.ts';
import type { FactType } from '../../../shared/event.ts';
import { type LinkVerdict, linkingTypes } from '../../../shared/links.ts';
import type { SessionRow } from '../../../shared/session/session.ts';
import { api, ProblemError } from '../api.ts';
import { createQuery, type Query } from '../live/query.ts';
import { useLive } from '../live/store.ts';

const linking: ReadonlySet<FactType> = new Set(linkingTypes);
/** Milliseconds between two fetches: such facts arrive in bursts. */
const pauseMs = 500;
/** Milliseconds between fetches while there are no hints. */
const pollingMs = 15_000;

/**
 * Sessions linked to one, for as long as the calling scope lives. Refetched when a linking value of the session changes; the
 * states of linked sessions follow the feed. The server sends a hint when a later session makes a link; while the feed uses HTTP
 * polling, which carries no hints, it is refetched periodically.
 */
export function createLinks(sessionId: string) {
  const live = useLive();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const isOurs = (id: string) =>
    id === sessionId || (answer()?.links.some(({ session }) => session.id === id) ?? false);
  // Before the query subscribes, so that its fetch does not count as older than this.
  live.onChanges((change) => {
    if (change.type === 'snapshot') return;
    const { facts, rows } = change;
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    if (answer()?.links.some(({ session }) => rowOf.has(session.id))) {
      query.change(
        (now) => now && { ...now, links: now.links.map((link) => withRow(link, rowOf.get(link.session.id))) },
      );
    }
    if (!live.polling() || !facts.some((fact) => linking.has(fact.type))) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void query.load();
    }, pollingMs);
  });
  const query: Query<LinksAnswer> = createQuery({
    name: 'links',
    live,
    ask: (signal) => api.links(sessionId, signal),
    isAbout: isOurs,
    pauseMs,
  });
  const { answer, failure, load } = query;
  live.onPassing((message) => {
    if (message.type === 'links' && message.sessionId === sessionId) void load();
  });

  return {
    answer,
    failure,
    load,
    /** @throws the server's refusal; if a colleague reviewed it first, their verdict is loaded */
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
const withRow = (link: LinksAnswer['links'][number], row: SessionRow | undefined) =>
  row ? { ...link, session: { ...link.session, state: row.state, decided: row.decided } } : link;

export type Links = ReturnType<typeof createLinks>;
