import type { ExportView, ReportView } from '../api/reports.ts';
import type { LogEvent } from '../event.ts';
import type { ProblemCode } from '../problem.ts';
import type { StepName } from '../session/attempt.ts';
import type { Challenge } from '../session/liveness.ts';
import type { SessionCounts, SessionRow, SessionView } from '../session/session.ts';
import type { Person } from './presence.ts';

/** What the server may say, as `socket.emit('down', message)`. */
export type Down =
  /** The client has no cursor or one too old: it loads anew what it shows, then goes on from `seq`. */
  | { type: 'snapshot'; seq: number; counts: SessionCounts }
  /** The log moved from `from` (exclusive) to `to`: the facts, and the present rows of the sessions that they touched. */
  | {
      type: 'changes';
      from: number;
      to: number;
      facts: LogEvent[];
      rows: SessionRow[];
      gone: string[];
      counts: SessionCounts;
    }
  /** The watched session as it stands at `seq`; a view below the one held is dropped. `null`: no such session here. */
  | { type: 'session'; seq: number; sessionId: string; view: SessionView | null }
  /** Volatile: newest wins, dropped under pressure. */
  | { type: 'progress'; items: Progress[] }
  /** Volatile: all who are here now. */
  | { type: 'presence'; people: Person[] }
  /** Volatile, to those who watch its session: how far a report is. The fact `report.made` says the same for good. */
  | { type: 'report'; report: ReportView }
  /** A hint to those who watch it: what links it to other sessions may have changed. It is asked for again. */
  | { type: 'links'; sessionId: string }
  /** Volatile, to the company: how far an export is. */
  | { type: 'export'; export: ExportView }
  /** Said before the server closes the connection for good. */
  | { type: 'refused'; code: ProblemCode };

export interface Progress {
  sessionId: string;
  step: StepName;
  challenge: Challenge | null;
  /** 0 to 100 */
  percent: number;
}
