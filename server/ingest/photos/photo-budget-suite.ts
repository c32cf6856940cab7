import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { makeIngest } from '../../testing/ingest.ts';

/** security.md M5: what one session, and one company a day, may put into the store of all. On either database. */
export function photoBudgetSuite(open: () => Promise<Db>): void {
  let it: Awaited<ReturnType<typeof makeIngest>>;
  beforeAll(async () => {
    it = await makeIngest(await open(), { COMPANY_UPLOAD_GB_PER_DAY: '1', COMPANY_SESSIONS_PER_DAY: '20' });
  });
  afterAll(() => it.close());

  const asPhone = (token: string, id: string, attempt: string, n: number, photoId = randomUUID()) =>
    it.app.inject({
      method: 'PUT',
      url: `/api/v1${it.photoPath(id, photoId, attempt, n)}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' },
      payload: it.jpeg,
    });
  /** As if the photos so far had been larger. */
  const enlarge = (sessionId: string, sent: number) =>
    it.ctx.db.updateTable('photo').set({ sent }).where('session_id', '=', sessionId).execute();

  test('a phone that fills its session is refused by name; an engine is not, and the photo that is known is answered', async () => {
    const { id, captureToken } = await it.create();
    const [attempt, photoId] = [randomUUID(), randomUUID()];
    expect((await asPhone(captureToken, id, attempt, 1, photoId)).statusCode).toBe(201);
    await enlarge(id, 450_000_000);
    const refused = await asPhone(captureToken, id, attempt, 2);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'photo_budget_spent']);
    expect((await asPhone(captureToken, id, attempt, 1, photoId)).json().status).toBe('duplicate');
    expect((await it.upload(id, randomUUID(), attempt, 2, it.jpeg)).statusCode).toBe(201);
  });

  test('a session takes as many photos as its attempts may need, and not one more', async () => {
    const { id } = await it.create();
    const attempt = randomUUID();
    const { company_id } = await it.ctx.db
      .selectFrom('session')
      .select('company_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect((await it.upload(id, randomUUID(), attempt, 1, it.jpeg)).statusCode).toBe(201);
    const [first] = await it.ctx.db.selectFrom('photo').selectAll().where('session_id', '=', id).execute();
    const copies = Array.from({ length: 179 }, () => ({ ...first!, id: randomUUID(), company_id }));
    await it.ctx.db.insertInto('photo').values(copies).execute();
    expect((await it.upload(id, randomUUID(), attempt, 2, it.jpeg)).json().code).toBe('photo_budget_spent');
    await it.ctx.db.deleteFrom('photo').where('id', '=', copies[0]!.id).execute();
    expect((await it.upload(id, randomUUID(), attempt, 2, it.jpeg)).statusCode).toBe(201);
  });

  test("a company's day is over for its photos alone, is told when it begins again, and does", async () => {
    const { id } = await it.create();
    const attempt = randomUUID();
    expect((await it.upload(id, randomUUID(), attempt, 1, it.jpeg)).statusCode).toBe(201);
    const day = it.ctx.db.updateTable('upload_day').where('company_id', '=', it.us.companyId);
    const { photos, bytes } = await day.set({ bytes: 1_000_000_000 }).returningAll().executeTakeFirstOrThrow();
    expect([photos, bytes]).toEqual([5, 1_000_000_000]);
    const refused = await it.upload(id, randomUUID(), attempt, 2, it.jpeg);
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'upload_budget_spent']);
    const seconds = Number(refused.headers['retry-after']);
    expect(new Date(it.now().getTime() + seconds * 1_000).toISOString()).toMatch(/T00:00:0[01]/);
    const theirs = (await it.ask('POST', '/sessions', it.them.key, {})).json();
    const elsewhere = await it.app.inject({
      method: 'PUT',
      url: `/api/v1${it.photoPath(theirs.id, randomUUID(), attempt, 1)}`,
      headers: { authorization: `Bearer ${it.them.key}`, 'content-type': 'image/jpeg' },
      payload: it.jpeg,
    });
    expect(elsewhere.statusCode).toBe(201);
    it.pass(seconds * 1_000);
    const next = await it.create();
    expect((await it.upload(next.id, randomUUID(), attempt, 1, it.jpeg)).statusCode).toBe(201);
  });

  test('sessions of a day are counted, those that are asked for again are not', async () => {
    it.pass(24 * 60 * 60 * 1_000);
    const again = { 'idempotency-key': 'the same' };
    const answers = [];
    for (let n = 0; n < 20; n++) answers.push((await it.ask('POST', '/sessions', it.us.key, {}, again)).statusCode);
    for (let n = 0; n < 20; n++) answers.push((await it.ask('POST', '/sessions', it.us.key, {})).statusCode);
    expect(answers.filter((status) => status === 201)).toHaveLength(39);
    expect(answers.at(-1)).toBe(429);
    expect((await it.ask('POST', '/sessions', it.them.key, {})).statusCode).toBe(201);
  });
}
