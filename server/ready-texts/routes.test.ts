import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostReadyTexts } from '../../shared/decision/ready-texts.ts';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { makeApp, password } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';

/** Who may read and set ready texts, and what bad input gets. */
let it: Awaited<ReturnType<typeof makeApp>>;
let cookies: Record<'agent' | 'master', string>;

beforeAll(async () => {
  it = await makeApp(await makeDatabase());
  const people = (['agent', 'master'] as const).map((role) => ({ name: role, email: `${role}@a.example`, role }));
  await makeCompany(it.ctx, 'Aurora', {}, people, password);
  const signIn = async (email: string): Promise<string> => {
    const answer = await it.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload: { email, password } });
    return answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  };
  cookies = { agent: await signIn('agent@a.example'), master: await signIn('master@a.example') };
});
afterAll(() => it.close());

const ask = (who: keyof typeof cookies | undefined, method: 'GET' | 'PUT', url: string, payload?: object) =>
  it.app.inject({
    ...{ method, url: `/api${url}`, headers: who ? { cookie: cookies[who] } : {} },
    ...(payload && { payload }),
  });
const front = '/ready-texts/resubmission/document_front';

test('a master sets them, all reviewers read them, nobody without a login', async () => {
  expect((await ask('agent', 'PUT', front, { texts: ['x'] })).statusCode).toBe(403);
  expect((await ask(undefined, 'PUT', front, { texts: ['x'] })).statusCode).toBe(401);
  expect((await ask(undefined, 'GET', '/ready-texts')).statusCode).toBe(401);
  expect((await ask('master', 'PUT', front, { texts: ['Hold it flat.'] })).statusCode).toBe(204);
  expect((await ask('agent', 'GET', '/ready-texts')).json()).toEqual({
    ...{ resubmission: { document_front: ['Hold it flat.'] }, rejection: {} },
    sessionMinutes: 30,
  });
});

test('as many and as long as a dialog can hold', async () => {
  for (const texts of [[' '], ['x'.repeat(501)], Array.from({ length: mostReadyTexts + 1 }, (_, i) => `${i}`), 'x'])
    expect((await ask('master', 'PUT', front, { texts })).statusCode).toBe(422);
  expect((await ask('master', 'PUT', '/ready-texts/other/glare', { texts: ['x'] })).statusCode).toBe(422);
  expect((await ask('master', 'PUT', '/ready-texts/rejection/nothing', { texts: ['x'] })).statusCode).toBe(404);
});
