import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { strictest } from '../../shared/conditions.ts';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { readLog } from '../log/read.ts';
import { makeApp, password } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';
import { least, makeSession, setConditions } from '../testing/make.ts';

/** What a browser may ask of decisions and conditions, with whose rights, and what bad input gets. */
let it: Awaited<ReturnType<typeof makeApp>>;
let companyId: string;
let cookies: { master: string; agent: string; stranger: string };

beforeAll(async () => {
  it = await makeApp(await makeDatabase());
  const make = (name: string, emails: [email: string, role: 'master' | 'agent'][]) =>
    makeCompany(
      it.ctx,
      name,
      {},
      emails.map(([email, role]) => ({ name: role, email, role })),
      password,
    );
  companyId = await make('Aurora', [
    ['m@a.example', 'master'],
    ['a@a.example', 'agent'],
  ]);
  await make('Borealis', [['m@b.example', 'master']]);
  await setConditions(it.ctx.db, companyId, least);
  const signIn = async (email: string): Promise<string> => {
    const answer = await it.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload: { email, password } });
    return answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  };
  cookies = {
    master: await signIn('m@a.example'),
    agent: await signIn('a@a.example'),
    stranger: await signIn('m@b.example'),
  };
});
afterAll(() => it.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const ask = (who: keyof typeof cookies | undefined, method: Method, url: string, payload?: object) =>
  it.app.inject({
    method,
    url: `/api${url}`,
    headers: who ? { cookie: cookies[who] } : {},
    ...(payload && { payload }),
  });
/** As the conditions leave a session of which nothing is known, where only the least is asked. */
const unmet = JSON.stringify([{ condition: 'completed', outcome: 'not_met' }]);
const add = async (state: 'awaiting_action' | 'in_progress' | 'rejected' = 'awaiting_action'): Promise<string> => {
  const now = new Date();
  const times = { queued_at: state === 'awaiting_action' ? now : null, decided_at: state === 'rejected' ? now : null };
  return (await makeSession(it.ctx.db, companyId, { state, unmet, ...times })).id;
};
/** Everything that a reviewer can do to a session. */
const acts = (id: string): [Method, string, object?][] => [
  ['POST', `/sessions/${id}/decision`, { verdict: 'verified', seq: 0 }],
  ['POST', `/sessions/${id}/decision/undo`, { decisionId: randomUUID() }],
  ['POST', `/sessions/${id}/assign`, { reviewerId: null }],
  ['POST', `/sessions/${id}/escalate`, { reason: 'r' }],
  ['POST', `/sessions/${id}/snooze`, { reason: 'r', until: null }],
  ['POST', `/sessions/${id}/claim`, {}],
  ['POST', `/sessions/${id}/claim`, { take: true }],
  ['DELETE', `/sessions/${id}/claim`],
  ['POST', `/sessions/${id}/subject`, { field: 'firstName', value: 'X', reason: 'r', seq: 0 }],
  ['POST', `/sessions/${id}/resubmission`, { step: 'selfie', reason: 'r', seq: 0 }],
  ['POST', `/sessions/${id}/reopen`, { reason: 'r', seq: 0 }],
  ['GET', `/sessions/${id}/events`],
];
const logged = async () => (await readLog(it.ctx.db, companyId, 0, 10_000)).filter((f) => f.sessionId !== null).length;

test("another company's session is not there, whatever is asked of it", async () => {
  const id = await add();
  for (const [method, url, body] of acts(id)) {
    const answer = await ask('stranger', method, url, body);
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'not_found']);
  }
  expect(await logged()).toBe(0);
});

test('nobody does anything without a login', async () => {
  const id = await add();
  const more: [Method, string, object?][] = [
    ['POST', '/queue/next', {}],
    ['GET', '/conditions'],
    ['GET', '/rejection-tags'],
  ];
  for (const [method, url, body] of [...acts(id), ...more]) {
    expect([url, (await ask(undefined, method, url, body)).statusCode]).toEqual([url, 401]);
  }
});

test("what is a master's is refused to an agent", async () => {
  const id = await add('rejected');
  const settings = { conditions: strictest, targetMinutes: 60, version: 0 };
  const theirs: [Method, string, object?][] = [
    ['POST', `/sessions/${id}/reopen`, { reason: 'r', seq: 0 }],
    ['PUT', '/conditions', settings],
    ['POST', '/conditions/dry-run', { conditions: strictest }],
    ['POST', '/rejection-tags', { group: 'spam', label: 'Ours' }],
    ['POST', '/rejection-tags/spam/retire', {}],
    ['POST', '/rejection-tags/spam/restore', {}],
  ];
  for (const [method, url, body] of theirs) {
    const answer = await ask('agent', method, url, body);
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 403, 'forbidden']);
  }
  expect((await ask('agent', 'GET', '/conditions')).json()).toMatchObject({ version: 1, targetMinutes: 60 });
});

