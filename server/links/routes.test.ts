import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LinksAnswer, PersonAnswer } from '../../shared/api/links.ts';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { makeApp, password } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';
import { makeSession } from '../testing/make.ts';

/** What a browser may ask of links, with whose rights, and what bad input gets. */
let it: Awaited<ReturnType<typeof makeApp>>;
let cookies: { agent: string; stranger: string };
let one: string;
let other: string;
let theirs: string;

beforeAll(async () => {
  it = await makeApp(await makeDatabase());
  const make = (name: string, email: string) =>
    makeCompany(it.ctx, name, {}, [{ name: 'A', email, role: 'agent' }], password);
  const [us, them] = [await make('Aurora', 'a@a.example'), await make('Borealis', 'b@b.example')];
  const signIn = async (email: string): Promise<string> => {
    const answer = await it.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload: { email, password } });
    return answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  };
  cookies = { agent: await signIn('a@a.example'), stranger: await signIn('b@b.example') };
  [one, other] = [(await makeSession(it.ctx.db, us)).id, (await makeSession(it.ctx.db, us)).id];
  theirs = (await makeSession(it.ctx.db, them)).id;
});
afterAll(() => it.close());

const ask = (who: keyof typeof cookies | undefined, method: 'GET' | 'PUT', url: string, payload?: object) =>
  it.app.inject({
    method,
    url: `/api${url}`,
    headers: who ? { cookie: cookies[who] } : {},
    ...(payload && { payload }),
  });
const review = { verdict: 'same', reason: '', seen: null };
const all = (): [method: 'GET' | 'PUT', url: string, payload?: object][] => [
  ['GET', `/sessions/${one}/links`],
  ['GET', `/persons/${one}`],
  ['PUT', `/sessions/${one}/links/${other}`, review],
];

describe('who may', () => {
  test('L7 nobody without a login, and nobody of another company', async () => {
    for (const [method, url, payload] of all()) {
      expect((await ask(undefined, method, url, payload)).statusCode).toBe(401);
      const refused = await ask('stranger', method, url, payload);
      expect([refused.statusCode, refused.json().code]).toEqual([404, 'not_found']);
    }
    const across = await ask('agent', 'PUT', `/sessions/${one}/links/${theirs}`, review);
    expect([across.statusCode, across.json().code]).toEqual([404, 'not_found']);
    expect((await ask('agent', 'PUT', `/sessions/${one}/links/${one}`, review)).statusCode).toBe(404);
  });

  test('an agent: the review is there for both sessions and joins their persons', async () => {
    const answer = await ask('agent', 'PUT', `/sessions/${one}/links/${other}`, { ...review, reason: 'Twins? No.' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { seq: expect.any(Number) }]);
    const links = (await ask('agent', 'GET', `/sessions/${other}/links`)).json<LinksAnswer>();
    expect(links).toMatchObject({
      links: [{ session: { id: one }, reasons: [], photos: [], review: { verdict: 'same', reason: 'Twins? No.' } }],
      ...{ isCut: false, photosWithoutPrint: 0 },
    });
    const person = (await ask('agent', 'GET', `/persons/${other}`)).json<PersonAnswer>();
    expect(new Set(person.sessions.map(({ session, by }) => `${session.id} ${by}`))).toEqual(
      new Set([`${other} `, `${one} same`]),
    );
  });
});

describe('bad input', () => {
  const bad: [field: string, payload: object][] = [
    ['verdict', { ...review, verdict: 'maybe' }],
    ['reason', { ...review, reason: 'x'.repeat(5_000) }],
    ['seen', { ...review, seen: 'what' }],
    ['more', { ...review, more: 1 }],
  ];
  test.each(bad)('is refused by name: %s', async (field, payload) => {
    const answer = await ask('agent', 'PUT', `/sessions/${one}/links/${other}`, payload);
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid_request']);
    expect(answer.body).toContain(field);
  });

  test('an id that is none, and one that is not there', async () => {
    expect((await ask('agent', 'GET', '/sessions/x/links')).statusCode).toBe(422);
    expect((await ask('agent', 'GET', `/sessions/${randomUUID()}/links`)).statusCode).toBe(404);
    expect((await ask('agent', 'GET', `/persons/${randomUUID()}`)).statusCode).toBe(404);
  });
});
