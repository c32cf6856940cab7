import type { Report } from '../../shared/api/ingest.ts';
import type { Source } from '../../shared/source.ts';
import { authorityOf, type Reporter } from './reporter.ts';

/** A report with who sent it. */
export type TakenReport = Report & { source: Omit<Source, 'engine'> };

export const takenFrom = (report: Report, { origin }: Pick<Reporter, 'origin'>, now: Date): TakenReport => ({
  ...report,
  source: { ...origin, at: now.toISOString() },
});

/** The two authorities number and name their reports apart: neither can take an id or a number of the other. */
export const reportKey = (r: TakenReport): string => `${authorityOf(r.source)} ${r.id}`;

export const byKey = (reports: readonly TakenReport[]): Map<string, TakenReport> =>
  new Map(reports.map((r) => [reportKey(r), r]));
