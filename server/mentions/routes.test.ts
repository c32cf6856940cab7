import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MentionsAnswer } from '../../shared/api/mentions.ts';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { openNote } from '../notes/commands.ts';
import { makeApp, password } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';
import { makeSession } from '../testing/make.ts';

/** What a browser may ask of mentions, with whose rights, and what bad input gets. */
let it: Awaited<ReturnType<typeof makeApp>>;
let cookies: Record<'mentioned' | 'author' | 'stranger', string>;
let ids: string[];

beforeAll(async () => {
  it = await makeApp(await makeDatabase());
  const { db } = it.ctx;
  const people = [
    { name: 'M', email: 'm@a.example', role: 'agent' as const },
    { name: 'A', email: 'a@a.example', role: 'master' as const },
  ];
  const us = await makeCompany(it.ctx, 'Aurora', {}, people, password);
  await makeCompany(it.ctx, 'Borealis', {}, [{ name: 'S', email: 's@b.example', role: 'master' }], password);
  const signIn = async (email: string): Promise<string> => {
    const answer = await it.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload: { email, password } });
    return answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  };
  cookies = {
    ...{ mentioned: await signIn('m@a.example'), author: await signIn('a@a.example') },
    stranger: await signIn('s@b.example'),
  };
  const session = await makeSession(db, us, { first_name: 'Käthe', state: 'rejected' });
  const { noteId } = (await openNote(it.ctx, us, session.id))!;
  const idOf = async (email: string) =>
    (await db.selectFrom('reviewer').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;
  const [reviewer_id, author_id] = [await idOf('m@a.example'), await idOf('a@a.example')];
  // Those of one millisecond are in no order.
  ids = Array.from({ length: 32 }, () => randomUUIDv7()).sort();
  const common = { company_id: us, session_id: session.id, note_id: noteId, reviewer_id, author_id };
  const rows = ids.map((id, i) => ({
    ...common,
    ...{ id, place: `body:7:${i}`, about: null, excerpt: `Look ${i}`, at: new Date() },
  }));
  await db.insertInto('mention').values(rows).execute();
});
afterAll(() => it.close());

const ask = (who: keyof typeof cookies | undefined, method: 'GET' | 'POST', url: string, payload?: object) =>
  it.app.inject({
    ...{ method, url: `/api${url}`, headers: who ? { cookie: cookies[who] } : {} },
    ...(payload && { payload }),
  });

test('one’s own, the newest first, in parts; nothing of how the session stands', async () => {
  const first = (await ask('mentioned', 'GET', '/mentions')).json<MentionsAnswer>();
  expect(first.unread).toBe(32);
  expect(first.mentions.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 30));
  expect(first.mentions[0]).toMatchObject({ firstName: 'Käthe', lastName: null, excerpt: 'Look 31', readAt: null });
  expect(JSON.stringify(first)).not.toContain('rejected');
  const rest = (await ask('mentioned', 'GET', `/mentions?before=${first.next}`)).json<MentionsAnswer>();
  expect(rest.mentions.map(({ id }) => id)).toEqual(ids.toReversed().slice(30));
  expect(rest.next).toBeNull();
  expect((await ask('mentioned', 'GET', '/mentions?limit=0')).json()).toEqual({ unread: 32, mentions: [], next: null });
  expect((await ask('mentioned', 'GET', '/mentions?limit=31')).statusCode).toBe(422);
  for (const other of ['author', 'stranger'] as const)
    expect((await ask(other, 'GET', '/mentions')).json()).toEqual({ unread: 0, mentions: [], next: null });
});

test('a colleague’s and another company’s are not found; nobody reads without a login', async () => {
  const requests: ['POST', string, object][] = [
    ['POST', `/mentions/${ids[0]}/read`, {}],
    ['POST', '/mentions/read', { upTo: ids[0] }],
  ];
  for (const [method, url, payload] of requests) {
    expect((await ask(undefined, method, url, payload)).statusCode).toBe(401);
    for (const other of ['author', 'stranger'] as const) {
      const refused = await ask(other, method, url, payload);
      expect([refused.statusCode, refused.json().code]).toEqual([404, 'not_found']);
    }
  }
  expect((await ask(undefined, 'GET', '/mentions')).statusCode).toBe(401);
  expect((await ask('mentioned', 'POST', '/mentions/read', { upTo: 'all' })).statusCode).toBe(422);
  expect((await ask('mentioned', 'GET', '/mentions?before=x')).statusCode).toBe(422);
});

test('one is marked as read, then all', async () => {
  expect((await ask('mentioned', 'POST', `/mentions/${ids[31]}/read`, {})).statusCode).toBe(204);
  expect((await ask('mentioned', 'GET', '/mentions')).json<MentionsAnswer>().unread).toBe(31);
  expect((await ask('mentioned', 'POST', '/mentions/read', { upTo: ids[30] })).statusCode).toBe(204);
  expect((await ask('mentioned', 'GET', '/mentions')).json<MentionsAnswer>().unread).toBe(0);
});
