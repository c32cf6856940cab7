import { authorityOf } from '../../../shared/session/source.ts';
import type { EventContent } from '../../audit/content-hashes.ts';
import type { ReceivedEvent } from './received-event.ts';

/** An event as its row holds it, without the session. */
export function rowOf({ id, attempt, n, at, type, source, ...data }: ReceivedEvent): EventContent {
  const { at: receivedAt, ...origin } = source;
  return {
    ...{ id, attempt_id: attempt, n, type, authority: authorityOf(origin), source: origin, data },
    // As we understood it: Postgres rounds what is finer than a microsecond, and refuses far zones.
    ...{ at: new Date(at), received_at: new Date(receivedAt) },
  };
}
