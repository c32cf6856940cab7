import { describe, expect, it } from 'vitest';
import type { DecisionView } from '../../../../shared/decision/decision.ts';
import type { AttemptView } from '../../../../shared/session/attempt.ts';
import type { SessionView } from '../../../../shared/session/session.ts';
import { emptyAttempt, emptyView } from '../testing/fixture.ts';
import { agoInWords, headline, type Story, silentAfterMs, storyOf } from './story.ts';

const at = Date.parse('2026-11-23T09:02:00.000Z');
const capturing = (attempt: Partial<AttemptView>, view: Partial<SessionView> = {}): SessionView => ({
  ...emptyView,
  attempts: 1,
  attemptHistory: [{ ...emptyAttempt, ...attempt }],
  ...view,
});
const emptyDecision: DecisionView = {
  ...{ id: 'd', verdict: null, at: '2026-11-23T09:01:30.000Z', note: '', tags: [], step: null },
  ...{ kind: 'decided', reviewerId: null, conditions: [], conditionsVersion: 1 },
};
const step = (name: AttemptView['steps'][number]['step'], outcome: 'done' | 'failed' | null = null) => ({
  step: name,
  startedAt: '2026-11-23T09:01:10.000Z',
  finishedAt: outcome && '2026-11-23T09:01:40.000Z',
  outcome,
});
const running = (story: Story) => {
  if (story.kind !== 'running') throw new Error(`not running but ${story.kind}`);
  return story;
};
const progress = (percent: number, name: 'liveness' | 'selfie' = 'liveness') =>
  ({ sessionId: emptyView.id, step: name, challenge: 'turn_left', percent }) as const;

describe('storyOf', () => {
  it('waits until somebody starts', () => {
    expect(storyOf(emptyView, undefined, at, at)).toEqual({ kind: 'waiting' });
  });

  it('tells step, challenge and percent as they come', () => {
    const view = capturing({ steps: [step('consent', 'done'), step('liveness')] });
    const story = running(storyOf(view, progress(61.7), at, at));
    expect(headline(story)).toBe('Liveness · turn left · 62 %');
    expect(story.steps.find((s) => s.step === 'liveness')?.state).toBe('running');
    expect(story.steps.find((s) => s.step === 'consent')?.state).toBe('done');
  });

  it('knows the challenge from the facts when no progress was heard', () => {
    const challenge = {
      challenge: 'blink',
      startedAt: '2026-11-23T09:01:20.000Z',
      finishedAt: null,
      passed: null,
      source: null,
    } as const;
    const story = running(
      storyOf(capturing({ steps: [step('liveness')], challenges: [challenge] }), undefined, at, at),
    );
    expect(headline(story)).toBe('Liveness · blink');
  });

  it('does not believe progress of a step that is over', () => {
    const view = capturing({ steps: [step('liveness', 'done'), step('processing')] });
    expect(headline(running(storyOf(view, progress(99), at, at)))).toBe('Processing');
  });

  it('is starting when no step has begun', () => {
    expect(headline(running(storyOf(capturing({}), undefined, at, at)))).toBe('Starting');
  });

  it('between two steps it does not start anew', () => {
    const story = running(storyOf(capturing({ steps: [step('selfie', 'done')] }), undefined, at, at));
    expect(headline(story)).toBe('Waiting for the next step');
  });

  it('says since when the phone is silent, not before it is', () => {
    expect(running(storyOf(capturing({}), undefined, at, at + silentAfterMs)).silentSince).toBeNull();
    expect(running(storyOf(capturing({}), undefined, at, at + silentAfterMs + 1)).silentSince).toBe(at);
  });

  it('shows the back side only where there is one', () => {
    const names = (type: 'passport' | 'id_card' | null) =>
      running(storyOf(capturing({ documentType: type }), undefined, at, at)).steps.map((s) => s.step);
    expect(names('passport')).not.toContain('document_back');
    expect(names(null)).not.toContain('document_back');
    expect(names('id_card')).toContain('document_back');
  });

  it('says who asked for what, until the subject begins again', () => {
    const ended = { outcome: 'completed', startedAt: '2026-11-23T09:01:00.000Z' } as const;
    const resubmission = { step: 'document_front', reason: 'Glare', at: '2026-11-23T09:01:30.000Z' } as const;
    const asked = { ...emptyDecision, kind: 'resubmission_requested', reviewerId: 'oleksandr' } as const;
    const view = { resubmission, decisions: [asked], lateEvents: 1 };
    expect(storyOf(capturing(ended, view), undefined, at, at)).toMatchObject({
      ...{ kind: 'asked', resubmission, reviewerId: 'oleksandr' },
    });
    const again = { outcome: 'failed', startedAt: '2026-11-23T09:01:40.000Z' } as const;
    expect(storyOf(capturing(again, { ...view, lateEvents: 0 }), undefined, at, at).kind).toBe('between');
    expect(storyOf(capturing({ startedAt: again.startedAt }, view), undefined, at, at).kind).toBe('running');
  });

  it('between two attempts, and when the phone still owes reports', () => {
    const ended = { outcome: 'failed', finishedAt: '2026-11-23T09:02:00.000Z' } as const;
    expect(storyOf(capturing(ended), undefined, at, at).kind).toBe('between');
    expect(storyOf(capturing(ended, { lateEvents: 2 }), undefined, at, at).kind).toBe('late');
    expect(storyOf(capturing(ended, { state: 'verified' }), undefined, at, at).kind).toBe('ended');
  });
});

it('agoInWords rounds to what matters', () => {
  expect([0, 40_900, 60_000, 3_599_000, 7_300_000].map(agoInWords)).toEqual(['0 s', '40 s', '1 min', '59 min', '2 h']);
});
