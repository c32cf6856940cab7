import { createContext, createSignal, useContext } from 'solid-js';
import type { ExportView } from '../../../shared/api/reports.ts';
import type { Listing } from '../listing/filter-url.ts';
import { useLive } from '../live/store.ts';
import { createOrders, type Orders, type Outcome } from './create-orders.ts';
import { type CsvExport, createCsvExport } from './exports/create-csv.ts';
import { createExports, type Exports } from './exports/create-exports.ts';

/** Notices shown on every page. */
export type Notice = { id: number } & (
  | { kind: 'order'; outcome: Outcome }
  | { kind: 'ready'; view: ExportView }
  | { kind: 'cancelled' }
  | { kind: 'csv_failed'; listing: Listing; error: unknown }
);

/** Reports and exports in progress in this window, and their outcomes. */
export interface ReportJobs {
  orders: Orders;
  exports: Exports;
  csv: CsvExport;
  notices(): readonly Notice[];
  dismiss(id: number): void;
  /** For one that the reviewer cancelled. */
  tellCancelled(): void;
}

export const ReportJobsContext = createContext<ReportJobs>();

export function useReportJobs(): ReportJobs {
  const desk = useContext(ReportJobsContext);
  if (!desk) throw new Error('useReportJobs outside of the signed-in frame');
  return desk;
}

/** Milliseconds for which a success notice is shown. */
const wording = 8_000;
/** Maximum number of notices: the oldest is dropped. */
const most = 3;

/** For as long as the reviewer is signed in: a report requested on one page is announced on the next. */
export function createReportJobs(reviewerId: string): ReportJobs {
  const live = useLive();
  const [notices, setNotices] = createSignal<readonly Notice[]>([]);
  let last = 0;
  const dismiss = (id: number) => setNotices((all) => all.filter((notice) => notice.id !== id));
  const tell = (notice: Notice) => {
    setNotices((all) => [...all, notice].slice(-most));
    // Failures and finished exports stay until dismissed.
    const passes = notice.kind === 'cancelled' || (notice.kind === 'order' && notice.outcome.is === 'downloaded');
    if (passes) setTimeout(() => dismiss(notice.id), wording);
  };
  const next = () => ++last;
  const orders = createOrders(live, (outcome) => {
    // A retry replaces the notice of the previous attempt.
    setNotices((all) => all.filter((one) => one.kind !== 'order' || one.outcome.sessionId !== outcome.sessionId));
    tell({ id: next(), kind: 'order', outcome });
  });
  return {
    orders,
    exports: createExports(live, reviewerId, (view) => tell({ id: next(), kind: 'ready', view })),
    csv: createCsvExport((listing, error) => tell({ id: next(), kind: 'csv_failed', listing, error })),
    notices,
    dismiss,
    tellCancelled: () => tell({ id: next(), kind: 'cancelled' }),
  };
}
