import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaptureEvent } from '../../shared/api/ingest.ts';
import type { Db } from '../db/database.ts';
import { makeIngest } from '../testing/ingest.ts';
import { anyPhone, attemptOf, goodRun, type Step } from '../testing/phone.ts';
import { endOverdue } from './expiry.ts';

/** How a session ends in the log. */
const end = ['session.assessed', 'session.finished'];

/** What must hold of the ingest interface on either database: events and what becomes of them. */
export function ingestSuite(open: () => Promise<Db>, phones: number): void {
  let it: Awaited<ReturnType<typeof makeIngest>>;
  beforeAll(async () => {
    it = await makeIngest(await open());
  });
  afterAll(() => it.close());

  test('a good run: verified, with its facts in order', async () => {
    const { id } = await it.create({ reference: 'customer 4711', extra: { phone: '+995 555 010203' } });
    const { state, events, seq } = await it.sendEvents(id, attemptOf(goodRun, it.now()));
    expect([state, new Set(events.map((e) => e.status))]).toEqual(['verified', new Set(['stored'])]);
    expect(await it.view(id)).toMatchObject({
      reference: 'customer 4711',
      state: 'verified',
      lastName: 'Eriksson',
      attempts: 1,
      verification: { livenessPassed: true, documentValid: true, faceLevel: 6, idReal: true, fullId: true },
      mrz: { valid: true },
      extra: [{ key: 'phone', label: 'Phone number', value: '+995 555 010203' }],
      lateEvents: 0,
    });
    const facts = await it.ctx.db
      .selectFrom('event')
      .select(['seq', 'type'])
      .where('session_id', '=', id)
      .orderBy('seq')
      .execute();
    expect(facts.map((f) => f.type)).toEqual(['session.created', ...goodRun.map((s) => s.type), ...end]);
    expect(facts.at(-1)?.seq).toBe(seq);
  });

  test('what comes again is a duplicate and makes no fact', async () => {
    const { id } = await it.create();
    const run = attemptOf(goodRun, it.now()).slice(0, 6);
    const first = await it.sendEvents(id, run);
    const again = await it.sendEvents(id, [...run, ...run]);
    expect([new Set(again.events.map((e) => e.status)), again.seq]).toEqual([new Set(['duplicate']), first.seq]);
  });

  test('an iPhone writes ids in capitals: the same attempt, the same events', async () => {
    const { id } = await it.create();
    const loud = attemptOf(goodRun, it.now()).map((e) => ({
      ...e,
      id: e.id.toUpperCase(),
      attempt: e.attempt.toUpperCase(),
    }));
    await it.sendEvents(id, loud.slice(0, 5));
    expect(new Set((await it.sendEvents(id, loud.slice(0, 5))).events.map((e) => e.status))).toEqual(
      new Set(['duplicate']),
    );
    expect((await it.sendEvents(id.toUpperCase(), loud.slice(5))).state).toBe('verified');
    expect((await it.view(id))?.attempts).toBe(1);
  });

  test('a start that comes again over another network is the same start', async () => {
    const { id, captureToken } = await it.create();
    const events = attemptOf([{ type: 'attempt.started' }], it.now());
    const from = (remoteAddress: string) =>
      it.app.inject({
        method: 'POST',
        url: `/api/v1/sessions/${id}/events`,
        headers: { authorization: `Bearer ${captureToken}` },
        payload: { events },
        remoteAddress,
      });
    const [wireless, mobile] = [await from('::ffff:203.0.113.7'), await from('198.51.100.9')];
    expect([wireless, mobile].map((a) => a.json().events[0].status)).toEqual(['stored', 'duplicate']);
    expect((await it.view(id))?.attemptHistory[0]?.clientIp).toBe('203.0.113.7');
  });

  test('a time finer than we keep is the same when it comes again', async () => {
    const { id } = await it.create();
    const [event] = attemptOf(goodRun, it.now());
    const fine = { ...event!, at: event!.at.replace(/\.\d+Z$/, '.123999999Z') };
    const far = { ...fine, at: new Date(it.now().getTime() + 23 * 3_600_000).toISOString().replace('Z', '+23:00') };
    expect((await it.sendEvents(id, [fine])).events[0]?.status).toBe('stored');
    expect((await it.sendEvents(id, [fine])).events[0]?.status).toBe('duplicate');
    expect((await it.sendEvents((await it.create()).id, [far])).events[0]?.status).toBe('stored');
  });

  test('a phone that sends all twice and in disorder gives the same session: property', async () => {
    const ordered = anyPhone(it.now());
    const runs = ordered.chain((events) =>
      fc.record({
        events: fc.constant(events),
        disorder: fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        batch: fc.integer({ min: 1, max: 9 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ({ events, disorder, batch }) => {
        const [straight, wild] = [await it.create(), await it.create()];
        await it.sendEvents(straight.id, events);
        for (let i = 0; i < disorder.length; i += batch) await it.sendEvents(wild.id, disorder.slice(i, i + batch));
        const [a, b] = [await it.view(straight.id), await it.view(wild.id)];
        // Screening follows in the background, in its own time.
        const same = { id: '', lastEventAt: '', createdAt: '', expiresAt: '', screened: null };
        expect({ ...b, ...same }).toEqual({ ...a, ...same });
      }),
      { numRuns: phones },
    );
  });

  test('one event that is refused does not keep the others out', async () => {
    const { id } = await it.create({ documents: ['passport'] });
    const [started, chosen, step] = attemptOf(goodRun, it.now());
    const { events } = await it.sendEvents(id, [
      started!,
      { ...chosen!, documentType: 'id_card' } as CaptureEvent,
      step!,
    ]);
    expect(events.map((e) => e.code ?? e.status)).toEqual(['stored', 'document_type_refused', 'stored']);
  });

  test('an end that came before the rest waits for it, and after two minutes no longer', async () => {
    const [patient, holed] = [await it.create(), await it.create()];
    const [run, gappy] = [attemptOf(goodRun, it.now()), attemptOf(goodRun, it.now())];
    expect((await it.sendEvents(patient.id, run.slice(5))).state).toBe('in_progress');
    expect((await it.view(patient.id))?.lateEvents).toBe(5);
    expect((await it.sendEvents(patient.id, run.slice(0, 5))).state).toBe('verified');
    await it.sendEvents(holed.id, gappy.slice(1));
    it.pass(119_000);
    await endOverdue(it.ctx);
    expect((await it.view(holed.id))?.state).toBe('in_progress');
    it.pass(2_000);
    await endOverdue(it.ctx);
    expect(await it.view(holed.id)).toMatchObject({ state: 'awaiting_action', lateEvents: 1 });
  });

  test('I7 faults.md B2: patience ends an attempt, not a session that has tries left', async () => {
    const { id } = await it.create();
    const failed: Step[] = [...goodRun.slice(0, -1), { type: 'attempt.finished', outcome: 'failed' }];
    const lost = (at: Date) => attemptOf(failed, at).filter((_, i) => i !== 3);
    const first = lost(it.now());
    await it.sendEvents(id, first);
    it.pass(121_000);
    await endOverdue(it.ctx);
    expect(await it.view(id)).toMatchObject({ state: 'in_progress', attemptHistory: [{ outcome: 'failed' }] });
    // It stays over, and is waited for no more.
    const second = attemptOf(failed, it.now());
    expect((await it.sendEvents(id, second)).events.map((e) => e.status)).toEqual(second.map(() => 'stored'));
    expect(await it.view(id)).toMatchObject({ state: 'in_progress', attempts: 2 });
    // The last try with an event lost does end it.
    await it.sendEvents(id, lost(it.now()));
    it.pass(121_000);
    await endOverdue(it.ctx);
    expect(await it.view(id)).toMatchObject({ state: 'awaiting_action', lateEvents: 2 });
  });

  test('one session that cannot be ended does not keep the others from their end', async () => {
    const [broken, sound] = [await it.create(), await it.create()];
    await it.sendEvents(broken.id, attemptOf(goodRun, it.now()).slice(0, 2));
    const unreadable = JSON.stringify({ userAgent: 5 });
    const started = it.ctx.db.updateTable('capture_event').where('session_id', '=', broken.id).where('n', '=', 1);
    await started.set({ data: unreadable }).execute();
    it.pass(31 * 60_000);
    await expect(endOverdue(it.ctx)).rejects.toThrow(/1 of \d+ sessions/);
    expect((await it.view(sound.id))?.state).toBe('expired');
    await it.ctx.db.deleteFrom('capture_event').where('session_id', '=', broken.id).execute();
    expect(await endOverdue(it.ctx)).toBe(1);
  });

  test('a session that nobody finishes expires, once, and says so', async () => {
    const { id } = await it.create();
    await it.sendEvents(id, attemptOf(goodRun, it.now()).slice(0, 4));
    it.pass(31 * 60_000);
    expect(await endOverdue(it.ctx)).toBeGreaterThan(0);
    expect(await endOverdue(it.ctx)).toBe(0);
    expect(await it.view(id)).toMatchObject({ state: 'expired', attemptHistory: [{ outcome: 'abandoned' }] });
    const late = await it.sendEvents(id, attemptOf(goodRun, it.now()).slice(0, 1));
    expect(late.events[0]).toMatchObject({ status: 'refused', code: 'session_expired' });
  });

  test('progress is passed on, ten times a second and not more, and is not stored', async () => {
    const { id, captureToken } = await it.create();
    const heard: number[] = [];
    const stop = it.ctx.notifier.listen(
      (m) => m.type === 'progress' && m.item.sessionId === id && heard.push(m.item.percent),
    );
    const body = (percent: number) => ({ attempt: randomUUID(), step: 'liveness', challenge: 'smile', percent });
    const codes = [];
    for (let i = 0; i < 12; i++)
      codes.push((await it.ask('POST', `/sessions/${id}/progress`, captureToken, body(i))).statusCode);
    expect(codes).toEqual([...Array(10).fill(204), 429, 429]);
    await expect.poll(() => heard).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    stop();
  });

  test('counts by state never count the table', async () => {
    const real = await it.ctx.db
      .selectFrom('session')
      .select(['company_id', 'state', (eb) => eb.fn.countAll<number>().as('n')])
      .groupBy(['company_id', 'state'])
      .execute();
    const stored = await it.ctx.db.selectFrom('session_count').selectAll().where('n', '>', 0).execute();
    const sorted = (rows: { company_id: string; state: string; n: number }[]) =>
      rows.map((r) => `${r.company_id} ${r.state} ${r.n}`).sort();
    expect(sorted(stored)).toEqual(sorted(real));
  });
}
