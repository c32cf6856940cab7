import type { FactType } from '../../../shared/event.ts';
import type { Down, Progress } from '../../../shared/live/down.ts';
import type { Person } from '../../../shared/live/presence.ts';
import type { ProblemCode } from '../../../shared/problem.ts';
import type { SessionCounts } from '../../../shared/session/session.ts';
import type { Change, Passing, Watched } from './store.ts';

/** The state received from the feed, as a value. */
export interface Heard {
  /** Last log position; undefined until the first snapshot. */
  seq: number | undefined;
  counts: SessionCounts | undefined;
  progress: Readonly<Record<string, Progress>>;
  people: readonly Person[];
  /** Newest view of each watched session. */
  watched: Readonly<Record<string, Watched>>;
}

export const nothingHeard: Heard = { seq: undefined, counts: undefined, progress: {}, people: [], watched: {} };

/** What the caller has to do after a message, besides storing the state. */
export type Next =
  | { do: 'nothing' }
  | { do: 'tell'; change: Change }
  /** Not part of the state: passed on to its listeners. */
  | { do: 'pass'; message: Passing }
  /** A gap: send hello again. */
  | { do: 'ask' }
  | { do: 'stop'; code: ProblemCode };

const nothing: Next = { do: 'nothing' };

/** Facts that invalidate the shown percentage. */
const endOfProgress: ReadonlySet<FactType> = new Set([
  'step.started',
  'step.finished',
  'attempt.started',
  'attempt.finished',
  'session.finished',
  'session.expired',
]);

export function apply(state: Heard, message: Down): [Heard, Next] {
  switch (message.type) {
    case 'snapshot':
      // Accepted even with a lower seq: the server's log was recreated.
      return [
        { ...state, seq: message.seq, counts: message.counts, progress: {}, watched: olderThan(state, message.seq) },
        { do: 'tell', change: { type: 'snapshot', seq: message.seq } },
      ];
    case 'changes': {
      if (state.seq === undefined || message.from > state.seq) return [state, { do: 'ask' }];
      const { from, to, gone, rows } = message;
      // An empty answer to hello at the current position still carries the counts.
      if (to < state.seq || (to === state.seq && from < to)) return [state, nothing];
      const held = state.seq;
      const facts = message.facts.filter((fact) => fact.seq > held);
      const over = new Set(gone);
      for (const fact of facts) if (fact.sessionId && endOfProgress.has(fact.type)) over.add(fact.sessionId);
      for (const row of rows) if (row.state !== 'in_progress') over.add(row.id);
      return [
        { ...state, seq: to, counts: message.counts, progress: without(state.progress, over) },
        { do: 'tell', change: { type: 'changes', from, to, facts, rows, gone } },
      ];
    }
    case 'session': {
      const held = state.watched[message.sessionId];
      if (held && held.seq > message.seq) return [state, nothing];
      const watched = { ...state.watched, [message.sessionId]: { seq: message.seq, view: message.view } };
      return [{ ...state, watched }, nothing];
    }
    case 'progress': {
      const progress = { ...state.progress };
      for (const item of message.items) progress[item.sessionId] = item;
      return [{ ...state, progress }, nothing];
    }
    case 'presence':
      return [{ ...state, people: message.people }, nothing];
    case 'report':
    case 'export':
    case 'links':
      return [state, { do: 'pass', message }];
    case 'refused':
      return [state, { do: 'stop', code: message.code }];
    default:
      return unheardOf(state, message);
  }
}

/** A newer server may send a type that this page does not know; the types ensure that all current ones are handled. */
const unheardOf = (state: Heard, _: never): [Heard, Next] => [state, nothing];

/** After the log was recreated, views with a higher seq from the old log would block new ones. */
const olderThan = (state: Heard, seq: number): Heard['watched'] =>
  Object.fromEntries(Object.entries(state.watched).map(([id, held]) => [id, held.seq > seq ? { ...held, seq } : held]));

function without(progress: Heard['progress'], ids: ReadonlySet<string>): Heard['progress'] {
  if (![...ids].some((id) => id in progress)) return progress;
  return Object.fromEntries(Object.entries(progress).filter(([id]) => !ids.has(id)));
}
