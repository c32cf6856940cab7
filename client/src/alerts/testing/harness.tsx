import { MemoryRouter, Route } from '@solidjs/router';
import { render } from '@solidjs/testing-library';
import type { JSX } from 'solid-js';
import type { AlertsAnswer, AlertView } from '../../../../shared/api/screening.ts';
import type { LogEvent } from '../../../../shared/event.ts';
import type { SessionRow } from '../../../../shared/session/session.ts';
import { type Change, type Live, LiveContext } from '../../live/store.ts';
import { makeRow } from '../../sessions/testing/make-row.ts';

export const hit: AlertView['hits'][number] = {
  ...{
    id: 'h1',
    name: 'ERIKSSON, Anna',
    listTitle: 'OFAC SDN',
    authority: 'United States',
    topics: ['sanction', 'pep'],
  },
  ...{ score: 0.93, verdict: null },
};
export const alert = (id: string, firstName: string, more: Partial<AlertView> = {}): AlertView => ({
  ...{ id, at: '2026-11-22T10:00:00.000Z', closedAt: null, hits: [hit] },
  session: makeRow({ id: `s-${id}`, state: 'verified', firstName, lastName: 'Eriksson' }),
  ...more,
});

/** The server's alerts, in pages of two. */
export function makeAlerts() {
  const stored: { all: AlertView[]; fails: boolean; asked: string[] } = { all: [], fails: false, asked: [] };
  const fetch = async (path: string) => {
    stored.asked.push(path);
    if (stored.fails) throw new TypeError('no line');
    const search = new URL(path, 'http://x').searchParams;
    const found = stored.all.filter(({ closedAt }) => (closedAt === null) === (search.get('state') === 'open'));
    const from = Number(search.get('after') ?? 0);
    const next = from + 2 < found.length ? String(from + 2) : null;
    const open = stored.all.filter(({ closedAt }) => closedAt === null).length;
    return Response.json({ seq: 1, open, alerts: found.slice(from, from + 2), next } satisfies AlertsAnswer);
  };
  return { stored: stored, fetch };
}

/** A line to the server that a test speaks on, to all who listen. */
export function makeLine() {
  const listeners: ((change: Change) => void)[] = [];
  const live = {
    onChanges: (fn: (change: Change) => void) => void listeners.push(fn),
  } as Partial<Live> as Live;
  const hear = (change: Change) => {
    for (const fn of listeners) fn(change);
  };
  return {
    live,
    hear,
    fact: (fact: Pick<LogEvent, 'type' | 'sessionId' | 'data'>, rows: SessionRow[] = []) =>
      hear({
        ...{ type: 'changes', from: 1, to: 2, rows, gone: [] },
        facts: [{ seq: 2, at: '2026-11-23T10:00:00.000Z', actor: 'system', ...fact } as LogEvent],
      }),
  };
}

export const inRouter = (live: Live, what: () => JSX.Element) =>
  render(() => (
    <LiveContext.Provider value={live}>
      <MemoryRouter>
        <Route path="/" component={what} />
        <Route path="/alerts" component={what} />
        <Route path="/sessions/:id" component={() => <p>the session</p>} />
      </MemoryRouter>
    </LiveContext.Provider>
  ));