describe('bad input is refused with a code and the place, and changes nothing', () => {
  test.each([
    ['no tag', { verdict: 'rejected' }, 422, 'tag_needed', '/tags'],
    ['an unknown tag', { verdict: 'rejected', tags: ['fake', 'nonsense'] }, 422, 'tag_unknown', '/tags/1'],
    ['a tag with a verification', { verdict: 'verified', tags: ['fake'] }, 422, 'invalid_request', '/tags'],
    ['another verdict', { verdict: 'expired' }, 422, 'invalid_request', '/verdict'],
    ['a long note', { verdict: 'verified', note: 'x'.repeat(5_001) }, 422, 'invalid_request', '/note'],
    ['a note of a megabyte', { verdict: 'verified', note: 'x'.repeat(1 << 20) }, 413, 'too_large', undefined],
    ['a place that nobody has seen', { verdict: 'verified', seq: 1_000_000 }, 422, 'invalid_request', '/seq'],
    ['a place past all numbers', { verdict: 'verified', seq: 1e300 }, 422, 'invalid_request', '/seq'],
    ['no seq', { verdict: 'verified', seq: undefined }, 422, 'invalid_request', '/seq'],
    ['a misspelt field', { verdict: 'verified', nots: 'x' }, 422, 'invalid_request', '/nots'],
    ['a null byte in the note', { verdict: 'verified', note: 'a\0b' }, 422, 'invalid_request', '/note'],
  ] as const)('%s', async (_what, body, status, code, pointer) => {
    const id = await add();
    const answer = await ask('agent', 'POST', `/sessions/${id}/decision`, { seq: 0, ...body });
    expect([answer.statusCode, answer.json().code, answer.json().errors?.[0]?.pointer]).toEqual([
      status,
      code,
      pointer,
    ]);
    const { state, tags } = await it.ctx.db
      .selectFrom('session')
      .select(['state', 'tags'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect({ state, tags }).toEqual({ state: 'awaiting_action', tags: [] });
  });

  test('a session that is still captured, or decided', async () => {
    const running = await add('in_progress');
    for (const [method, url, body] of acts(running).slice(0, -1)) {
      if (method === 'DELETE' || url.endsWith('/undo')) continue;
      const answer = await ask('master', method, url, body);
      expect([url, answer.statusCode]).toEqual([url, 409]);
      expect(['session_in_progress', 'session_not_decided']).toContain(answer.json().code);
    }
    const over = await add('rejected');
    for (const [method, url, body] of acts(over).slice(0, -2)) {
      if (method === 'DELETE' || url.endsWith('/undo')) continue;
      expect((await ask('master', method, url, body)).json().code).toBe('session_decided');
    }
  });
});

test('tags of one’s own: added, used, retired, restored; the same name twice is refused', async () => {
  const made = await ask('master', 'POST', '/rejection-tags', { group: 'quality', label: ' Wet photo ' });
  expect(made.statusCode).toBe(201);
  const { key } = made.json();
  expect((await ask('master', 'POST', '/rejection-tags', { group: 'spam', label: 'wet PHOTO' })).json().code).toBe(
    'tag_taken',
  );
  const tagOf = async () =>
    (await ask('agent', 'GET', '/rejection-tags')).json().tags.find((t: { key: string }) => t.key === key);
  expect(await tagOf()).toEqual({ key, group: 'quality', label: 'Wet photo', retired: false });
  const rejected = await add();
  const body = { verdict: 'rejected', tags: [key], seq: 0 };
  expect((await ask('agent', 'POST', `/sessions/${rejected}/decision`, body)).statusCode).toBe(200);
  const query = { sort: 'decided', state: ['rejected'], tag: [key] };
  const found = await ask('agent', 'POST', '/sessions/search', query);
  expect(found.json().rows).toMatchObject([{ id: rejected, decided: { tags: [key] } }]);

  expect((await ask('master', 'POST', `/rejection-tags/${key}/retire`, {})).statusCode).toBe(204);
  expect(await tagOf()).toMatchObject({ retired: true });
  expect((await ask('agent', 'POST', `/sessions/${await add()}/decision`, body)).json().code).toBe('tag_unknown');
  expect((await ask('agent', 'POST', '/sessions/search', query)).json().rows).toHaveLength(1);
  await ask('master', 'POST', `/rejection-tags/${key}/restore`, {});
  expect(await tagOf()).toMatchObject({ retired: false });
  // A built-in one as well; what another company has is not there.
  expect((await ask('master', 'POST', '/rejection-tags/glare/retire', {})).statusCode).toBe(204);
  expect((await ask('stranger', 'POST', `/rejection-tags/${key}/retire`, {})).statusCode).toBe(404);
  expect(
    (await ask('stranger', 'GET', '/rejection-tags')).json().tags.find((t: { key: string }) => t.key === 'glare')
      .retired,
  ).toBe(false);
});

test("a session's own log, in order and in parts", async () => {
  const id = await add();
  await ask('agent', 'POST', `/sessions/${id}/claim`, {});
  await ask('agent', 'POST', `/sessions/${id}/decision`, { verdict: 'rejected', tags: ['spam'], seq: 0 });
  const { events, next, seq } = (await ask('agent', 'GET', `/sessions/${id}/events`)).json();
  expect(events.map((e: { type: string }) => e.type)).toEqual(['session.claimed', 'session.decided']);
  expect([next, seq]).toEqual([null, events[1].seq]);
  const rest = (await ask('agent', 'GET', `/sessions/${id}/events?after=${events[0].seq}`)).json();
  expect(rest.events).toHaveLength(1);
});
