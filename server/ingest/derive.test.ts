import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPhone, attemptOf, goodRun, type Step } from '../testing/phone.ts';
import { deriveCapture } from './derive.ts';

const from = new Date('2026-11-23T12:00:00.000Z');
const terms = { maxAttempts: 3, settled: false };
const run = attemptOf(goodRun, from);

test('a good run, all of it', () => {
  const { attempts, end, lateReports } = deriveCapture(run, terms);
  expect(end).toEqual({ attemptId: run[0]!.attempt, at: '2026-11-23T12:00:10.000Z' });
  expect(lateReports).toBe(0);
  expect(attempts).toHaveLength(1);
  expect(attempts[0]).toMatchObject({
    number: 1,
    outcome: 'completed',
    startedAt: '2026-11-23T12:00:00.000Z',
    clientIp: '203.0.113.7',
    device: { name: 'Apple iPhone', kind: 'mobile', browser: 'Safari 19', os: 'iOS 19.1' },
    documentType: 'passport',
    subject: { lastName: 'Eriksson' },
    mrz: { valid: true, format: 'TD3' },
    verification: { livenessPassed: true, documentValid: true, faceLevel: 6, matchConfidence: 91.5 },
    steps: [
      { step: 'document_front', outcome: 'done' },
      { step: 'liveness', outcome: 'done' },
    ],
    challenges: [{ challenge: 'turn_left', passed: true }],
  });
});

test('the set decides, not the order: property', () => {
  const shuffled = anyPhone(from).chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  );
  fc.assert(
    fc.property(shuffled, ([events, disorder]) => {
      expect(deriveCapture(disorder, terms)).toEqual(deriveCapture(events, terms));
    }),
    { numRuns: 200 },
  );
});

test('an end waits for what it announced, until nothing more will come', () => {
  const holed = run.filter((r) => r.n !== 4 && r.n !== 7);
  expect(deriveCapture(holed, terms)).toMatchObject({ end: undefined, lateReports: 2, attempts: [{ outcome: null }] });
  expect(deriveCapture(holed, { ...terms, settled: true })).toMatchObject({
    end: { attemptId: run[0]!.attempt },
    lateReports: 2,
    attempts: [{ outcome: 'completed' }],
  });
});

test('coming back after a break is attempt 2, and attempt 1 was given up', () => {
  const again = attemptOf(goodRun.slice(0, 3), new Date(from.getTime() + 600_000));
  const { attempts, current, end } = deriveCapture([...again, ...run.slice(0, 4)], terms);
  expect(attempts.map((a) => [a.number, a.outcome])).toEqual([
    [1, 'abandoned'],
    [2, null],
  ]);
  expect([current?.number, end]).toEqual([2, undefined]);
});

test('the last attempt that fails ends the session', () => {
  const failed = [...goodRun.slice(0, 3), { type: 'attempt.finished', outcome: 'failed' } as const];
  const tries = [0, 1, 2].map((i) => attemptOf(failed, new Date(from.getTime() + i * 60_000)));
  expect(deriveCapture(tries.slice(0, 2).flat(), terms).end).toBeUndefined();
  expect(deriveCapture(tries.flat(), terms).end).toEqual({ attemptId: tries[2]![0]!.attempt, at: tries[2]![3]!.at });
});

test('a rate is a level, and a later result overrides an earlier one field by field', () => {
  const results = [
    { type: 'result.reported', far: 1 / 100_000, idReal: false },
    { type: 'result.reported', idReal: true },
  ] satisfies Step[];
  expect(deriveCapture(attemptOf(results, from), terms).current?.verification).toMatchObject({
    faceLevel: 6,
    idReal: true,
  });
});
