import type { Progress } from '../../shared/live/down.ts';
import type { Notifier } from '../log/notifier/notifier.ts';

/**
 * Milliseconds between two messages to a company's lists: each goes to all viewers, and five positions a second suffice for the
 * page to animate a bar smoothly.
 */
const listEvery = 200;

export interface ProgressAudience {
  isAnybodyAt(companyId: string): boolean;
  toWatchers(companyId: string, sessionId: string, items: Progress[]): void;
  toLists(companyId: string, items: Progress[]): void;
}

/**
 * Forwards transient progress. Watchers of the session receive each update immediately; lists receive the newest of each session,
 * the first one immediately, later ones batched. Nothing is buffered for slow clients.
 *
 * @returns stops it
 */
export function passProgress(notifier: Notifier, audience: ProgressAudience): () => void {
  const waiting = new Map<string, { items: Map<string, Progress>; timer: NodeJS.Timeout }>();

  const flush = (companyId: string): void => {
    const held = waiting.get(companyId)!;
    if (held.items.size === 0) return void waiting.delete(companyId);
    audience.toLists(companyId, [...held.items.values()]);
    waiting.set(companyId, { items: new Map(), timer: setTimeout(flush, listEvery, companyId) });
  };

  const stop = notifier.listen((message) => {
    if (message.type !== 'progress' || !audience.isAnybodyAt(message.companyId)) return;
    const { companyId, item } = message;
    audience.toWatchers(companyId, item.sessionId, [item]);
    const held = waiting.get(companyId);
    if (held) return void held.items.set(item.sessionId, item);
    audience.toLists(companyId, [item]);
    waiting.set(companyId, { items: new Map(), timer: setTimeout(flush, listEvery, companyId) });
  });
  return () => {
    stop();
    for (const { timer } of waiting.values()) clearTimeout(timer);
    waiting.clear();
  };
}
