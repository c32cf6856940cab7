import Fastify from 'fastify';
import Type from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EventBatch } from '../../../shared/api/ingest.ts';
import { makeValidator } from '../validation.ts';
import { Problem, problemAnswers, send } from './problems.ts';

const app = Fastify();
app.setValidatorCompiler(makeValidator());
beforeAll(async () => {
  await app.register(problemAnswers);
  app.post('/events', { schema: { body: EventBatch } }, () => 'ok');
  app.get('/list', { schema: { querystring: Type.Object({ state: Type.Array(Type.String()) }) } }, (r) => r.query);
  app.get('/bug', () => {
    throw new Error('secret inside');
  });
  app.get('/wait', () => {
    throw new Problem('rate_limited', 'Slower, please.', { retryAfter: 1.2 });
  });
  app.setNotFoundHandler((request, reply) => send(new Problem('not_found'), request, reply));
  await app.ready();
});
afterAll(() => app.close());

const at = new Date().toISOString();
const id = '0198f2a0-0000-7000-8000-000000000001';
const report = { id, attempt: id, n: 1, at };
const errorsOf = async (payload: unknown) =>
  (await app.inject({ method: 'POST', url: '/events', payload: payload as object })).json();

test('a good batch passes', async () => {
  const r = await app.inject({
    method: 'POST',
    url: '/events',
    payload: { events: [{ ...report, type: 'step.started', step: 'selfie' }] },
  });
  expect([r.statusCode, r.body]).toEqual([200, 'ok']);
});

test('the fault is named in the member of the union that was meant', async () => {
  expect((await errorsOf({ events: [{ ...report, type: 'step.started', step: 'dance' }] })).errors).toEqual([
    { in: 'body', pointer: '/events/0/step', detail: expect.stringContaining('must be one of consent, ') },
  ]);
  expect((await errorsOf({ events: [{ ...report, type: 'step.started', step: 'selfie', colour: 1 }] })).errors).toEqual(
    [{ in: 'body', pointer: '/events/0/colour', detail: 'is not a known field' }],
  );
  expect((await errorsOf({ events: [{ ...report, type: 'party.started' }] })).errors).toEqual([
    { in: 'body', pointer: '/events/0/type', detail: 'is not a known type' },
  ]);
  expect((await errorsOf({ events: [{ ...report, type: 'attempt.finished' }] })).errors).toEqual([
    { in: 'body', pointer: '/events/0/outcome', detail: 'is missing' },
  ]);
});

test('types are not bent to fit, but one query value makes a list', async () => {
  expect(
    (await errorsOf({ events: [{ ...report, n: '1', type: 'step.started', step: 'selfie' }] })).errors[0],
  ).toMatchObject({
    pointer: '/events/0/n',
    detail: 'must be integer',
  });
  expect((await app.inject('/list?state=a')).json()).toEqual({ state: ['a'] });
});

test('text that Postgres cannot hold is refused where it stands, in values and in names', async () => {
  const read = { ...report, type: 'document.read' };
  const place = async (more: object) => (await errorsOf({ events: [{ ...read, fields: {}, ...more }] })).errors?.[0];
  expect(await place({ fields: { firstName: 'a\0b' } })).toMatchObject({ pointer: '/events/0/fields/firstName' });
  expect(await place({ mrz: ['A', 'half a pair \ud800'] })).toMatchObject({ in: 'body', pointer: '/events/0/mrz/1' });
  const whole = { events: [{ ...read, fields: { firstName: 'Nino 😀' } }] };
  expect((await app.inject({ method: 'POST', url: '/events', payload: whole })).statusCode).toBe(200);
});

test('times and ids that only some readers understand are refused', async () => {
  const started = { ...report, type: 'attempt.started' };
  for (const odd of ['2026-12-31T23:59:60Z', '2026-11-23T10:00:00+02', '2026-02-30T10:00:00Z', '2026-11-23']) {
    expect((await errorsOf({ events: [{ ...started, at: odd }] })).errors[0].pointer).toBe('/events/0/at');
  }
  expect((await errorsOf({ events: [{ ...started, id: `urn:uuid:${id}` }] })).errors[0].pointer).toBe('/events/0/id');
});

test('malformed JSON, unknown path, bug and retry', async () => {
  const bad = await app.inject({
    method: 'POST',
    url: '/events',
    headers: { 'content-type': 'application/json' },
    payload: '{"a":',
  });
  expect([bad.statusCode, bad.json().code]).toEqual([400, 'invalid_json']);
  expect(bad.headers['content-type']).toBe('application/problem+json');
  expect((await app.inject('/nothing')).json()).toMatchObject({ status: 404, code: 'not_found' });
  const bug = await app.inject('/bug');
  expect([bug.statusCode, bug.body.includes('secret')]).toEqual([500, false]);
  const wait = await app.inject('/wait');
  expect([wait.statusCode, wait.headers['retry-after'], wait.json().retryAfter]).toEqual([429, '2', 1.2]);
});
