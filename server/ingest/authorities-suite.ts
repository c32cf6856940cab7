import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureEvent } from '../../shared/api/ingest.ts';
import type { ConditionName, Outcome } from '../../shared/conditions.ts';
import type { PhotoKind } from '../../shared/document/media.ts';
import type { SessionView } from '../../shared/session/session.ts';
import type { Db } from '../db/database.ts';
import { photoIdOf } from '../media/photo/photo-id.ts';
import { makeIngest } from '../testing/ingest.ts';
import { least, setConditions } from '../testing/make.ts';
import { anyPhone, attemptOf, engineRun, goodRun, phoneRun, type Step } from '../testing/phone.ts';
import { receiveEvents } from './commands/receive-events.ts';
import { endOverdue } from './expiry.ts';

/** Who may assert what (security.md C1), on either database. */
export function authoritiesSuite(open: () => Promise<Db>, phones: number): void {
  let it: Awaited<ReturnType<typeof makeIngest>>;
  beforeAll(async () => {
    it = await makeIngest(await open());
  });
  afterAll(() => it.close());

  const outcomes = ({ conditions }: SessionView): Partial<Record<ConditionName, Outcome>> =>
    Object.fromEntries(conditions.map((c) => [c.condition, c.outcome]));
  const view = async (id: string): Promise<SessionView> => (await it.view(id))!;
  const photos = async (id: string, token: string, attempt: string, from: number) => {
    const kinds: PhotoKind[] = ['document_front', 'selfie'];
    for (const [i, kind] of kinds.entries()) {
      expect((await it.uploadByToken(id, token, randomUUID(), attempt, from + i, kind)).statusCode).toBe(201);
    }
  };
  /** The phone with its token: all that it may deliver of an attempt. */
  const byPhone = async (id: string, token: string, attempt: string = randomUUID()) => {
    const events = attemptOf(phoneRun, it.now(), attempt);
    const end = events.pop()!;
    await it.send(id, events, token);
    await photos(id, token, attempt, events.length + 1);
    return it.send(id, [{ ...end, n: events.length + 3 }], token);
  };
  const byEngine = (id: string, attempt: string, steps = engineRun) =>
    it.send(id, attemptOf(steps, it.now(), attempt), it.us.key);
  const timeoutMs = async (): Promise<void> => {
    it.pass(121_000);
    await endOverdue(it.ctx);
  };

  describe('a capture token', () => {
    test('I2 C1: the fraud of the audit: one request with the token alone waits for a person, with the reasons', async () => {
      const { id, captureToken } = await it.create();
      const { state, events } = await it.send(id, attemptOf(goodRun, it.now()), captureToken);
      expect(state).toBe('in_progress');
      const codes = events.map((e) => e.code ?? e.status);
      expect(codes.filter((code) => code !== 'stored')).toEqual(['not_asserted_by_token']);
      // The number of the refused one is free: the announced end waits for it.
      await timeoutMs();
      const seen = await view(id);
      expect(seen).toMatchObject({
        ...{ state: 'awaiting_action', photos: [], subject: null, mrz: null, lastName: null, documentNumber: null },
        verification: { livenessPassed: null, documentValid: null, faceLevel: null, idReal: null, fullId: null },
        claim: { subject: { lastName: 'Eriksson' }, mrz: { valid: true }, source: { kind: 'capture' } },
      });
      expect(outcomes(seen)).toMatchObject({
        ...{ completed: 'not_met', liveness: 'unknown', face_level: 'unknown', mrz: 'unknown' },
        ...{ front_back: 'unknown', id_real: 'unknown', full_id: 'unknown', expired_document: 'unknown' },
      });
      const completed = seen.conditions.find((c) => c.condition === 'completed')!;
      expect(completed.saw).toMatchObject({ completed: null, photosMissing: ['document_front', 'face'] });
      expect(seen.waiting?.unmet.map((u) => u.condition)).toContain('completed');
    });

    test('I2 C1: with photos and all claims, and whatever little the company asks for, it is never verified', async () => {
      await setConditions(it.ctx.db, it.us.companyId, least);
      const { id, captureToken } = await it.create();
      const wording = phoneRun.toSpliced(-1, 0, ...engineRun.filter((s) => s.type === 'document.read'));
      const attempt = randomUUID();
      await photos(id, captureToken, attempt, wording.length);
      const events = attemptOf(wording, it.now(), attempt);
      const end = { ...events.pop()!, n: wording.length + 2 };
      await it.send(id, [...events, end], captureToken);
      await timeoutMs();
      const seen = await view(id);
      expect([seen.state, outcomes(seen)]).toEqual(['awaiting_action', { completed: 'unknown' }]);
      await setConditions(it.ctx.db, it.us.companyId, { documentReused: false });
    });

    test('C1: whatever a phone sends with its token, no session is verified: property', async () => {
      await setConditions(it.ctx.db, it.us.companyId, least);
      await fc.assert(
        fc.asyncProperty(anyPhone(it.now()), async (events) => {
          const { id, captureToken } = await it.create();
          await it.send(id, events, captureToken);
          it.pass(31 * 60_000);
          await endOverdue(it.ctx);
          expect(['awaiting_action', 'expired']).toContain((await view(id)).state);
        }),
        { numRuns: phones },
      );
      await setConditions(it.ctx.db, it.us.companyId, { documentReused: false });
    });

    test('I5 C1: its address and user agent are those of its connection, whatever the body says', async () => {
      const { id, captureToken } = await it.create();
      const wording = {
        type: 'attempt.started',
        clientIp: '81.2.69.142',
        userAgent: 'Mozilla/5.0 (a better phone)',
      } as const;
      const events = attemptOf([wording], it.now());
      const answer = await it.app.inject({
        ...{ method: 'POST', url: `/api/v1/sessions/${id}/events`, payload: { events } },
        headers: { authorization: `Bearer ${captureToken}`, 'user-agent': 'curl/8.14' },
        remoteAddress: '::ffff:203.0.113.9',
      });
      expect(answer.statusCode).toBe(200);
      expect((await view(id)).attemptHistory[0]).toMatchObject({
        ...{ clientIp: '203.0.113.9', userAgent: 'curl/8.14' },
        sources: { clientIp: { kind: 'connection' }, userAgent: { kind: 'connection' } },
      });
      await byEngine(id, events[0]!.attempt, [{ type: 'attempt.started', clientIp: '198.51.100.4' }]);
      expect((await view(id)).attemptHistory[0]).toMatchObject({
        ...{ clientIp: '198.51.100.4', userAgent: 'curl/8.14' },
        sources: { clientIp: { kind: 'key', keyName: 'tests' }, userAgent: { kind: 'connection' } },
      });
    });

    test('I3 C1: an issuing state that it claims hides no document that was used before', async () => {
      await setConditions(it.ctx.db, it.us.companyId, { documentReused: true });
      const number = `R${randomUUID().slice(0, 7)}`;
      const read: Step = { type: 'document.read', fields: { lastName: 'Beridze', documentNumber: number } };
      const ids = [];
      for (const claimed of ['GEO', 'FRA']) {
        const { id, captureToken } = await it.create();
        const attempt = randomUUID();
        const chosen: Step = { type: 'document.chosen', documentType: 'passport', issuingState: claimed };
        await it.send(id, attemptOf([chosen], it.now(), attempt), captureToken);
        await it.sendEvents(
          id,
          attemptOf([read, { type: 'attempt.finished', outcome: 'completed' }], it.now(), attempt),
        );
        ids.push(id);
        it.pass(121_000);
        await endOverdue(it.ctx);
      }
      expect(outcomes(await view(ids[1]!)).document_reused).toBe('not_met');
      await setConditions(it.ctx.db, it.us.companyId, { documentReused: false });
    });

    test('I12 L11: ends a week after its session, unless the subject is asked for another try', async () => {
      const { id, captureToken } = await it.create();
      const status = async () => (await it.ask('GET', `/sessions/${id}`, captureToken)).statusCode;
      const day = 24 * 3_600_000;
      it.pass(7 * day);
      expect(await status()).toBe(200);
      it.pass(31 * 60_000);
      expect(await status()).toBe(401);
      const session = it.ctx.db.updateTable('session').where('id', '=', id);
      await session.set({ expires_at: it.now() }).execute();
      expect(await status()).toBe(200);
    });
  });

  describe('an engine beside a phone', () => {
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
