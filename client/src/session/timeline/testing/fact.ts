import type { Actor, FactType, LogEvent } from '../../../../../shared/event.ts';

/** A fact of session `s` at a place of the log; what its type needs comes with `data`. */
export const fact = (seq: number, type: FactType, data: object = {}, actor: Actor = 'capture:s'): LogEvent =>
  ({
    type,
    sessionId: 's',
    data,
    seq,
    at: new Date(Date.UTC(2026, 10, 23, 9, 0, seq)).toISOString(),
    actor,
  }) as LogEvent;
