import { describe, expect, it } from 'vitest';
import type { Down } from '../../../shared/live/down.ts';
import type { SessionCounts, SessionRow } from '../../../shared/session/session.ts';
import { makeRow } from '../sessions/testing/make-row.ts';
import { apply, type Heard, nothingHeard } from './apply.ts';

const counts: SessionCounts = { in_progress: 1, awaiting_action: 0, verified: 0, rejected: 0, expired: 0 };
const at = (seq: number): Heard => ({ ...nothingHeard, seq, counts });
const changes = (from: number, to: number, rows: SessionRow[] = []): Down => ({
  type: 'changes',
  from,
  to,
  facts: Array.from({ length: to - from }, (_, i) => ({
    type: 'session.expired',
    sessionId: 'x',
    data: {},
    seq: from + 1 + i,
    at: '2026-11-23T00:00:00.000Z',
    actor: 'system',
  })),
  rows,
  gone: [],
  counts,
});

describe('the log', () => {
  it('goes on from where it stands', () => {
    const [state, next] = apply(at(5), changes(5, 7));
    expect(state.seq).toBe(7);
    expect(next).toMatchObject({ do: 'tell', change: { type: 'changes', from: 5, to: 7 } });
  });
  it('asks when something between is missing, and keeps what it has', () => {
    const before = at(5);
    expect(apply(before, changes(6, 7))).toEqual([before, { do: 'ask' }]);
  });
  it('asks when changes come before any snapshot', () => {
    expect(apply(nothingHeard, changes(0, 1))[1]).toEqual({ do: 'ask' });
  });
  it('drops what it has already', () => {
    expect(apply(at(7), changes(5, 7))[1]).toEqual({ do: 'nothing' });
    expect(apply(at(9), changes(5, 7))[0].seq).toBe(9);
  });
  it('takes the new part of what overlaps', () => {
    const [state, next] = apply(at(6), changes(5, 8));
    expect(state.seq).toBe(8);
    expect(next.do === 'tell' && next.change.type === 'changes' && next.change.facts.map((f) => f.seq)).toEqual([7, 8]);
  });
  it('is live after an answer without news', () => {
    expect(apply(at(5), changes(5, 5))[1]).toMatchObject({ do: 'tell' });
  });
  it('believes a snapshot that lies behind: the log was made anew', () => {
    const held: Heard = { ...at(90), watched: { a: { seq: 90, view: null } } };
    const [state] = apply(held, { type: 'snapshot', seq: 3, counts });
    expect(state.seq).toBe(3);
    const [after] = apply(state, { type: 'session', seq: 4, sessionId: 'a', view: null });
    expect(after.watched.a?.seq).toBe(4);
  });
});

describe('the watched session', () => {
  it('never goes back', () => {
    const [first] = apply(at(5), { type: 'session', seq: 5, sessionId: 'a', view: null });
    expect(apply(first, { type: 'session', seq: 4, sessionId: 'a', view: null })[0]).toBe(first);
  });
});

describe('progress', () => {
  const item = { sessionId: 'a', step: 'liveness', challenge: 'blink', percent: 40 } as const;
  it('keeps the newest of each session', () => {
    const [one] = apply(at(1), { type: 'progress', items: [item, { ...item, sessionId: 'b' }] });
    const [two] = apply(one, { type: 'progress', items: [{ ...item, percent: 60 }] });
    expect(two.progress.a?.percent).toBe(60);
    expect(two.progress.b?.percent).toBe(40);
  });
  it('ends with the session, and with the step', () => {
    const [shown] = apply(at(1), { type: 'progress', items: [item] });
    expect(apply(shown, changes(1, 2, [makeRow({ id: 'a', state: 'verified' })]))[0].progress).toEqual({});
    expect(apply(shown, changes(1, 2, [makeRow({ id: 'a', state: 'in_progress' })]))[0].progress).toHaveProperty('a');
    const step: Down = {
      ...(changes(1, 2) as Extract<Down, { type: 'changes' }>),
      facts: [
        {
          type: 'step.finished',
          sessionId: 'a',
          data: { attemptId: 'x', step: 'liveness', outcome: 'done' },
          seq: 2,
          at: '2026-11-23T00:00:00.000Z',
          actor: 'capture:a',
        },
      ],
    };
    expect(apply(shown, step)[0].progress).toEqual({});
  });
});

it('stops when refused', () => {
  expect(apply(at(1), { type: 'refused', code: 'protocol_version' })[1]).toEqual({
    do: 'stop',
    code: 'protocol_version',
  });
});
