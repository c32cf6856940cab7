import type { AttemptEvent } from '../../../shared/api/ingest.ts';
import type { Source } from '../../../shared/session/source.ts';
import { authorityOf } from '../../../shared/session/source.ts';
import type { EventSender } from './sender.ts';

/** An event with who sent it. */
export type ReceivedEvent = AttemptEvent & { source: Omit<Source, 'engine'> };

export const receivedFrom = (
  event: AttemptEvent,
  { origin }: Pick<EventSender, 'origin'>,
  now: Date,
): ReceivedEvent => ({
  ...event,
  source: { ...origin, at: now.toISOString() },
});

/** The two authorities number and name their events apart: neither can take an id or a number of the other. */
export const eventKey = (r: ReceivedEvent): string => `${authorityOf(r.source)} ${r.id}`;

export const byKey = (events: readonly ReceivedEvent[]): Map<string, ReceivedEvent> =>
  new Map(events.map((r) => [eventKey(r), r]));
