import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import * as fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BatchReceipt, CaptureEvent, SessionCreated } from '../../shared/api/ingest.ts';
import type { Db } from '../db/database.ts';
import { findSessionView } from '../sessions/queries.ts';
import { makeApp, makeTenant } from '../testing/app.ts';
import { anyPhone, attemptOf, goodRun } from '../testing/phone.ts';
import { endOverdue } from './expiry.ts';

/** What must hold of the ingest interface on either database. */
export function ingestSuite(open: () => Promise<Db>, phones: number): void {
  let time = new Date();
  let it: Awaited<ReturnType<typeof makeApp>>;
  let us: Awaited<ReturnType<typeof makeTenant>>;
  let them: Awaited<ReturnType<typeof makeTenant>>;
  let jpeg: Buffer;

  beforeAll(async () => {
    it = await makeApp(await open(), { now: () => time });
    us = await makeTenant(it.ctx, 'Aurora', { extraFields: [{ key: 'phone', label: 'Phone number' }] });
    them = await makeTenant(it.ctx, 'Borealis');
    jpeg = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#789' } })
      .withExif({ IFD0: { Make: 'Secret camera' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
  });
  afterAll(() => it.close());

  const ask = (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    bearer: string | undefined,
    payload?: unknown,
    headers = {},
  ) =>
    it.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...headers },
      ...(payload !== undefined && { payload: payload as object }),
    });
  const create = async (body: object = {}): Promise<SessionCreated> =>
    (await ask('POST', '/sessions', us.key, body)).json();
  const report = async (id: string, events: CaptureEvent[], bearer = us.key): Promise<BatchReceipt> =>
    (await ask('POST', `/sessions/${id}/events`, bearer, { events })).json();
  const photoPath = (id: string, photoId: string, attempt: string, n: number) =>
    `/sessions/${id}/photos/${photoId}?attempt=${attempt}&n=${n}&at=${encodeURIComponent(time.toISOString())}&kind=selfie`;
  const upload = (id: string, photoId: string, attempt: string, n: number, bytes: Buffer, type = 'image/jpeg') =>
    ask('PUT', photoPath(id, photoId, attempt, n), us.key, bytes, { 'content-type': type });
  const view = (id: string, companyId = us.companyId) => findSessionView(it.ctx.db, companyId, id);
  const filesIn = async (dir = it.ctx.config.mediaDir): Promise<string[]> =>
    (await readdir(dir, { recursive: true, withFileTypes: true })).filter((f) => f.isFile()).map((f) => f.name);

  test('a good run by the capture token: verified, with its facts in order', async () => {
    const { id, captureToken } = await create({ reference: 'customer 4711', extra: { phone: '+995 555 010203' } });
    const { state, events, seq } = await report(id, attemptOf(goodRun, time), captureToken);
    expect([state, new Set(events.map((e) => e.status))]).toEqual(['verified', new Set(['stored'])]);
    expect(await view(id)).toMatchObject({
      reference: 'customer 4711',
      state: 'verified',
      lastName: 'Eriksson',
      attempts: 1,
      verification: { livenessPassed: true, documentValid: true, faceLevel: 6, idReal: true, fullId: true },
      mrz: { valid: true },
      extra: [{ key: 'phone', label: 'Phone number', value: '+995 555 010203' }],
      lateReports: 0,
    });
    const facts = await it.ctx.db
      .selectFrom('event')
      .select(['seq', 'type'])
      .where('session_id', '=', id)
      .orderBy('seq')
      .execute();
    expect(facts.map((f) => f.type)).toEqual(['session.created', ...goodRun.map((s) => s.type), 'session.finished']);
    expect(facts.at(-1)?.seq).toBe(seq);
  });

  test('what comes again is a duplicate and makes no fact', async () => {
    const { id } = await create();
    const run = attemptOf(goodRun, time).slice(0, 6);
    const first = await report(id, run);
    const again = await report(id, [...run, ...run]);
    expect([new Set(again.events.map((e) => e.status)), again.seq]).toEqual([new Set(['duplicate']), first.seq]);
  });

  test('a phone that sends all twice and in disorder gives the same session: property', async () => {
    const ordered = anyPhone(time);
    const runs = ordered.chain((events) =>
      fc.record({
        events: fc.constant(events),
        disorder: fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        batch: fc.integer({ min: 1, max: 9 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ({ events, disorder, batch }) => {
        const [straight, wild] = [await create(), await create()];
        await report(straight.id, events);
        for (let i = 0; i < disorder.length; i += batch) await report(wild.id, disorder.slice(i, i + batch));
        const [a, b] = [await view(straight.id), await view(wild.id)];
        const same = { id: '', lastEventAt: '', createdAt: '', expiresAt: '' };
        expect({ ...b, ...same }).toEqual({ ...a, ...same });
      }),
      { numRuns: phones },
    );
  });

  test('an Idempotency-Key gets the same answer once and refuses another request', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [a, b] = await Promise.all([1, 2].map(() => ask('POST', '/sessions', us.key, { reference: 'r' }, key)));
    expect(a!.json()).toMatchObject({ id: b!.json().id, captureToken: b!.json().captureToken });
    const other = await ask('POST', '/sessions', us.key, { reference: 's' }, key);
    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency_key_reused']);
    const theirs = await ask('POST', '/sessions', them.key, { reference: 'r' }, key);
    expect(theirs.json().id).not.toBe(a!.json().id);
  });

  test('bad input is refused with its place, and nothing is half-stored', async () => {
    const { id } = await create();
    const run = attemptOf(goodRun, time);
    const before = await it.ctx.db
      .selectFrom('report')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    const refusals = await Promise.all([
      ask('POST', '/sessions', us.key, '{"a', { 'content-type': 'application/json' }),
      ask('POST', '/sessions', us.key, { referense: 'x' }),
      ask('POST', '/sessions', us.key, { documents: ['passport', 'library_card'] }),
      ask('POST', '/sessions', us.key, { extra: { shoe_size: '43' } }),
      ask('POST', `/sessions/${id}/events`, us.key, { events: [run[0], { ...run[1], n: 'two' }] }),
      ask('POST', `/sessions/${id}/events`, us.key, { events: [] }),
      ask('POST', '/sessions/not-an-id/events', us.key, { events: run }),
      ask('POST', `/sessions/${id}/events`, us.key, '<xml/>', { 'content-type': 'text/xml' }),
      ask('POST', `/sessions/${id}/events`, us.key, { events: run, padding: 'x'.repeat(600_000) }),
    ]);
    expect(refusals.map((r) => [r.statusCode, r.json().code, r.json().errors?.[0]?.pointer])).toEqual([
      [400, 'invalid_json', undefined],
      [422, 'invalid_request', '/referense'],
      [422, 'invalid_request', '/documents/1'],
      [422, 'extra_field_unknown', '/extra/shoe_size'],
      [422, 'invalid_request', '/events/1/n'],
      [422, 'invalid_request', '/events'],
      [422, 'invalid_request', '/id'],
      [415, 'media_type_refused', undefined],
      [413, 'too_large', undefined],
    ]);
    for (const r of refusals) expect(r.headers['content-type']).toBe('application/problem+json');
    const after = await it.ctx.db
      .selectFrom('report')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    expect(after).toEqual(before);
  });

  test('one event that is refused does not keep the others out', async () => {
    const { id } = await create({ documents: ['passport'] });
    const [started, chosen, step] = attemptOf(goodRun, time);
    const { events } = await report(id, [started!, { ...chosen!, documentType: 'id_card' } as CaptureEvent, step!]);
    expect(events.map((e) => e.code ?? e.status)).toEqual(['stored', 'document_type_refused', 'stored']);
  });

  test("another company's session is not found, by any route", async () => {
    const { id, captureToken } = await create();
    const attempt = randomUUID();
    const answers = await Promise.all([
      ask('GET', `/sessions/${id}`, them.key),
      ask('POST', `/sessions/${id}/events`, them.key, { events: attemptOf(goodRun, time) }),
      ask('POST', `/sessions/${id}/progress`, them.key, { attempt, step: 'liveness', percent: 5 }),
      ask('PUT', photoPath(id, randomUUID(), attempt, 1), them.key, jpeg, { 'content-type': 'image/jpeg' }),
    ]);
    expect(answers.map((a) => a.json().code)).toEqual(Array(4).fill('not_found'));
    expect(await view(id, them.companyId)).toBeUndefined();
    const elsewhere = await create();
    expect((await ask('GET', `/sessions/${elsewhere.id}`, captureToken)).json().code).toBe('unauthenticated');
    expect((await ask('GET', `/sessions/${id}`, undefined)).json().code).toBe('unauthenticated');
    expect((await ask('POST', '/sessions', captureToken, {})).json().code).toBe('unauthenticated');
  });

  test('a photo: upright, without EXIF, with a thumbnail; again it is a duplicate; its id is taken', async () => {
    const { id } = await create();
    const [attempt, photoId] = [randomUUID(), randomUUID()];
    const first = await upload(id, photoId, attempt, 1, jpeg);
    expect([first.statusCode, first.json()]).toMatchObject([201, { status: 'stored', width: 300, height: 400 }]);
    expect((await upload(id, photoId, attempt, 1, jpeg)).json().status).toBe('duplicate');
    const other = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    expect((await upload(id, photoId, attempt, 1, other, 'image/png')).json().code).toBe('event_id_reused');
    const names = (await filesIn()).filter((n) => n.startsWith(photoId));
    expect(names).toHaveLength(2);
    const stored = await it.ctx.db.selectFrom('photo').selectAll().where('id', '=', photoId).executeTakeFirstOrThrow();
    const { stream } = (await it.ctx.media.open(stored.file))!;
    const kept = await sharp(Buffer.concat(await stream.toArray())).metadata();
    expect([kept.exif, kept.orientation, kept.width]).toEqual([undefined, undefined, 300]);
    expect((await view(id))?.photos).toMatchObject([{ id: photoId, kind: 'selfie', width: 300, height: 400 }]);
  });

  test('photos that are none, too large, too wide or cut off: refused by name, no byte left behind', async () => {
    const { id } = await create();
    const attempt = randomUUID();
    const before = await filesIn();
    const wide = await sharp({ create: { width: 30_000, height: 70, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const big = Buffer.alloc(30 * 1024 * 1024, jpeg.subarray(0, 20));
    const noise = await sharp(Buffer.from(Array.from({ length: 120_000 }, () => Math.random() * 256)), {
      raw: { width: 200, height: 200, channels: 3 },
    })
      .jpeg()
      .toBuffer();
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(99)]);
    const answers = [
      await upload(id, randomUUID(), attempt, 1, Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')),
      await upload(id, randomUUID(), attempt, 1, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      await upload(id, randomUUID(), attempt, 1, heic),
      await upload(id, randomUUID(), attempt, 1, wide, 'image/png'),
      await upload(id, randomUUID(), attempt, 1, noise.subarray(0, noise.length / 2)),
      await upload(id, randomUUID(), attempt, 1, Buffer.alloc(0)),
      await upload(id, randomUUID(), attempt, 1, jpeg, 'application/pdf'),
    ];
    expect(answers.map((a) => [a.statusCode, a.json().code])).toEqual([
      [415, 'photo_type_refused'],
      [415, 'photo_type_refused'],
      [415, 'photo_type_refused'],
      [422, 'photo_dimensions'],
      [422, 'photo_unreadable'],
      [415, 'photo_type_refused'],
      [415, 'media_type_refused'],
    ]);
    expect(answers[0]!.json().detail).toContain('application/pdf');
    // Over a real line: the server says no while the phone is still sending.
    const streamed = await fetch(`${it.url}/api/v1${photoPath(id, randomUUID(), attempt, 1)}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${us.key}`, 'content-type': 'image/jpeg' },
      body: new Blob([big]).stream(),
      duplex: 'half',
    } as RequestInit).then(
      async (r) => ((await r.json()) as { code: string }).code,
      () => 'cut off',
    );
    expect(['too_large', 'cut off']).toContain(streamed);
    expect(await filesIn()).toEqual(before);
    expect((await view(id))?.photos).toEqual([]);
    expect((await it.app.inject('/healthz')).statusCode).toBe(200);
  });

  test('a photo that the session refuses leaves no file', async () => {
    const { id } = await create();
    await report(id, attemptOf(goodRun, time));
    time = new Date(time.getTime() + 60_000);
    const before = await filesIn();
    const late = await upload(id, randomUUID(), randomUUID(), 1, jpeg);
    expect([late.statusCode, late.json().code]).toEqual([409, 'session_finished']);
    expect(await filesIn()).toEqual(before);
  });

  test('an end that came before the rest waits for it, and after two minutes no longer', async () => {
    const [patient, holed] = [await create(), await create()];
    const [run, gappy] = [attemptOf(goodRun, time), attemptOf(goodRun, time)];
    expect((await report(patient.id, run.slice(5))).state).toBe('in_progress');
    expect((await view(patient.id))?.lateReports).toBe(5);
    expect((await report(patient.id, run.slice(0, 5))).state).toBe('verified');
    await report(holed.id, gappy.slice(1));
    time = new Date(time.getTime() + 119_000);
    await endOverdue(it.ctx);
    expect((await view(holed.id))?.state).toBe('in_progress');
    time = new Date(time.getTime() + 2_000);
    await endOverdue(it.ctx);
    expect(await view(holed.id)).toMatchObject({ state: 'awaiting_action', lateReports: 1 });
  });

  test('a session that nobody finishes expires, once, and says so', async () => {
    const { id } = await create();
    await report(id, attemptOf(goodRun, time).slice(0, 4));
    time = new Date(time.getTime() + 31 * 60_000);
    expect(await endOverdue(it.ctx)).toBeGreaterThan(0);
    expect(await endOverdue(it.ctx)).toBe(0);
    expect(await view(id)).toMatchObject({ state: 'expired', attemptHistory: [{ outcome: 'abandoned' }] });
    const late = await report(id, attemptOf(goodRun, time).slice(0, 1));
    expect(late.events[0]).toMatchObject({ status: 'refused', code: 'session_expired' });
  });

  test('progress is passed on, ten times a second and not more, and is not stored', async () => {
    const { id, captureToken } = await create();
    const heard: number[] = [];
    const stop = it.ctx.bell.listen(
      (m) => m.type === 'progress' && m.item.sessionId === id && heard.push(m.item.percent),
    );
    const body = (percent: number) => ({ attempt: randomUUID(), step: 'liveness', challenge: 'smile', percent });
    const codes = [];
    for (let i = 0; i < 12; i++)
      codes.push((await ask('POST', `/sessions/${id}/progress`, captureToken, body(i))).statusCode);
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
    const kept = await it.ctx.db.selectFrom('session_count').selectAll().where('n', '>', 0).execute();
    const sorted = (rows: { company_id: string; state: string; n: number }[]) =>
      rows.map((r) => `${r.company_id} ${r.state} ${r.n}`).sort();
    expect(sorted(kept)).toEqual(sorted(real));
  });
}
