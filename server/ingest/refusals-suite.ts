import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventReceipt } from '../../shared/api/ingest.ts';
import type { Db } from '../db/database.ts';
import { makeIngest } from '../testing/ingest.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';

/** What the ingest interface refuses, and what it takes twice without harm, on either database. */
export function refusalsSuite(open: () => Promise<Db>): void {
  let it: Awaited<ReturnType<typeof makeIngest>>;
  beforeAll(async () => {
    it = await makeIngest(await open());
  });
  afterAll(() => it.close());

  test('an Idempotency-Key gets the same answer once and refuses another request', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [a, b] = await Promise.all([1, 2].map(() => it.ask('POST', '/sessions', it.us.key, { reference: 'r' }, key)));
    expect(a!.json()).toMatchObject({ id: b!.json().id, captureToken: b!.json().captureToken });
    const other = await it.ask('POST', '/sessions', it.us.key, { reference: 's' }, key);
    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency_key_reused']);
    const theirs = await it.ask('POST', '/sessions', it.them.key, { reference: 'r' }, key);
    expect(theirs.json().id).not.toBe(a!.json().id);
  });

  test('bad input is refused with its place, and nothing is half-stored', async () => {
    const { id } = await it.create();
    const run = attemptOf(goodRun, it.now());
    const before = await it.ctx.db
      .selectFrom('capture_event')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    const refusals = await Promise.all([
      it.ask('POST', '/sessions', it.us.key, '{"a', { 'content-type': 'application/json' }),
      it.ask('POST', '/sessions', it.us.key, { referense: 'x' }),
      it.ask('POST', '/sessions', it.us.key, { documents: ['passport', 'library_card'] }),
      it.ask('POST', '/sessions', it.us.key, { extra: { shoe_size: '43' } }),
      it.ask('POST', `/sessions/${id}/events`, it.us.key, { events: [] }),
      it.ask('POST', '/sessions/not-an-id/events', it.us.key, { events: run }),
      it.ask('POST', `/sessions/${id}/events`, it.us.key, '<xml/>', { 'content-type': 'text/xml' }),
      it.ask('POST', `/sessions/${id}/events`, it.us.key, { events: run, padding: 'x'.repeat(2_200_000) }),
    ]);
    expect(refusals.map((r) => [r.statusCode, r.json().code, r.json().errors?.[0]?.pointer])).toEqual([
      [400, 'invalid_json', undefined],
      [422, 'invalid_request', '/referense'],
      [422, 'invalid_request', '/documents/1'],
      [422, 'extra_field_unknown', '/extra/shoe_size'],
      [422, 'invalid_request', '/events'],
      [422, 'invalid_request', '/id'],
      [415, 'media_type_refused', undefined],
      [413, 'too_large', undefined],
    ]);
    for (const r of refusals) expect(r.headers['content-type']).toBe('application/problem+json');
    const after = await it.ctx.db
      .selectFrom('capture_event')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    expect(after).toEqual(before);
  });

  test("another company's session is not found, by any route", async () => {
    const { id, captureToken } = await it.create();
    const attempt = randomUUID();
    const answers = await Promise.all([
      it.ask('GET', `/sessions/${id}`, it.them.key),
      it.ask('POST', `/sessions/${id}/events`, it.them.key, { events: attemptOf(goodRun, it.now()) }),
      it.ask('POST', `/sessions/${id}/progress`, it.them.key, { attempt, step: 'liveness', percent: 5 }),
      it.ask('PUT', it.photoPath(id, randomUUID(), attempt, 1), it.them.key, it.jpeg, { 'content-type': 'image/jpeg' }),
    ]);
    expect(answers.map((a) => a.json().code)).toEqual(Array(4).fill('not_found'));
    expect(await it.view(id, it.them.companyId)).toBeUndefined();
    const elsewhere = await it.create();
    expect((await it.ask('GET', `/sessions/${elsewhere.id}`, captureToken)).json().code).toBe('unauthenticated');
    expect((await it.ask('GET', `/sessions/${id}`, undefined)).json().code).toBe('unauthenticated');
    expect((await it.ask('POST', '/sessions', captureToken, {})).json().code).toBe('unauthenticated');
  });
  test('text that no database holds, in any place: refused there', async () => {
    const { id } = await it.create();
    const [started] = attemptOf(goodRun, it.now());
    const read = { ...started!, type: 'document.read', userAgent: undefined, clientIp: undefined };
    const answers = await Promise.all([
      it.ask('POST', '/sessions', it.us.key, { reference: 'a\0b' }),
      it.ask('POST', '/sessions', it.us.key, { extra: { phone: 'half \ud800' } }),
      it.ask('POST', '/sessions', it.us.key, '{"extra":{"__proto__":"x"}}', { 'content-type': 'application/json' }),
      it.ask('POST', '/sessions', it.us.key, { extra: { constructor: 'x' } }),
    ]);
    expect(answers.map((a) => [a.statusCode, a.json().code, a.json().errors?.[0]?.pointer])).toEqual([
      [422, 'invalid_request', '/reference'],
      [422, 'invalid_request', '/extra/phone'],
      [400, 'invalid_json', undefined],
      [422, 'extra_field_unknown', '/extra/constructor'],
    ]);
    const wording = [
      { ...started!, userAgent: '\0' },
      { ...read, fields: {}, mrz: ['P<\0'] },
    ];
    const { events } = (await it.ask('POST', `/sessions/${id}/events`, it.us.key, { events: wording })).json();
    expect(events.map((e: EventReceipt) => [e.code, e.errors?.[0]?.pointer])).toEqual([
      ['invalid_request', '/events/0/userAgent'],
      ['invalid_request', '/events/1/mrz'],
    ]);
  });

  test('each route takes its own kind of body', async () => {
    const { id } = await it.create();
    const answers = await Promise.all([
      it.ask('PUT', it.photoPath(id, randomUUID(), randomUUID(), 1), it.us.key, { photo: 'no' }),
      it.ask('POST', `/sessions/${id}/events`, it.us.key, it.jpeg, { 'content-type': 'image/jpeg' }),
    ]);
    expect(answers.map((a) => a.json().code)).toEqual(['media_type_refused', 'media_type_refused']);
  });

  test('what is refused before there is a route is a problem too', async () => {
    const long = await it.ask('GET', `/sessions/${'a'.repeat(9_000)}`, it.us.key);
    expect([long.statusCode, long.json().code]).toEqual([422, 'invalid_request']);
    expect((await it.app.inject('/api/%zz')).json().code).toBe('invalid_request');
    const overflow = await fetch(`${it.url}/healthz`, { headers: { padding: 'x'.repeat(20_000) } });
    expect([overflow.status, overflow.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
    expect((await overflow.json()).code).toBe('too_large');
  });

  test("a phone's Idempotency-Keys are its own: the back office's stay free", async () => {
    const { id, captureToken } = await it.create();
    const key = { 'idempotency-key': 'order-1' };
    const body = { events: attemptOf(goodRun, it.now()).slice(0, 1) };
    expect((await it.ask('POST', `/sessions/${id}/events`, captureToken, body, key)).statusCode).toBe(200);
    expect((await it.ask('POST', '/sessions', it.us.key, {}, key)).statusCode).toBe(201);
  });

  test('a limit is not walked round by writing the key in another way', async () => {
    const ask = (authorization: string) =>
      it.app.inject({ url: `/api/v1/sessions/${randomUUID()}`, headers: { authorization } });
    const answers = [];
    for (const way of ['Bearer KEY', 'bearer KEY', 'Bearer KEY 2'])
      answers.push(await ask(way.replace('KEY', it.us.key)));
    expect(answers.map((a) => a.json().code)).toEqual(['not_found', 'not_found', 'unauthenticated']);
    const left = answers.map((a) => Number(a.headers['x-ratelimit-remaining']));
    expect(left[1]).toBe(left[0]! - 1);
  });

  test('an address that tries many keys is held up; keys that were good go on', async () => {
    const { id } = await it.create();
    const stranger = () => it.ask('GET', `/sessions/${id}`, `vk_${randomUUID()}${randomUUID()}`.slice(0, 46));
    let last = await stranger();
    for (let i = 0; i < 310; i++) last = await stranger();
    expect([last.statusCode, last.json().code]).toEqual([429, 'rate_limited']);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    it.pass(5_000);
    expect((await it.ask('GET', `/sessions/${id}`, it.us.key)).statusCode).toBe(200);
  });
}
