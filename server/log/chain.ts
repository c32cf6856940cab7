import { createHash } from 'node:crypto';
import type { LogEvent } from '../../shared/event.ts';

/**
 * JSON with sorted object keys: the database stores data as jsonb, which does not preserve their order.
 * @throws TypeError on values that JSON cannot represent, so that they are not hashed as something else
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).filter(([, v]) => v !== undefined);
    members.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no place in the log`);
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`a ${typeof value} has no place in the log`);
  return text;
}

/** The predecessor hash of a company's first event; a new company's `last_hash`. */
export function genesis(companyId: string): Buffer {
  return createHash('sha256').update(`vidimus:${companyId}`).digest();
}

/**
 * The content that an event's hash covers besides the previous hash: the event in canonical form, split at the position of its
 * seq.
 */
export function aroundSeq({ at, type, actor, sessionId, data }: Omit<LogEvent, 'seq'>): {
  before: string;
  after: string;
} {
  // Keys in order: actor, at, data, seq, sessionId, type.
  return {
    before: `${canonical({ actor, at, data }).slice(0, -1)},"seq":`,
    after: `,${canonical({ sessionId, type }).slice(1)}`,
  };
}

/** The hash of an event: over the previous event's hash and the complete event. */
export function link(previous: Uint8Array, event: LogEvent): Buffer {
  const { before, after } = aroundSeq(event);
  return createHash('sha256').update(previous).update(`${before}${event.seq}${after}`).digest();
}
