import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureEvent } from '../../shared/api/ingest.ts';
import type { Db } from '../db/database.ts';
import { photoIdOf } from '../media/photo/photo-id.ts';
import { authoritiesOf } from '../testing/authorities.ts';
import { makeIngest } from '../testing/ingest.ts';
import { attemptOf, engineRun, goodRun, phoneRun } from '../testing/phone.ts';
import { receiveEvents } from './commands/receive-events.ts';

/** What an engine may assert beside a phone (security.md C1), on either database. */
export function engineSuite(open: () => Promise<Db>): void {
  describe('an engine beside a phone', () => {
    let it: Awaited<ReturnType<typeof makeIngest>>;
    beforeAll(async () => {
      it = await makeIngest(await open());
    });
    afterAll(() => it.close());
    const { byEngine, byPhone, photos, timeoutMs, view } = authoritiesOf(() => it);

    test('I1 verified once it has asserted what the conditions ask for; each value says who asserted it', async () => {
      const { id, captureToken } = await it.create();
      const attempt = randomUUID();
      expect((await byPhone(id, captureToken, attempt)).state).toBe('in_progress');
      const { state, events } = await byEngine(id, attempt);
      expect([state, new Set(events.map((e) => e.status))]).toEqual(['verified', new Set(['stored'])]);
      const by = { kind: 'key', keyName: 'tests', engine: { name: 'Acme Vision', version: '2.1' } };
      expect(await view(id)).toMatchObject({
        ...{ lastName: 'Eriksson', lateEvents: 0, claim: { subject: null, mrz: null, issuingState: 'UTO' } },
        sources: { faceLevel: by, documentValid: by, 'subject.lastName': by, mrz: by, outcome: { kind: 'key' } },
        attemptHistory: [{ challenges: [{ passed: true, source: { kind: 'capture' } }] }],
      });
    });

    test('I6 answers before the phone is done: the end waits for the photos', async () => {
      const { id, captureToken } = await it.create();
      const attempt = randomUUID();
      await it.send(id, attemptOf(phoneRun.slice(0, 3), it.now(), attempt), captureToken);
      expect((await byEngine(id, attempt)).state).toBe('in_progress');
      await photos(id, captureToken, attempt, 4);
      expect((await view(id)).state).toBe('verified');
    });

    test('I9 answers after the patience: what waits is looked at again', async () => {
      const { id, captureToken } = await it.create();
      const attempt = randomUUID();
      await byPhone(id, captureToken, attempt);
      await timeoutMs();
      expect(await view(id)).toMatchObject({ state: 'awaiting_action', finishedAt: expect.any(String) });
      it.pass(3_600_000);
      expect((await byEngine(id, attempt)).state).toBe('verified');
      expect((await view(id)).sources.faceLevel).toMatchObject({ kind: 'key', at: it.now().toISOString() });
    });

    test('I7 does not say the end of its results: they count after the patience, and a person decides', async () => {
      const { id, captureToken } = await it.create();
      const attempt = randomUUID();
      await byPhone(id, captureToken, attempt);
      await byEngine(id, attempt, engineRun.slice(0, -1));
      await timeoutMs();
      const seen = await view(id);
      expect([seen.state, seen.waiting?.unmet]).toEqual([
        'awaiting_action',
        [{ condition: 'completed', outcome: 'unknown' }],
      ]);
    });

    test('I4 C1: a token that races it takes none of its ids, numbers, photos or attempts', async () => {
      const { id, captureToken } = await it.create();
      const attempt = randomUUID();
      const engine = attemptOf(engineRun, it.now(), attempt);
      // The token knows everything that the engine is going to send, and sends it first, with other content.
      const forged: CaptureEvent[] = engine.map((e) =>
        e.type === 'attempt.finished'
          ? e
          : ({ id: e.id, attempt, n: e.n, at: e.at, type: 'step.started', step: 'selfie' } as CaptureEvent),
      );
      expect((await it.send(id, forged, captureToken)).state).toBe('in_progress');
      const others = [0, 1, 2].map(() => attemptOf([{ type: 'attempt.started' }], it.now())[0]!);
      const codes = (await it.send(id, others, captureToken)).events.map((e) => e.code ?? e.status);
      expect(codes).toEqual(['stored', 'stored', 'too_many_attempts']);
      const photoId = randomUUID();
      expect((await it.uploadByToken(id, captureToken, photoId, others[0]!.attempt, 2, 'selfie')).statusCode).toBe(201);
      expect((await it.upload(id, photoId, attempt, 1, it.jpeg)).json()).toMatchObject({
        status: 'stored',
        id: photoId,
      });
      const all = engine.map((e) => ({ ...e, n: e.n + 1 }));
      expect((await it.send(id, all, it.us.key)).events.map((e) => e.status)).toEqual(all.map(() => 'stored'));
      const seen = await view(id);
      expect(seen.photos.map((p) => p.id).sort()).toEqual(
        [photoId, photoIdOf(id, { id: photoId, source: { kind: 'capture' } })].sort(),
      );
      expect(seen).toMatchObject({ verification: { faceLevel: 6 }, subject: { lastName: 'Eriksson' } });
      expect((await it.uploadByToken(id, captureToken, photoId, others[0]!.attempt, 2, 'selfie')).json()).toMatchObject(
        {
          ...{ status: 'duplicate', id: photoId },
        },
      );
    });

    test('I14: an engine says where the face is, in photos of either authority; a token does not', async () => {
      const { id, captureToken } = await it.create();
      const [attempt, byToken, byKey] = [randomUUID(), randomUUID(), randomUUID()];
      const [start] = attemptOf(phoneRun, it.now(), attempt);
      await it.send(id, [start!], captureToken);
      await it.uploadByToken(id, captureToken, byToken, attempt, 2, 'selfie');
      await it.upload(id, byKey, attempt, 1, it.jpeg);
      const box = { x: 0.25, y: 0.1, width: 0.4, height: 0.5 };
      const wording = (n: number, photo: string, more: object = {}): CaptureEvent => ({
        ...{ id: randomUUID(), attempt, n, at: it.now().toISOString(), type: 'result.reported' },
        faces: [{ photo, ...box, ...more }],
      });
      const boxes = async () => (await view(id)).photos.map((photo) => photo.faceBox);
      expect((await it.send(id, [wording(3, byToken)], captureToken)).events[0]).toMatchObject({ status: 'refused' });
      expect(await boxes()).toEqual([undefined, undefined]);
      await it.send(id, [wording(2, byToken, { x: 0 }), wording(3, byKey), wording(4, byToken)], it.us.key);
      expect(await boxes()).toEqual([box, box]);
      expect((await it.send(id, [wording(5, byKey, { x: 2 })], it.us.key)).events[0]).toMatchObject({
        ...{ status: 'refused', code: 'invalid_request', errors: [{ pointer: '/events/0/faces/0/x' }] },
      });
    });

    test('I8 one that sends everything, photos too, goes on to work; without photos it is not complete', async () => {
      const { id } = await it.create();
      const events = attemptOf(goodRun, it.now());
      const end = events.pop()!;
      const kind = (n: number) => it.photoPath(id, randomUUID(), end.attempt, n);
      const jpeg = { 'content-type': 'image/jpeg' };
      await it.ask('PUT', kind(events.length + 1).replace('selfie', 'document_front'), it.us.key, it.jpeg, jpeg);
      await it.ask('PUT', kind(events.length + 2), it.us.key, it.jpeg, jpeg);
      expect((await it.send(id, [...events, { ...end, n: events.length + 3 }], it.us.key)).state).toBe('verified');

      const bare = await it.create();
      expect((await it.send(bare.id, attemptOf(goodRun, it.now()), it.us.key)).state).toBe('awaiting_action');
      const seen = await view(bare.id);
      expect(seen.waiting?.unmet).toEqual([{ condition: 'completed', outcome: 'not_met' }]);
      expect(seen.conditions.find(({ condition }) => condition === 'completed')).toMatchObject({
        saw: { completed: true, photosMissing: ['document_front', 'face'] },
      });
    });

    test('an engine of the server itself asserts through the same port', async () => {
      const { id, captureToken } = await it.create();
      const attempt = randomUUID();
      await byPhone(id, captureToken, attempt);
      const own = {
        companyId: it.us.companyId,
        actor: 'system',
        origin: { kind: 'server', keyId: null, keyName: null },
      } as const;
      const { state } = await receiveEvents(
        it.ctx,
        own,
        id,
        attemptOf(engineRun, it.now(), attempt).map((event) => ({ event })),
        undefined,
      );
      expect([state, (await view(id)).sources.faceLevel]).toMatchObject([
        'verified',
        { kind: 'server', engine: { name: 'Acme Vision', version: '2.1' } },
      ]);
    });
  });
}
