import { createSignal, onCleanup } from 'solid-js';
import type { ReportView } from '../../../shared/api/reports.ts';
import type { ReportForm } from '../../../shared/report/report.ts';
import { api, ProblemError, reportUrl } from '../api.ts';
import type { Live } from '../live/store.ts';
import { saveFile } from './save-file.ts';

/** Milliseconds without a progress message after which a report is polled; `down`: while disconnected. */
const pollAfterMs = { live: 3_000, down: 1_000 };

/** A report that was requested in this window. */
export interface Order {
  sessionId: string;
  form: ReportForm;
  /** When it was requested. */
  since: number;
  /** Undefined until the server has answered. */
  report?: ReportView;
}

/** Outcome of an order. */
export type Outcome = { sessionId: string; form: ReportForm } & (
  | { is: 'downloaded'; report: ReportView }
  /** `error` is absent when the server has exhausted its retries. */
  | { is: 'failed'; error?: unknown; report?: ReportView }
);

export interface Orders {
  /** The session's order in progress. */
  of(sessionId: string): Order | undefined;
  /** Requests a report of the session in its current state, and downloads it once it is made. */
  ask(sessionId: string, form: ReportForm): void;
}

/**
 * The reports requested in this window, tracked across page changes: progress comes over the feed, completion from the log, and
 * polling covers both.
 */
export function createOrders(
  live: Pick<Live, 'state' | 'onChanges' | 'onPassing'>,
  ended: (outcome: Outcome) => void,
): Orders {
  const [orders, setOrders] = createSignal<readonly Order[]>([]);
  /** Progress received before the answer with the report's id: the feed may be faster. */
  const early = new Map<string, Partial<ReportView>>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const of = (sessionId: string) => orders().find((order) => order.sessionId === sessionId);

  const end = (outcome: Outcome) => {
    clearTimeout(timers.get(outcome.sessionId));
    timers.delete(outcome.sessionId);
    setOrders((all) => all.filter((order) => order.sessionId !== outcome.sessionId));
    ended(outcome);
  };
  const take = (report: ReportView) => {
    const order = of(report.sessionId);
    if (!order || (order.report && order.report.id !== report.id)) return;
    const { sessionId, form } = order;
    if (report.status === 'made') {
      saveFile(reportUrl(sessionId, report.id));
      return end({ is: 'downloaded', sessionId, form, report });
    }
    if (report.status === 'failed') return end({ is: 'failed', sessionId, form, report });
    setOrders((all) => all.map((one) => (one === order ? { ...one, report } : one)));
    lookLater(sessionId);
  };
  const lookLater = (sessionId: string) => {
    clearTimeout(timers.get(sessionId));
    const pause = live.state() === 'live' ? pollAfterMs.live : pollAfterMs.down;
    timers.set(
      sessionId,
      setTimeout(() => void look(sessionId), pause),
    );
  };
  const look = async (sessionId: string) => {
    const id = of(sessionId)?.report?.id;
    if (!id) return;
    try {
      take(await api.report(sessionId, id));
    } catch (error) {
      const order = of(sessionId);
      if (order?.report?.id !== id) return;
      // If the server does not answer, retry: the request is stored, and the report will be made.
      const isGone = error instanceof ProblemError && error.code === 'not_found';
      if (isGone) end({ is: 'failed', sessionId, form: order.form, error });
      else lookLater(sessionId);
    }
  };

  live.onPassing((message) => {
    if (message.type !== 'report') return;
    const { report } = message;
    if (of(report.sessionId)?.report) take(report);
    else if (of(report.sessionId)) early.set(report.id, report);
  });
  live.onChanges((change) => {
    for (const { type, data, sessionId } of change.type === 'changes' ? change.facts : []) {
      if (type !== 'report.made' && type !== 'report.failed') continue;
      const status = type === 'report.made' ? 'made' : 'failed';
      const report = orders().find((order) => order.report?.id === data.reportId)?.report;
      if (report) take({ ...report, status });
      else if (sessionId && of(sessionId)) early.set(data.reportId, { status });
    }
  });
  onCleanup(() => {
    for (const timer of timers.values()) clearTimeout(timer);
  });

  return {
    of,
    ask(sessionId, form) {
      if (of(sessionId)) return;
      setOrders((all) => [...all, { sessionId, form, since: Date.now() }]);
      api.makeReport(sessionId, form).then(
        (report) => {
          const heard = early.get(report.id);
          early.clear();
          take({ ...report, ...heard });
        },
        (error) => end({ is: 'failed', sessionId, form, error }),
      );
    },
  };
}
