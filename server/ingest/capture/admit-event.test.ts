import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AttemptEvent } from '../../../shared/api/ingest.ts';
import { attemptOf, goodRun, receivedAs } from '../../testing/phone.ts';
import { type AdmissionContext, admitEvent } from './admit-event.ts';
import { byKey, type ReceivedEvent } from './received-event.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const context: AdmissionContext = {
  state: 'in_progress',
  maxAttempts: 2,
  allowedDocuments: ['passport'],
  decidingAttempt: null,
  finishedAt: null,
  endedAt: null,
};
const code = (event: ReceivedEvent, known: ReceivedEvent[] = [], as = context, at = now) => {
  const admitted = admitEvent(event, byKey(known), as, at);
  return admitted.status === 'refused' ? admitted.code : admitted.status;
};

// Whoever sends it: the rules are the same for a phone's own numbering and for an engine's.
const asserting = goodRun.filter((step) => step.type !== 'result.reported');
for (const kind of ['key', 'capture'] as const) {
  const attempt = (from = now, id?: string) => receivedAs(kind, attemptOf(asserting, from, id));
  const run = attempt();
  const taken = (event: object) => receivedAs(kind, [event as AttemptEvent])[0]!;

  test(`${kind}: new, sent again, and sent again with the same moment in another zone`, () => {
    expect(code(run[0]!)).toBe('stored');
    expect(code(run[0]!, run)).toBe('duplicate');
    const elsewhere = { ...run[0]!, at: '2026-11-23T16:00:00.000+04:00' };
    expect(code(elsewhere, run)).toBe('duplicate');
  });

  test(`${kind}: an id or a number that was used for something else`, () => {
    expect(code(taken({ ...run[0]!, id: run[1]!.id }), run)).toBe('event_id_reused');
    expect(code(taken({ ...run[0]!, id: randomUUID() }), run)).toBe('event_number_taken');
  });

  test(`${kind}: nothing comes after the end, and the end after everything`, () => {
    expect(code(taken({ ...run[2]!, id: randomUUID(), n: 99 }), run)).toBe('event_after_end');
    const earlyEnd = taken({ ...run.at(-1)!, n: 5 });
    expect(code(earlyEnd, run.slice(5, -1))).toBe('event_after_end');
  });

  test(`${kind}: a third attempt where two are allowed`, () => {
    const [second, third] = [attempt(), attempt()];
    expect(code(second[0]!, run)).toBe('stored');
    expect(code(third[0]!, [...run, ...second])).toBe('too_many_attempts');
  });

  test(`${kind}: a document type that is not allowed`, () => {
    expect(code(taken({ ...run[1]!, documentType: 'driving_licence' }))).toBe('document_type_refused');
  });

  test(`${kind}: a clock that is hours off is believed, days are not`, () => {
    expect(code(taken({ ...run[0]!, at: '2026-11-23T02:00:00Z' }))).toBe('stored');
    expect(code(taken({ ...run[0]!, at: '2026-11-21T12:00:00Z' }))).toBe('event_time_implausible');
  });

  test(`${kind}: after the end: only what was kept of another attempt, and only for a while`, () => {
    const finished: AdmissionContext = {
      ...{ ...context, state: 'verified', decidingAttempt: run[0]!.attempt },
      ...{ finishedAt: now, endedAt: now },
    };
    const ofDeciding = taken({ ...run[2]!, id: randomUUID(), n: 500 });
    const earlier = attempt(new Date('2026-11-23T11:30:00Z'))[0]!;
    expect(code(ofDeciding, [], finished)).toBe('session_finished');
    expect(code(earlier, run, finished)).toBe('stored');
    expect(code(earlier, run, finished, later(11 * 60_000))).toBe('session_finished');
    expect(code(earlier, run, { ...finished, state: 'expired' })).toBe('session_expired');
    expect(code(run[0]!, run, { ...finished, state: 'expired' })).toBe('duplicate');
    // A new try after the end is none that was kept.
    expect(code(attempt(later(60_000))[0]!, run, finished, later(60_000))).toBe('session_finished');
  });

  test.each([-1, 1, 8])(
    `${kind}: faults.md B11: late delivery is admitted by the server's clock, with the phone's %i hours off`,
    (hours) => {
      const phone = (ms: number) => later(hours * 3_600_000 + ms);
      const earlier = attempt(phone(-600_000));
      const finished: AdmissionContext = {
        ...{ ...context, state: 'verified', decidingAttempt: run[0]!.attempt },
        ...{ finishedAt: phone(0), endedAt: now },
      };
      expect(code(earlier[1]!, [earlier[0]!], finished, later(60_000))).toBe('stored');
      expect(code(earlier[0]!, run, finished, later(60_000))).toBe('stored');
      expect(code(earlier[1]!, [earlier[0]!], finished, later(601_000))).toBe('session_finished');
    },
  );
}

test('I3 security.md C1: a token asserts no result', () => {
  const result = attemptOf([{ type: 'result.reported', livenessPassed: true }], now);
  expect(code(receivedAs('capture', result)[0]!)).toBe('not_asserted_by_token');
  expect(code(receivedAs('key', result)[0]!)).toBe('stored');
});

test("I4 security.md C1: a token takes no id, number, end or attempt of an engine's", () => {
  const run = attemptOf(asserting, now);
  const phone = receivedAs('capture', run);
  for (const event of receivedAs('key', run)) expect(code(event, phone)).toBe('stored');
  const others = receivedAs('capture', [attemptOf(asserting, now), attemptOf(asserting, now)].flat());
  expect(code(receivedAs('key', attemptOf(asserting, now))[0]!, others)).toBe('stored');
});

test("I9 an engine's late results are taken while the session awaits action, and not once it is decided", () => {
  const phone = receivedAs('capture', attemptOf(asserting, now));
  const [result] = receivedAs('key', attemptOf([{ type: 'result.reported', idReal: true }], now, phone[0]!.attempt));
  const waits: AdmissionContext = {
    ...{ ...context, state: 'awaiting_action', decidingAttempt: phone[0]!.attempt },
    ...{ finishedAt: now, endedAt: now },
  };
  expect(code(result!, phone, waits, later(3_600_000))).toBe('stored');
  expect(code(result!, phone, { ...waits, state: 'verified' }, later(60_000))).toBe('session_finished');
  const [late] = receivedAs('capture', attemptOf([{ type: 'step.started', step: 'selfie' }], now, phone[0]!.attempt));
  expect(code({ ...late!, n: 50 }, [], waits, later(60_000))).toBe('session_finished');
});
