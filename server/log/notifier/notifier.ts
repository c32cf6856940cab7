import type { ExportView, ReportView } from '../../../shared/api/reports.ts';
import type { Progress } from '../../../shared/live/down.ts';
import type { Person } from '../../../shared/live/presence.ts';

/** What one node tells the others. A hint: whoever needs it to be true reads it from the database. */
export type NotifierMessage =
  | { type: 'log'; companyId: string; seq: number }
  | { type: 'progress'; companyId: string; item: Progress }
  /** All who are at that node now; an empty list says that nobody is. `asks`: it does not know yet who is elsewhere. */
  | { type: 'presence'; companyId: string; node: string; people: Person[]; asks: boolean }
  | { type: 'report'; companyId: string; report: ReportView }
  | { type: 'report_export'; companyId: string; export: ExportView }
  | { type: 'login_revoked'; loginId: string }
  /** Committed changes of a note, Yjs updates in base64, and whose the client ids are that came with them. */
  | {
      type: 'note';
      node: string;
      noteId: string;
      updates: { seq: number; data: string }[];
      writers: [number, string][];
    }
  /** All awareness states of that node in that note, base64. `asks`: it does not know yet who is elsewhere. */
  | { type: 'note_awareness'; node: string; noteId: string; states: string; asks: boolean };

export type NotifierState = 'connecting' | 'live' | 'stale';

/** Carries hints between nodes, and within one. It may lose them, never double them, and keeps one node's in order. */
export interface Notifier {
  /** Never throws, never waits. Those who listen here hear it too, after the present call stack. */
  publish(message: NotifierMessage): void;
  /** @returns stops listening */
  listen(fn: (message: NotifierMessage) => void): () => void;
  /** Hints may have been lost until now: go and read. */
  onReconnect(fn: () => void): () => void;
  readonly state: NotifierState;
  /** Single node: messages meant for other nodes only can be skipped. */
  readonly alone: boolean;
  close(): Promise<void>;
}
