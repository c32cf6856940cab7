import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Report } from '../../shared/api/ingest.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { judge, type Standing } from './judge.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const run = attemptOf(goodRun, now);
const standing: Standing = {
  state: 'in_progress',
  maxAttempts: 2,
  allowedDocuments: ['passport'],
  decidingAttempt: null,
  finishedAt: null,
};
const all = (reports: Report[]) => new Map(reports.map((r) => [r.id, r]));
const code = (report: Report, known = all([]), as = standing, at = now) => {
  const judged = judge(report, known, as, at);
  return judged.status === 'refused' ? judged.code : judged.status;
};

test('new, sent again, and sent again with the same moment in another zone', () => {
  expect(code(run[0]!)).toBe('stored');
  expect(code(run[0]!, all(run))).toBe('duplicate');
  const elsewhere = { ...run[0]!, at: '2026-11-23T16:00:00.000+04:00' };
  expect(code(elsewhere, all(run))).toBe('duplicate');
});

test('an id or a number that was used for something else', () => {
  expect(code({ ...run[0]!, id: run[1]!.id } as Report, all(run))).toBe('event_id_reused');
  expect(code({ ...run[0]!, id: randomUUID() } as Report, all(run))).toBe('event_number_taken');
});

test('nothing comes after the end, and the end after everything', () => {
  const late = { ...run[2]!, id: randomUUID(), n: 99 } as Report;
  expect(code(late, all(run))).toBe('event_after_end');
  const earlyEnd = { ...run.at(-1)!, n: 5 } as Report;
  expect(code(earlyEnd, all(run.slice(5, -1)))).toBe('event_after_end');
});

test('a third attempt where two are allowed', () => {
  const [second, third] = [attemptOf(goodRun, now), attemptOf(goodRun, now)];
  expect(code(second[0]!, all(run))).toBe('stored');
  expect(code(third[0]!, all([...run, ...second]))).toBe('too_many_attempts');
});

test('a document type that is not allowed', () => {
  const licence = { ...run[1]!, documentType: 'driving_licence' } as Report;
  expect(code(licence)).toBe('document_type_refused');
});

test('a clock that is hours off is believed, days are not', () => {
  expect(code({ ...run[0]!, at: '2026-11-23T02:00:00Z' } as Report)).toBe('stored');
  expect(code({ ...run[0]!, at: '2026-11-21T12:00:00Z' } as Report)).toBe('event_time_implausible');
});

test('after the end: only what a phone kept of another attempt, and only for a while', () => {
  const finished: Standing = { ...standing, state: 'verified', decidingAttempt: run[0]!.attempt, finishedAt: now };
  const ofDeciding = { ...run[2]!, id: randomUUID(), n: 500 } as Report;
  const earlier = attemptOf(goodRun, new Date('2026-11-23T11:30:00Z'))[0]!;
  expect(code(ofDeciding, all([]), finished)).toBe('session_finished');
  expect(code(earlier, all(run), finished)).toBe('stored');
  expect(code(earlier, all(run), finished, new Date('2026-11-23T12:11:00Z'))).toBe('session_finished');
  expect(code(earlier, all(run), { ...finished, state: 'expired' })).toBe('session_expired');
  expect(code(run[0]!, all(run), { ...finished, state: 'expired' })).toBe('duplicate');
});
