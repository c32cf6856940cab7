import { describe, expect, it } from 'vitest';
import { entriesOf, undoneIn } from './group.ts';
import { fact } from './testing/fact.ts';

const one = { attemptId: 'one' };
const two = { attemptId: 'two' };
const ana = 'reviewer:ana' as const;
const keys = (...args: Parameters<typeof entriesOf>) => entriesOf(...args).map((entry) => entry.key);

/** Two attempts and what became of them. */
const log = [
  fact(1, 'session.created', { documents: [] }, 'key:k'),
  fact(2, 'attempt.started', { ...one, number: 1 }),
  fact(3, 'step.started', { ...one, step: 'selfie' }),
  fact(4, 'photo.received', { ...one, photoId: 'p', kind: 'selfie' }),
  fact(5, 'attempt.finished', { ...one, outcome: 'failed' }),
  fact(6, 'attempt.started', { ...two, number: 2 }),
  fact(7, 'challenge.started', { ...two, challenge: 'blink' }),
  fact(8, 'attempt.finished', { ...two, outcome: 'completed' }),
  fact(9, 'session.finished', { state: 'awaiting_action', attemptId: 'two', lateEvents: 1 }),
  fact(10, 'session.claimed', {}, ana),
  fact(11, 'session.claim_renewed', {}, ana),
  // A late event of the first attempt.
  fact(12, 'photo.received', { ...one, photoId: 'q', kind: 'selfie' }),
  fact(13, 'session.decided', { decisionId: 'd', state: 'verified', tags: [], ownTags: [] }, ana),
];

describe('the lines of a log', () => {
  it('newest first; the events of an attempt are one line, where the attempt began', () => {
    expect(keys(log)).toEqual(['fact 13', 'fact 10', 'fact 9', 'attempt two', 'attempt one', 'fact 1']);
    const first = entriesOf(log).find((entry) => entry.key === 'attempt one');
    expect(first?.kind === 'attempt' && first.facts.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 12]);
  });

  it('only ever come on top: no line moves or goes when more happens', () => {
    for (let n = 0; n < log.length; n++) {
      const before = keys(log.slice(0, n));
      const after = keys(log.slice(0, n + 1));
      expect(after.slice(after.length - before.length)).toEqual(before);
    }
  });

  it('leave out that somebody is still at work, and what always comes with a decision', () => {
    const quiet = [fact(1, 'session.claim_renewed'), fact(2, 'note.frozen', {}), fact(3, 'note.thawed', {})];
    expect(entriesOf(quiet)).toEqual([]);
  });

  it('can be decisions alone, the conditions’ own among them', () => {
    const settled = fact(14, 'session.finished', { state: 'rejected', attemptId: 'two', lateEvents: 0 });
    expect(keys([...log, settled], { decisions: true })).toEqual(['fact 14', 'fact 13']);
  });

  it('take writing in the notes together until something else happens', () => {
    const wrote = (seq: number) => fact(seq, 'note.edited', { noteId: 'n', authorIds: ['ana'], seq }, ana);
    const entries = entriesOf([wrote(1), wrote(2), fact(3, 'session.claimed', {}, ana), wrote(4)]);
    expect(entries.map((entry) => (entry.kind === 'notes' ? entry.facts.length : entry.kind))).toEqual([1, 'fact', 2]);
  });

  it('know when the conditions only say again what they said', () => {
    const wording = (seq: number, unmet: object[]) => fact(seq, 'session.assessed', { unmet, version: 1 }, 'system');
    const low = { condition: 'face_level', outcome: 'not_met' };
    const entries = entriesOf([wording(1, [low]), fact(2, 'session.claimed'), wording(3, [low]), wording(4, [])]);
    expect(entries.map((entry) => entry.kind === 'fact' && entry.same)).toEqual([false, true, false, false]);
  });
});

it('knows which decisions were taken back', () => {
  expect([...undoneIn([...log, fact(14, 'session.decision_undone', { decisionId: 'd' }, ana)])]).toEqual(['d']);
});
