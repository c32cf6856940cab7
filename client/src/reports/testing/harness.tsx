import { MemoryRouter, Route } from '@solidjs/router';
import { render } from '@solidjs/testing-library';
import { createSignal, type JSX } from 'solid-js';
import { vi } from 'vitest';
import type { ExportView, ReportsAnswer, ReportView } from '../../../../shared/api/reports.ts';
import type { LogEvent } from '../../../../shared/event.ts';
import { type Change, type Live, LiveContext, type LiveState, type Passing } from '../../live/store.ts';
import { ExportChip } from '../exports/export-chip.tsx';
import { ReportNotices } from '../notices.tsx';
import { createReportJobs, ReportJobsContext } from '../report-jobs.ts';

export const sessionId = '0190f5a2-6d3c-7cc1-9a2b-1f2e3d4c5b6a';
export const report = (more: Partial<ReportView> = {}): ReportView => ({
  ...{
    id: 'd1',
    sessionId,
    number: '2026-000042',
    paper: 'A4',
    language: 'en',
    status: 'queued',
    final: true,
    state: 'aa',
  },
  madeAt: '2026-11-23T09:10:00.000Z',
  madeBy: { kind: 'reviewer', id: 'ana', name: 'Ana Beridze' },
  checkpoint: { seq: 7, hash: 'bb' },
  ...{ bytes: null, sha256: null },
  ...more,
});
export const zip = (more: Partial<ExportView> = {}): ExportView => ({
  ...{
    id: 'e1',
    reviewerId: 'ana',
    state: 'running',
    paper: 'A4',
    language: 'en',
    createdAt: '2026-11-23T09:10:00.000Z',
  },
  ...{ total: 40, done: 0, failed: 0 },
  ...more,
});
export const problem = (code: string, status = 422) =>
  Response.json({ type: 'x', title: 'x', status, code, detail: 'x', reference: 'r7' }, { status });

/** The server as far as reports ask it; what it says can be changed in mid-test. */
export function makeServer() {
  const asked: { call: string; body: unknown }[] = [];
  const answers: Record<string, (body: unknown) => Response | Promise<Response>> = {
    'GET /api/report-exports': () => Response.json([]),
    [`POST /api/sessions/${sessionId}/reports`]: () => Response.json(report(), { status: 202 }),
    [`GET /api/sessions/${sessionId}/reports`]: () =>
      Response.json({ state: 'aa', reports: [] } satisfies ReportsAnswer),
  };
  const fetch = async (path: string, init: RequestInit) => {
    const call = `${init.method} ${path}`;
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
    asked.push({ call, body });
    return answers[call]!(body);
  };
  return { asked, answers, fetch, of: (call: string) => asked.filter((one) => one.call === call) };
}

/** A line to the server that a test speaks on. */
export function makeLine() {
  const changed: ((change: Change) => void)[] = [];
  const passed: ((message: Passing) => void)[] = [];
  const [state, setState] = createSignal<LiveState>('live');
  const live = {
    state,
    onChanges: (fn: (change: Change) => void) => void changed.push(fn),
    onPassing: (fn: (message: Passing) => void) => void passed.push(fn),
  } as Partial<Live> as Live;
  return {
    live,
    setState,
    say: (view: ReportView) => {
      for (const fn of passed) fn({ type: 'report', report: view });
    },
    sayExport: (view: ExportView) => {
      for (const fn of passed) fn({ type: 'export', export: view });
    },
    fact: (fact: Pick<LogEvent, 'type' | 'sessionId' | 'data'>) => {
      const facts = [{ seq: 2, at: '2026-11-23T10:00:00.000Z', actor: 'system', ...fact } as LogEvent];
      for (const fn of changed) fn({ type: 'changes', from: 1, to: 2, facts, rows: [], gone: [] });
    },
  };
}

/** What the page has the browser download, in order. */
export function watchDownloads(): string[] {
  const files: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push(this.getAttribute('href')!);
  });
  return files;
}

/** A part of the console with the desk around it: the chip in the top bar, and the notices. */
export function atDesk(live: Live, what: () => JSX.Element = () => undefined) {
  const Desk = () => (
    <ReportJobsContext.Provider value={createReportJobs('ana')}>
      <ExportChip />
      {what()}
      <ReportNotices />
    </ReportJobsContext.Provider>
  );
  return render(() => (
    <LiveContext.Provider value={live}>
      <MemoryRouter>
        <Route path="/" component={Desk} />
      </MemoryRouter>
    </LiveContext.Provider>
  ));
}
