import type { Progress } from '../../shared/live/down.ts';
import type { Person } from '../../shared/live/presence.ts';

/** What one node tells the others. A hint: whoever needs it to be true reads it from the database. */
export type BellMessage =
  | { type: 'log'; companyId: string; seq: number }
  | { type: 'progress'; companyId: string; item: Progress }
  /** All who are at that node now; an empty list says that nobody is. `asks`: it does not know yet who is elsewhere. */
  | { type: 'presence'; companyId: string; node: string; people: Person[]; asks: boolean }
  | { type: 'login_revoked'; loginId: string };

export type BellState = 'connecting' | 'live' | 'stale';

/** Carries hints between nodes, and within one. It may lose them, never double them, and keeps one node's in order. */
export interface Bell {
  /** Never throws, never waits. Those who listen here hear it too, after the present call stack. */
  ring(message: BellMessage): void;
  /** @returns stops listening */
  listen(fn: (message: BellMessage) => void): () => void;
  /** Hints may have been lost until now: go and read. */
  onReconnect(fn: () => void): () => void;
  readonly state: BellState;
  close(): Promise<void>;
}
