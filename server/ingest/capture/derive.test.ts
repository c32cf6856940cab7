import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttemptEvent } from '../../../shared/api/ingest.ts';
import type { PhotoKind } from '../../../shared/document/media.ts';
import { anyPhone, attemptOf, engineRun, goodRun, phoneRun, receivedAs, type Step } from '../../testing/phone.ts';
import { deriveCapture } from './derive.ts';
import type { ReceivedEvent } from './received-event.ts';

const from = new Date('2026-11-23T12:00:00.000Z');
const terms = { maxAttempts: 3, settled: false };
const key = (steps: Step[], at = from, attempt?: string) => receivedAs('key', attemptOf(steps, at, attempt), from);
const phone = (steps: Step[], at = from, attempt?: string) =>
  receivedAs('capture', attemptOf(steps, at, attempt), from);
const photos = (attempt: string, kinds: PhotoKind[] = ['document_front', 'selfie'], after = 0): ReceivedEvent[] =>
  receivedAs(
    'capture',
    kinds.map((kind, i): AttemptEvent => {
      const n = after + i + 1;
      return {
        id: `${attempt.slice(0, -3)}${100 + n}`,
        attempt,
        n,
        at: from.toISOString(),
        type: 'photo.received',
        kind,
      };
    }),
    from,
  );
const run = key(goodRun);
const attempt = run[0]!.attempt;

test('a good run, all of it', () => {
  const { attempts, end, lateEvents } = deriveCapture([...run, ...photos(attempt)], terms);
  expect(end).toEqual({ attemptId: attempt, at: '2026-11-23T12:00:10.000Z' });
  expect(lateEvents).toBe(0);
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
    photosMissing: [],
    claim: null,
  });
});

/** What a phone and an engine may say of the same attempts, each with its own numbers. */
const anyBoth = fc.tuple(anyPhone(from), anyPhone(from)).map(([byPhone, byEngine]) => {
  const ids = [...new Set(byPhone.map((e) => e.attempt))];
  const own = [...new Set(byEngine.map((e) => e.attempt))];
  const same = byEngine.map((e) => ({ ...e, attempt: ids[own.indexOf(e.attempt)] ?? e.attempt }));
  return [...receivedAs('capture', byPhone, from), ...receivedAs('key', same, from)];
});

test('the set decides, not the order, of one authority and of both: property', () => {
  const any = fc.oneof(
    anyBoth,
    anyPhone(from).map((events) => receivedAs('key', events, from)),
    anyPhone(from).map((events) => receivedAs('capture', events, from)),
  );
  const shuffled = any.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  );
  fc.assert(
    fc.property(shuffled, fc.boolean(), ([events, disorder], settled) => {
      const how = { ...terms, settled };
      expect(deriveCapture(disorder, how)).toEqual(deriveCapture(events, how));
    }),
    { numRuns: 200 },
  );
});

test('security.md C1: whatever a phone says besides, what an engine asserts stays the same: property', () => {
  fc.assert(
    fc.property(anyBoth, (both) => {
      const alone = deriveCapture(
        both.filter((r) => r.source.kind === 'key'),
        { ...terms, settled: true },
      );
      const beside = deriveCapture(both, { ...terms, settled: true });
      for (const own of alone.attempts) {
        const { verification, subject, mrz } = beside.attempts.find((a) => a.id === own.id)!;
        expect({ verification, subject, mrz }).toEqual({
          ...{ verification: own.verification, subject: own.subject, mrz: own.mrz },
        });
      }
    }),
    { numRuns: 200 },
  );
});

test('I3 security.md C1: what a token says of results, readings and challenges is a claim', () => {
  const [tried] = deriveCapture(phone(goodRun), { ...terms, settled: true }).attempts;
  expect(tried).toMatchObject({
    outcome: 'completed',
    subject: null,
    mrz: null,
    issuingState: null,
    verification: { livenessPassed: null, documentValid: null, faceLevel: null, idReal: null, fullId: null },
    claim: {
      subject: { lastName: 'Eriksson' },
      mrz: { valid: true },
      issuingState: 'UTO',
      source: { kind: 'capture' },
    },
    challenges: [{ passed: true, source: { kind: 'capture' } }],
    sources: { outcome: { kind: 'capture' }, documentType: { kind: 'capture' }, clientIp: { kind: 'connection' } },
    photosMissing: ['document_front', 'face'],
  });
});

test('I1 a phone and an engine beside it: each value says who asserted it, with which engine, and when', () => {
  const wording = phone(phoneRun);
  const id = wording[0]!.attempt;
  const engine = key(engineRun, from, id);
  const waiting = deriveCapture([...wording, ...photos(id, undefined, wording.length)], terms);
  expect(waiting).toMatchObject({ end: undefined, awaited: { attemptId: id }, attempts: [{ outcome: null }] });
  const { end, attempts } = deriveCapture([...wording, ...photos(id, undefined, 100), ...engine], terms);
  expect(end?.attemptId).toBe(id);
  const by = { kind: 'key', engine: { name: 'Acme Vision', version: '2.1' }, at: from.toISOString() };
  expect(attempts[0]!.sources).toMatchObject({ faceLevel: by, documentValid: by, mrz: by, 'subject.lastName': by });
  expect(attempts[0]).toMatchObject({ subject: { lastName: 'Eriksson' }, verification: { faceLevel: 6 } });
});

