import { createRoot, createSignal } from 'solid-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FactType, LogEvent } from '../../../shared/event.ts';
import { factEffects } from '../../../shared/fact-effects.ts';
import { createQuery, type Query } from './query.ts';
import { isStale, staleBy } from './stale.ts';
import type { Change } from './store.ts';

let close = () => {};
afterEach(() => {
  close();
  vi.useRealTimers();
});

const fact = (type: FactType, sessionId: string | null = null) => ({ seq: 1, type, sessionId }) as LogEvent;
const changes = (...facts: LogEvent[]): Change => ({ type: 'changes', from: 0, to: 1, facts, rows: [], gone: [] });
const snapshot: Change = { type: 'snapshot', seq: 1 };

/** A query whose questions the test answers. */
function open(more: Partial<Parameters<typeof createQuery<string>>[0]> = {}) {
  const questions: { answer: (with_: string) => Promise<void>; fail: (error: unknown) => Promise<void> }[] = [];
  const listeners = new Set<(change: Change) => void>();
  let signal!: AbortSignal;
  let query!: Query<string>;
  createRoot((dispose) => {
    close = dispose;
    query = createQuery<string>({
      name: 'branding',
      live: { onChanges: (fn) => void listeners.add(fn) },
      ask: (cut) => {
        signal = cut;
        return new Promise((resolve, reject) => {
          const settle = async (fn: () => void) => {
            fn();
            for (let turn = 0; turn < 10; turn++) await Promise.resolve();
          };
          questions.push({
            answer: (text) => settle(() => resolve(text)),
            fail: (error) => settle(() => reject(error)),
          });
        });
      },
      ...more,
    });
  });
  const tell = (change: Change) => {
    for (const fn of listeners) fn(change);
  };
  return { query, questions, tell, isCut: () => signal.aborted };
}

describe('stale', () => {
  it.each([
    ['sessionTags', changes(fact('session_tag.added')), true],
    ['sessionTags', changes(fact('rejection_tag.added')), false],
    ['alerts', changes(fact('hit.reviewed', 's')), true],
    ['alertCount', changes(fact('hit.reviewed', 's')), false],
    ['colleagues', changes(fact('reviewer.signed_in')), false],
    ['colleagues', snapshot, true],
    ['reports', changes(fact('photo.received', 's')), true],
  ] as const)('%s: %j %s', (name, change, is) => {
    expect(isStale(name, change)).toBe(is);
  });

  it('of some sessions: only by their facts', () => {
    const isAbout = (id: string) => id === 's';
    expect(isStale('reports', changes(fact('session.decided', 's')), isAbout)).toBe(true);
    expect(isStale('reports', changes(fact('session.decided', 'other')), isAbout)).toBe(false);
    expect(isStale('reports', changes(fact('conditions.changed')), isAbout)).toBe(false);
    expect(isStale('reports', snapshot, isAbout)).toBe(true);
  });
});

it('asks, and asks again when a fact makes the answer stale or the feed restarts with a snapshot', async () => {
  const { query, questions, tell } = open();
  expect(query.answer()).toBeUndefined();
  await questions[0]!.answer('a');
  expect(query.answer()).toBe('a');
  tell(changes(fact('conditions.changed')));
  expect(questions).toHaveLength(1);
  tell(changes(fact('branding.changed')));
  await questions[1]!.answer('b');
  tell(snapshot);
  await questions[2]!.answer('c');
  expect(query.answer()).toBe('c');
});

it('a fact that comes while it asks is asked for after it: no older answer replaces a newer one', async () => {
  const { query, questions, tell } = open();
  tell(changes(fact('branding.changed')));
  tell(changes(fact('branding.changed')));
  expect(questions).toHaveLength(1);
  await questions[0]!.answer('before');
  expect(questions).toHaveLength(2);
  await questions[1]!.answer('after');
  expect(query.answer()).toBe('after');
  expect(questions).toHaveLength(2);
});

