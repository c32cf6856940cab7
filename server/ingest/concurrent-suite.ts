import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BatchReceipt, CaptureEvent } from '../../shared/api/ingest.ts';
import type { Db } from '../db/database.ts';
import { verifyLog } from '../log/verify.ts';
import { makeIngest } from '../testing/ingest.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';

/** As many as a phone's network stack might send again at one moment. */
const times = 20;

/** How a session ends in the log. */
const end = ['session.assessed', 'session.finished'];

/** What must hold when the same or related things arrive at one moment, on either database. */
export function atOnceSuite(open: () => Promise<Db>): void {
  let it: Awaited<ReturnType<typeof makeIngest>>;
  beforeAll(async () => {
    it = await makeIngest(await open());
  });
  afterAll(() => it.close());

  const factsOf = async (id: string) =>
    (await it.ctx.db.selectFrom('event').select('type').where('session_id', '=', id).orderBy('seq').execute()).map(
      (f) => f.type,
    );

  test('the same batch twenty times: each event counts once', async () => {
    const { id } = await it.create();
    const run = attemptOf(goodRun, it.now());
    const answers = await Promise.all(Array.from({ length: times }, () => it.sendEvents(id, run)));
    const statuses = answers.flatMap((a) => a.events.map((e) => e.status));
    expect(statuses.filter((s) => s === 'stored')).toHaveLength(run.length);
    expect(statuses.filter((s) => s === 'duplicate')).toHaveLength(run.length * (times - 1));
    expect(await factsOf(id)).toEqual(['session.created', ...goodRun.map((s) => s.type), ...end]);
  });

  test('one Idempotency-Key twenty times: one session, one batch', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const all = Array.from({ length: times });
    const made = await Promise.all(
      all.map(() => it.ask('POST', '/sessions', it.us.key, { reference: 'order 1' }, key)),
    );
    const ids = new Set(made.map((m) => m.json().id));
    expect([ids.size, new Set(made.map((m) => m.statusCode))]).toEqual([1, new Set([201])]);
    const id = [...ids][0] as string;
    const body = { events: attemptOf(goodRun, it.now()).slice(0, 3) };
    const described = await Promise.all(all.map(() => it.ask('POST', `/sessions/${id}/events`, it.us.key, body, key)));
    // The key belongs to the creation: with another request it is refused, each time.
    expect(new Set(described.map((t) => t.json().code))).toEqual(new Set(['idempotency_key_reused']));
    const other = { 'idempotency-key': randomUUID() };
    const same = await Promise.all(all.map(() => it.ask('POST', `/sessions/${id}/events`, it.us.key, body, other)));
    const receipts = same.map((s) => (s.json() as BatchReceipt).events.map((e) => e.status).join());
    expect(new Set(receipts)).toEqual(new Set(['stored,stored,stored']));
    expect(await factsOf(id)).toHaveLength(4);
  });

  test('batches of one session and of many, side by side: none is lost, the log has no gap', async () => {
    const sessions = await Promise.all(Array.from({ length: 4 }, () => it.create()));
    const sends = sessions.flatMap(({ id }) => {
      const run = attemptOf(goodRun, it.now());
      return run.map((event) => () => it.sendEvents(id, [event]));
    });
    const answers = await Promise.all(sends.map((send) => send()));
    expect(answers.flatMap((a) => a.events.map((e) => e.status))).toEqual(sends.map(() => 'stored'));
    for (const { id } of sessions) expect((await it.view(id))?.state).toBe('verified');
    expect(await verifyLog(it.ctx.db, it.us.companyId)).toMatchObject({ ok: true });
  });

  test('two attempts that end at one moment: the session ends once', async () => {
    const { id } = await it.create();
    const runs = [0, 60_000].map((ms) => attemptOf(goodRun, new Date(it.now().getTime() - 120_000 + ms)));
    await Promise.all(runs.map((run) => it.sendEvents(id, run.slice(0, -1) as CaptureEvent[])));
    const ends = await Promise.all(runs.map((run) => it.sendEvents(id, run.slice(-1))));
    expect(ends.map((e) => e.state)).toEqual(['verified', 'verified']);
    expect((await factsOf(id)).filter((t) => t === 'session.finished')).toHaveLength(1);
  });

  test('one photo id with different bytes: one is stored, the others are told, no file of theirs stays', async () => {
    const { id } = await it.create();
    const [photoId, attempt] = [randomUUID(), randomUUID()];
    const bytes = await Promise.all(
      ['#100', '#020', '#003', '#404'].map((background) =>
        sharp({ create: { width: 90, height: 90, channels: 3, background } })
          .jpeg()
          .toBuffer(),
      ),
    );
    const answers = await Promise.all([...bytes, bytes[0]!].map((b) => it.upload(id, photoId, attempt, 1, b)));
    const codes = answers.map((a) => a.json().code ?? a.json().status);
    expect(codes.filter((c) => c === 'stored')).toHaveLength(1);
    expect(codes.filter((c) => !['stored', 'duplicate', 'event_id_reused'].includes(c))).toEqual([]);
    expect((await it.files()).filter((name) => name.startsWith(photoId))).toHaveLength(2);
    expect((await it.view(id))?.photos).toHaveLength(1);
  });
}
