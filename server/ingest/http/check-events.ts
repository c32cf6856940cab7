import type { FastifySchemaValidationError } from 'fastify';
import { CaptureEvent, type EventReceipt } from '../../../shared/api/ingest.ts';
import { problems } from '../../../shared/problem.ts';
import { placed } from '../../http/errors/problems.ts';
import { makeValidator, uuid } from '../../http/validation.ts';
import { tidyEvent } from './tidy-event.ts';

/** A valid event, or the receipt for a malformed one. */
export type CheckedEvent = { event: CaptureEvent } | { receipt: EventReceipt };

const fits = makeValidator()({ schema: CaptureEvent, method: 'POST', url: '/events', httpPart: 'body' }) as {
  (data: unknown): boolean;
  errors?: FastifySchemaValidationError[] | null;
};

/**
 * Validates each event of a batch separately: a malformed one is answered with its field and location, and does not affect the
 * others.
 */
export const checkEvents = (events: readonly unknown[]): CheckedEvent[] => events.map(checkEvent);

function checkEvent(came: unknown, index: number): CheckedEvent {
  const event = tidyEvent(came);
  if (fits(event)) return { event: event as CaptureEvent };
  const id = (event as { id?: unknown } | null)?.id;
  const errors = (fits.errors ?? []).map((error) => {
    const { pointer, detail } = placed(error, 'body');
    // Split MRZ lines have no location of their own in the request.
    return { pointer: `/events/${index}${pointer.replace(/^\/mrz\/\d+$/, '/mrz')}`, detail };
  });
  return {
    receipt: {
      id: typeof id === 'string' && uuid.test(id) ? id.toLowerCase() : null,
      ...{ status: 'refused', code: 'invalid_request', detail: `${problems.invalid_request[1]}.`, errors },
    },
  };
}