it('a failure leaves the answer, and goes with the next one', async () => {
  const { query, questions } = open();
  await questions[0]!.answer('a');
  void query.load();
  await questions[1]!.fail('away');
  expect([query.answer(), query.failure()]).toEqual(['a', 'away']);
  void query.load();
  await questions[2]!.answer('b');
  expect([query.answer(), query.failure()]).toEqual(['b', undefined]);
});

it('what was changed here is not taken back by an answer from before', async () => {
  const { query, questions } = open();
  await questions[0]!.answer('a');
  void query.load();
  query.change((now) => `${now}, mine`);
  await questions[1]!.answer('a');
  expect(query.answer()).toBe('a, mine');
  await questions[2]!.answer('a, mine, theirs');
  expect(query.answer()).toBe('a, mine, theirs');
});

describe('while a save is under way', () => {
  async function held() {
    const [isHeld, setHeld] = createSignal(false);
    const opened = open({ isHeld });
    await opened.questions[0]!.answer('a');
    void opened.query.load();
    setHeld(true);
    await opened.questions[1]!.answer('from before the save');
    opened.tell(changes(fact('branding.changed')));
    expect([opened.query.answer(), opened.questions.length]).toEqual(['a', 2]);
    return { ...opened, release: () => setHeld(false) };
  }

  it('nothing is taken; where it failed, what came is asked for afterwards', async () => {
    const { query, questions, release } = await held();
    release();
    await questions[2]!.answer('theirs');
    expect([query.answer(), questions.length]).toEqual(['theirs', 3]);
  });

  it('its own answer says what its fact says', async () => {
    const { query, questions, release } = await held();
    query.change(() => 'saved');
    release();
    expect([query.answer(), questions.length]).toEqual(['saved', 2]);
  });
});

it('not before it is wanted: no fact asks for it', async () => {
  const [when, setWhen] = createSignal(false);
  const { questions, tell } = open({ when });
  tell(snapshot);
  expect(questions).toHaveLength(0);
  setWhen(true);
  expect(questions).toHaveLength(1);
  await questions[0]!.answer('a');
  setWhen(false);
  setWhen(true);
  expect(questions).toHaveLength(1);
});

it('looks now and then while something moves', async () => {
  vi.useFakeTimers();
  const [isMoving, setMoving] = createSignal(true);
  const { questions } = open({ poll: { everyMs: 1_000, isMoving } });
  await questions[0]!.answer('a');
  vi.advanceTimersByTime(1_000);
  expect(questions).toHaveLength(2);
  await questions[1]!.answer('b');
  setMoving(false);
  vi.advanceTimersByTime(5_000);
  expect(questions).toHaveLength(2);
});

it('ends with its scope: the question is cut off, its answer is not taken', async () => {
  const answered = vi.fn();
  const { query, questions, tell, isCut } = open({ answered });
  close();
  expect(isCut()).toBe(true);
  await questions[0]!.answer('late');
  tell(snapshot);
  expect([query.answer(), answered.mock.calls.length, questions.length]).toEqual([undefined, 0, 1]);
});

/** Sent to one reviewer by rules of their own, or always about a session. */
const hasReceiver =
  /^(mention|alert|hit|link|session|subject|attempt|step|challenge|document|result|photo|decision|claim|note|report)\./;

// live/SPEC.md V20: a cause without an audience would never arrive.
it.each(Object.entries(staleBy))(
  'each fact that makes %s stale is sent to pages',
  (_, causes: readonly string[] | 'any') => {
    const types = Object.keys(factEffects) as FactType[];
    const meant = types.filter(
      (type) => causes !== 'any' && causes.some((cause) => type === cause || type.startsWith(cause)),
    );
    expect(meant.length > 0 || causes.length === 0 || causes === 'any').toBe(true);
    expect(meant.filter((type) => !hasReceiver.test(type) && factEffects[type].audience === undefined)).toEqual([]);
  },
);
