import type { BulkAnswer, BulkRequest } from '../../../shared/api/bulk.ts';
import { api } from '../api.ts';
import type { createCheck } from './create-check.ts';

/** Outcome of an action. */
export interface Outcome {
  /** For example "3 sessions assigned to Ben". */
  wording: string;
  answer: BulkAnswer;
  /** Key by which it can be undone. */
  key: string;
}

export interface ActionProps {
  ids: readonly string[];
  nameOf: (id: string) => string;
  onDone: (outcome: Outcome) => void;
  onClose: () => void;
}

/**
 * Sends an action with an idempotency key, unchanged while the same request is retried, so that a request whose answer was lost
 * is
 * answered again and not repeated.
 */
export function createSend(check: ReturnType<typeof createCheck>) {
  let sent: { request: string; key: string } | undefined;
  return async (action: BulkRequest['action'], say: (done: number) => string): Promise<Outcome | undefined> => {
    const now = check.state();
    if (now.is !== 'known') return undefined;
    const request: BulkRequest = { action, ids: check.eligible(), seq: now.check.seq };
    const text = JSON.stringify(request);
    if (sent?.request !== text) sent = { request: text, key: crypto.randomUUID() };
    const { key } = sent;
    const answer = await api.bulk(key, request);
    // Failed for transient reasons: pressing again resends the same.
    const done = answer.results.filter(({ outcome }) => outcome === 'done').length;
    return { wording: say(done), answer, key };
  };
}
