import { createRoot } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogEvent } from '../../../../shared/event.ts';
import { eventually } from '../../../../shared/testing/eventually.ts';
import { api } from '../../api.ts';
import type { Change } from '../../live/store.ts';
import { createUndo, type Offer } from './create-undo.ts';

let tell: (change: Change) => void = () => {};
let end = () => {};
const open = () =>
  createRoot((dispose) => {
    end = dispose;
    return createUndo({
      onChanges: (fn) => {
        tell = fn;
      },
    });
  });
const offer = (n: number): Offer => ({
  ...{
    sessionId: `s${n}`,
    decisionId: `d${n}`,
    name: 'Tamar Gelashvili',
    verdict: 'verified',
    outcome: 'final',
    needsReason: false,
  },
});
const fact = (type: LogEvent['type'], sessionId: string, decisionId: string) =>
  tell({
    ...{ type: 'changes', from: 1, to: 2, rows: [], gone: [] },
    facts: [{ type, sessionId, data: { decisionId } } as LogEvent],
  });
const sent = vi.spyOn(api, 'undoDecision');
beforeEach(() => {
  vi.useFakeTimers();
  sent.mockResolvedValue({ seq: 9 });
});
afterEach(() => {
  end();
  vi.useRealTimers();
  sent.mockReset();
});

describe('K7: undo', () => {
  it('is offered for 30 s', () => {
    const undo = open();
    undo.offer(offer(1));
    vi.advanceTimersByTime(29_999);
    expect(undo.all()).toMatchObject([{ decisionId: 'd1', state: 'open' }]);
    vi.advanceTimersByTime(1);
    expect(undo.all()).toEqual([]);
    expect(undo.undoLast()).toBe(false);
  });

  it('takes the last decision first, each once', async () => {
    const undo = open();
    undo.offer(offer(1));
    undo.offer(offer(2));
    expect(undo.undoLast()).toBe(true);
    void undo.undo('d2');
    await eventually(() => expect(undo.all()[1]!.state).toBe('undone'));
    expect(sent.mock.calls).toEqual([['s2', { decisionId: 'd2' }]]);
    undo.undoLast();
    await eventually(() => expect(undo.all()[0]!.state).toBe('undone'));
    expect(undo.undoLast()).toBe(false);
    vi.advanceTimersByTime(8_000);
    expect(undo.all()).toEqual([]);
  });

  it('says why it could not, and can be tried again', async () => {
    const undo = open();
    const failure = new Error('no line');
    sent.mockRejectedValueOnce(failure);
    undo.offer(offer(1));
    await undo.undo('d1');
    expect(undo.all()[0]!.state).toEqual({ failed: failure });
    await undo.undo('d1');
    expect(undo.all()[0]!.state).toBe('undone');
  });

  it('goes when somebody has decided since, or it was undone in another window; not by its own fact', () => {
    const undo = open();
    undo.offer(offer(1));
    undo.offer(offer(2));
    fact('session.decided', 's1', 'd1');
    fact('session.reopened', 's3', 'd3');
    expect(undo.all()).toHaveLength(2);
    fact('session.reopened', 's1', 'other');
    fact('session.decision_undone', 's2', 'd2');
    expect(undo.all()).toEqual([]);
  });

  it('D17: asks why where the decision has shown the first one; what is typed outlives the 30 s', async () => {
    const undo = open();
    undo.offer({ ...offer(1), needsReason: true });
    expect(undo.undoLast()).toBe(true);
    expect(undo.all()).toMatchObject([{ state: 'open', reason: '' }]);
    undo.setReason('d1', 'too short');
    await undo.undo('d1');
    expect(sent).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    undo.setReason('d1', ' Wrong button. ');
    const late = new Error('too late');
    sent.mockRejectedValueOnce(late);
    await undo.undo('d1');
    vi.advanceTimersByTime(60_000);
    expect(undo.all()).toMatchObject([{ reason: ' Wrong button. ', state: { failed: late } }]);
    await undo.undo('d1');
    expect(sent).toHaveBeenLastCalledWith('s1', { decisionId: 'd1', reason: 'Wrong button.' });
    expect(undo.all()).toMatchObject([{ state: 'undone', reason: null }]);
  });
});
