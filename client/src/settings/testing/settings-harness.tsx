import { MemoryRouter, Route } from '@solidjs/router';
import { render } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import type { Me } from '../../../../shared/api/review.ts';
import type { ConditionsAnswer, DryRun } from '../../../../shared/api/settings.ts';
import { strictest } from '../../../../shared/conditions.ts';
import { type Colleagues, ColleaguesContext } from '../../accounts/colleagues.ts';
import { MeContext } from '../../accounts/me.ts';
import { type Change, type Live, LiveContext, type LiveState } from '../../live/store.ts';
import { SettingsPage } from '../settings-page.tsx';

export const stored: ConditionsAnswer = {
  ...{ conditions: strictest, targetMinutes: 60, version: 3, rollout: null },
  ...{ changedAt: '2026-11-22T10:00:00.000Z', changedBy: 'ben', ipTableDate: '2026-06-17' },
};
export const run: DryRun = {
  ...{ days: 30, sessions: 9, cut: false, moves: [{ from: 'awaiting_action', to: 'verified', count: 2 }] },
  unmet: [{ condition: 'full_id', before: 2, after: 0 }],
  before: { verified: 6, awaiting_action: 3, rejected: 0 },
  after: { verified: 8, awaiting_action: 1, rejected: 0 },
  waiting: { total: 3, verified: 0, rejected: 0, claimed: 0, touched: 0 },
};
export const problem = (code: string, status = 409, more: object = {}) =>
  Response.json({ type: 'x', title: 'x', status, code, detail: 'x', reference: 'x', ...more }, { status });

export interface Asked {
  call: string;
  body: unknown;
  signal: AbortSignal | undefined;
}
export type Answers = Record<string, (body: unknown) => Response | Promise<Response>>;

/** The server as far as settings ask it. */
export function makeServer() {
  const asked: Asked[] = [];
  const answers: Answers = {
    'GET /api/conditions': () => Response.json(stored),
    'POST /api/conditions/dry-run': () => Response.json(run),
    'PUT /api/conditions': (body) => Response.json({ ...stored, ...(body as object), version: stored.version + 1 }),
  };
  const fetch = async (path: string, init: RequestInit) => {
    const call = `${init.method} ${path}`;
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
    asked.push({ call, body, signal: init.signal ?? undefined });
    return answers[call]!(body);
  };
  return { asked, answers, fetch, of: (call: string) => asked.filter((one) => one.call === call) };
}

/** A line to the server that a test speaks on. */
export function makeLive() {
  const listeners: ((change: Change) => void)[] = [];
  const [state, setState] = createSignal<LiveState>('live');
  const live = {
    state,
    onChanges: (fn: (change: Change) => void) => void listeners.push(fn),
  } as Partial<Live> as Live;
  const fact = (type: string) => {
    for (const fn of listeners) fn({ type: 'changes', from: 1, to: 2, facts: [{ type }] as never, rows: [], gone: [] });
  };
  return { live, fact, setState };
}

export function openSettings(live: Live, role: Me['reviewer']['role'] = 'master') {
  const [me] = createSignal<Me>({
    reviewer: { id: 'ana', name: 'Ana', email: 'ana@example.com', role, colour: 0, language: null },
    company: { id: 'aurora', name: 'Aurora', demo: false },
    version: '1',
  });
  const colleagues = {
    all: () => [],
    find: (id) => (id === 'ben' ? { id, name: 'Ben Koval', colour: 1 } : undefined),
  } as Partial<Colleagues> as Colleagues;
  return render(() => (
    <MeContext.Provider value={me}>
      <LiveContext.Provider value={live}>
        <ColleaguesContext.Provider value={colleagues}>
          <MemoryRouter>
            <Route path="/" component={SettingsPage} />
          </MemoryRouter>
        </ColleaguesContext.Provider>
      </LiveContext.Provider>
    </MeContext.Provider>
  ));
}