test('I7 an end waits for what it announced, until nothing more will come', () => {
  const holed = run.filter((r) => r.n !== 4 && r.n !== 7);
  expect(deriveCapture(holed, terms)).toMatchObject({ end: undefined, lateEvents: 2, attempts: [{ outcome: null }] });
  expect(deriveCapture(holed, { ...terms, settled: true })).toMatchObject({
    end: { attemptId: attempt },
    lateEvents: 2,
    attempts: [{ outcome: 'completed' }],
  });
});

test('faults.md B2: an attempt that was waited for long enough is over; the others are not', () => {
  const failed: Step[] = [...goodRun.slice(0, -1), { type: 'attempt.finished', outcome: 'failed' }];
  const holed = key(failed).filter((r) => r.n !== 4);
  const id = holed[0]!.attempt;
  expect(deriveCapture(holed, terms)).toMatchObject({ awaited: { attemptId: id }, attempts: [{ outcome: null }] });
  expect(deriveCapture(holed, { ...terms, closed: [id] })).toMatchObject({
    ...{ awaited: undefined, end: undefined, lateEvents: 1 },
    attempts: [{ outcome: 'failed' }],
  });
});

test("a phone's completed attempt waits for its engine, for its photos, and gives way to one that an engine completed", () => {
  const first = phone(phoneRun);
  const second = key(goodRun, new Date(from.getTime() + 60_000));
  expect(deriveCapture(first, terms).awaited).toEqual({ attemptId: first[0]!.attempt, since: from.toISOString() });
  const both = deriveCapture([...first, ...second], terms);
  expect(both.end?.attemptId).toBe(second[0]!.attempt);
  expect(both.attempts.map((a) => a.outcome)).toEqual(['abandoned', 'completed']);
  // The engine is done, the phone still has a photo.
  const [front, face] = photos(attempt);
  expect(deriveCapture([...run, front!], terms).awaited?.attemptId).toBe(attempt);
  expect(deriveCapture([...run, front!, face!], terms).end?.attemptId).toBe(attempt);
  // Nobody else sends events: nothing is waited for.
  expect(deriveCapture(run, terms)).toMatchObject({
    end: { attemptId: attempt },
    attempts: [{ photosMissing: ['document_front', 'face'] }],
  });
});

test('I8 photos: the back where the document has one, and a face', () => {
  const missing = (steps: Step[], kinds: PhotoKind[]) => {
    const all = key(steps);
    return deriveCapture([...all, ...photos(all[0]!.attempt, kinds)], terms).attempts[0]!.photosMissing;
  };
  const td1 = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'];
  const card = goodRun.map((s) => (s.type === 'document.read' ? { ...s, mrz: td1 } : s));
  const licence: Step[] = [{ type: 'document.chosen', documentType: 'driving_licence' }];
  const asked: Step[] = [{ type: 'step.started', step: 'document_back' }];
  const skipped: Step[] = [...asked, { type: 'step.finished', step: 'document_back', outcome: 'skipped' }];
  expect(missing(goodRun, ['document_front', 'liveness_frame'])).toEqual([]);
  expect(missing(card, ['document_front', 'selfie'])).toEqual(['document_back']);
  expect(missing(licence, ['document_front', 'document_back'])).toEqual(['face']);
  expect(missing(asked, ['selfie'])).toEqual(['document_front', 'document_back']);
  expect(missing(skipped, ['selfie', 'document_front'])).toEqual([]);
});

test('coming back after a break is attempt 2, and attempt 1 was given up', () => {
  const again = key(goodRun.slice(0, 3), new Date(from.getTime() + 600_000));
  const { attempts, current, end } = deriveCapture([...again, ...run.slice(0, 4)], terms);
  expect(attempts.map((a) => [a.number, a.outcome])).toEqual([
    [1, 'abandoned'],
    [2, null],
  ]);
  expect([current?.number, end]).toEqual([2, undefined]);
});

test('the last attempt that fails ends the session', () => {
  const failed = [...goodRun.slice(0, 3), { type: 'attempt.finished', outcome: 'failed' } as const];
  for (const by of [key, phone]) {
    const tries = [0, 1, 2].map((i) => by(failed, new Date(from.getTime() + i * 60_000)));
    expect(deriveCapture(tries.slice(0, 2).flat(), terms).end).toBeUndefined();
    expect(deriveCapture(tries.flat(), terms).end).toEqual({ attemptId: tries[2]![0]!.attempt, at: tries[2]![3]!.at });
  }
});

test('a rate is a level, and a later result overrides an earlier one field by field', () => {
  const results = [
    { type: 'result.reported', far: 1 / 100_000, idReal: false },
    { type: 'result.reported', idReal: true },
  ] satisfies Step[];
  expect(deriveCapture(key(results), terms).current?.verification).toMatchObject({
    faceLevel: 6,
    idReal: true,
  });
});
