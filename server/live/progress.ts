import type { Progress } from '../../shared/live/down.ts';
import type { Notifier } from '../log/notifier/notifier.ts';

/**
 * Milliseconds between two messages to a company's lists: every one goes to everybody, and the page moves a bar smoothly
 * between five places a second.
 */
const listEvery = 200;

export interface ProgressAudience {
  isAnybodyAt(companyId: string): boolean;
  toWatchers(companyId: string, sessionId: string, items: Progress[]): void;
  toLists(companyId: string, items: Progress[]): void;
}

/**
 * Passes on what is worth something only now. Watchers of the session have it at once; lists have the newest of each
 * session, the first at once, the next together. Nothing is kept for anybody who cannot take it.
 *
 * @returns ends it
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
