import type { ExportView, ReportView } from '../../../shared/api/reports.ts';
import type { Progress } from '../../../shared/live/down.ts';
import type { Person } from '../../../shared/live/presence.ts';

/** A message between nodes. A hint only: code that relies on its content reads it from the database. */
export type NotifierMessage =
  | { type: 'log'; companyId: string; seq: number }
  | { type: 'progress'; companyId: string; item: Progress }
  /** All people present on that node; an empty list: none. `asks`: the node does not know yet who is present elsewhere. */
  | { type: 'presence'; companyId: string; node: string; people: Person[]; asks: boolean }
  | { type: 'report'; companyId: string; report: ReportView }
  | { type: 'report_export'; companyId: string; export: ExportView }
  | { type: 'login_revoked'; loginId: string }
  /** Committed changes of a note, Yjs updates in base64, and the owners of the client ids that are new in them. */
  | {
      type: 'note';
      node: string;
      noteId: string;
      updates: { seq: number; data: string }[];
      writers: [number, string][];
    }
  /** All awareness states of that node in that note, base64. `asks`: the node does not know yet who is present elsewhere. */
  | { type: 'note_awareness'; node: string; noteId: string; states: string; asks: boolean };

export type NotifierState = 'connecting' | 'live' | 'stale';

/**
 * Carries hints between nodes, and within one. It may lose messages, never duplicates them, and delivers those of one node in
 * order.
 */
export interface Notifier {
  /** Never throws, never blocks. Listeners of this node receive it too, after the current call stack. */
  publish(message: NotifierMessage): void;
  /** @returns stops listening */
  listen(fn: (message: NotifierMessage) => void): () => void;
  /** Hints may have been lost until now: read from the database. */
  onReconnect(fn: () => void): () => void;
  readonly state: NotifierState;
  /** Single node: messages meant for other nodes only can be skipped. */
  readonly alone: boolean;
  close(): Promise<void>;
}
