import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { authoritiesOf, outcomes } from '../testing/authorities.ts';
import { makeIngest } from '../testing/ingest.ts';
import { least, setConditions } from '../testing/make.ts';
import { anyPhone, attemptOf, engineRun, goodRun, phoneRun, type Step } from '../testing/phone.ts';
import { endOverdue } from './expiry.ts';

/** What a capture token may assert (security.md C1), on either database. */
export function captureTokenSuite(open: () => Promise<Db>, phones: number): void {
  describe('a capture token', () => {
    let it: Awaited<ReturnType<typeof makeIngest>>;
    beforeAll(async () => {
      it = await makeIngest(await open());
    });
    afterAll(() => it.close());
    const { byEngine, photos, timeoutMs, view } = authoritiesOf(() => it);

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
}
