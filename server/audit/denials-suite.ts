import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { Down } from '../../shared/live/down.ts';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { makeKey } from '../accounts/keys/commands.ts';
import type { Db } from '../db/database.ts';
import { makeApp, password } from '../testing/app.ts';
import { openPage } from '../testing/live/live-node.ts';
import { makeSession } from '../testing/make.ts';
import { type Denial, DenialLog, denialWindowMs } from './denial-log.ts';

interface Tenant {
  companyId: string;
  master: string;
  agent: string;
  key: string;
}

/** Refusals as facts (security.md M7, ASVS 16.3.1 to 16.3.3), on either database. */
export function denialsSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Awaited<ReturnType<typeof makeApp>>;
  let us: Tenant;
  let them: Tenant;
  let address = 0;
  beforeAll(async () => {
    db = await open();
    it = await makeApp(db, {}, { TRUST_PROXY: '1' });
  });
  afterAll(() => it.close());
  // New companies for each test: what one asker did in a test before is still counted.
  beforeEach(async () => {
    us = await makeTenant();
    them = await makeTenant();
  });
  const pages: { close(): void }[] = [];
  afterEach(() => {
    for (const page of pages.splice(0)) page.close();
  });

  async function makeTenant(): Promise<Tenant> {
    const name = `Company ${randomUUID()}`;
    const [master, agent] = [`master-${randomUUID()}@example.com`, `agent-${randomUUID()}@example.com`];
    const people = [
      { name: 'Ana', email: master, role: 'master' as const },
      { name: 'Ben', email: agent, role: 'agent' as const },
    ];
    const companyId = await makeCompany(it.ctx, name, {}, people, password);
    const { key } = await makeKey(it.ctx, companyId, 'system', 'tests');
    return { companyId, master, agent, key };
  }
  const signIn = (email: string, given = password, from = `198.51.100.${address++ % 250}`) =>
    it.app.inject({
      ...{ method: 'POST', url: '/api/auth/sign-in', payload: { email, password: given } },
      headers: { 'x-forwarded-for': from },
    });
  const cookieOf = async (email: string): Promise<string> =>
    (await signIn(email)).cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, headers: object, payload?: object) =>
    it.app.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) });
  const idOf = async (email: string): Promise<string> =>
    (await db.selectFrom('reviewer').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;
  const types = ['access.denied', 'origin.refused', 'sign_in.paused'];
  const allOf = (companyId: string) =>
    db.selectFrom('event').selectAll().where('company_id', '=', companyId).orderBy('seq').execute();
  const denialsOf = async ({ companyId }: Tenant) => {
    await it.app.denials!.settled();
    const events = (await allOf(companyId)).filter(({ type }) => types.includes(type));
    return events.map(({ type, actor, session_id, data }) => {
      expect(session_id).toBe(null);
      return { type, actor, ...data };
    });
  };

  test('L22 who lacks a right: once, however often they ask, and the answers stay as they were', async () => {
    const cookie = await cookieOf(us.agent);
    for (let n = 0; n < 50; n++) {
      const answer = await ask('GET', '/api/keys', { cookie });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
    }
    const actor = `reviewer:${await idOf(us.agent)}`;
    expect(await denialsOf(us)).toEqual([{ type: 'access.denied', actor, kind: 'forbidden', count: 1 }]);
    expect(await denialsOf(them)).toEqual([]);
  });

  test("L21 another company's things: the asker's log says so, the other company's says nothing", async () => {
    const { id } = await makeSession(db, them.companyId);
    const before = (await allOf(them.companyId)).length;
    const cookie = await cookieOf(us.agent);
    const answer = await ask('GET', `/api/sessions/${id}`, { cookie });
    const unknown = await ask('GET', `/api/sessions/${randomUUID()}`, { cookie });
    const described = ({ code, detail, status }: { code: string; detail: string; status: number }) => [
      code,
      detail,
      status,
    ];
    expect(described(answer.json())).toEqual(described(unknown.json()));
    const byKey = await ask('GET', `/api/v1/sessions/${id}`, { authorization: `Bearer ${us.key}` });
    expect([answer.statusCode, byKey.statusCode]).toEqual([404, 404]);
    const denial = { type: 'access.denied', kind: 'other_company', count: 1 };
    expect(await denialsOf(us)).toEqual([
      { ...denial, actor: `reviewer:${await idOf(us.agent)}` },
      { ...denial, actor: expect.stringMatching(/^key:/) },
    ]);
    expect(await allOf(them.companyId)).toHaveLength(before);
    const wording = JSON.stringify(await allOf(us.companyId));
    for (const secret of [id, them.companyId]) expect(wording).not.toContain(secret);
  });

  test.each([
    ['a note', 'GET', (id: string) => [`/api/notes/${id}/history`]],
    ['an API key', 'DELETE', (id: string) => [`/api/keys/${id}`]],
    ['a list', 'DELETE', (id: string) => [`/api/screening/lists/${id}`]],
    ['a decision', 'POST', (id: string) => [`/api/sessions/${randomUUID()}/decision/undo`, { decisionId: id }]],
  ] as const)("another company's id of %s is told from one that is none", async (what, method, to) => {
    const cookie = await cookieOf(us.master);
    const id = await theirs(what);
    for (const asked of [randomUUID(), id]) {
      const [url, payload] = to(asked) as [string, object?];
      expect((await ask(method, url, { cookie }, payload)).statusCode).toBe(404);
      await it.app.denials!.settled();
      expect(await denialsOf(us)).toHaveLength(asked === id ? 1 : 0);
    }
    expect(await denialsOf(them)).toEqual([]);
  });

  test("another company's list in a form, its note on a socket, its session on a line that watches", async () => {
    const cookie = await cookieOf(us.master);
    const form = new FormData();
    form.append('list', await theirs('a list'));
    const csv = 'id,schema,name,birth_date,countries\nT-1,Person,Tamaz Markovil,,ge\n';
    form.append('file', new Blob([csv]), 'targets.simple.csv');
    const answer = await fetch(`${it.url}/api/screening/lists`, { method: 'POST', headers: { cookie }, body: form });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'not_found']);
    expect(await denialsOf(us)).toMatchObject([{ kind: 'other_company', count: 1 }]);

    const agent = await cookieOf(us.agent);
    const theirNote = await theirs('a note');
    const note = new WebSocket(`${it.url.replace('http', 'ws')}/notes/${theirNote}`, { headers: { cookie: agent } });
    const [error] = await once(note, 'error');
    expect(String(error)).toContain('404');
    const actor = `reviewer:${await idOf(us.agent)}`;
    const counted = async () => (await denialsOf(us)).filter((denial) => denial.actor === actor).length;
    await expect.poll(counted).toBe(1);

    us = await makeTenant();
    const watching = await cookieOf(us.agent);
    const page = openPage(it, { loginId: '' }, { cookie: watching });
    pages.push(page);
    page.hello();
    page.watch(randomUUID());
    page.watch((await makeSession(db, them.companyId)).id);
    await expect.poll(() => page.of('session').map(({ view }) => view)).toContain(null);
    await expect
      .poll(() => denialsOf(us))
      .toEqual([{ type: 'access.denied', actor: `reviewer:${await idOf(us.agent)}`, kind: 'other_company', count: 1 }]);
  });

  test('what is the installation’s, and what is their own, is no other company’s', async () => {
    const cookie = await cookieOf(us.master);
    const list = await insertList(null);
    expect((await ask('DELETE', `/api/screening/lists/${list}`, { cookie })).statusCode).toBe(404);
    const { id } = await makeSession(db, us.companyId);
    expect((await ask('GET', `/api/sessions/${id}/reports/${randomUUID()}`, { cookie })).statusCode).toBe(404);
    expect(await denialsOf(us)).toEqual([]);
  });

  test('a scan of ids is looked up sixty times, and then is a refusal by itself', async () => {
    const cookie = await cookieOf(us.agent);
    for (let n = 0; n < 80; n++) await ask('GET', `/api/sessions/${randomUUID()}`, { cookie });
    expect(await denialsOf(us)).toMatchObject([{ type: 'access.denied', kind: 'unknown_ids', count: 1 }]);
  });

  test("another site's page: with a login it is in its company's log, without one in none", async () => {
    const cookie = await cookieOf(us.master);
    const origin = 'https://evil.example';
    for (const headers of [{ cookie, origin }, { origin }]) {
      const answer = await ask('POST', '/api/keys', headers, { name: 'Theirs' });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'origin_refused']);
    }
    const page = openPage(it, { loginId: '' }, { cookie, origin });
    pages.push(page);
    await page.refusedBefore;
    const note = new WebSocket(`${it.url.replace('http', 'ws')}/notes/${randomUUID()}`, {
      headers: { cookie, origin },
    });
    const [error] = await once(note, 'error');
    expect(String(error)).toContain('403');
    const refused = { type: 'origin.refused', actor: `reviewer:${await idOf(us.master)}`, count: 1 };
    await expect
      .poll(() => denialsOf(us))
      .toEqual([
        { ...refused, channel: 'request' },
        { ...refused, channel: 'socket' },
      ]);
    expect(JSON.stringify(await allOf(us.companyId))).not.toContain('evil');
  });

  test('L21 a paused account: in its own company’s log by its id; what strangers type is in none', async () => {
    const stranger = `nobody-${randomUUID()}@example.com`;
    const counts = async () => (await db.selectFrom('event').select('seq').execute()).length;
    const wrong = (email: string) => signIn(email, 'not this one', email === stranger ? '203.0.113.1' : '203.0.113.2');
    await Promise.all([us.agent, stranger].flatMap((email) => Array.from({ length: 10 }, () => wrong(email))));
    const before = await counts();
    for (const email of [us.agent, us.agent.toUpperCase(), stranger]) {
      expect((await wrong(email)).json().code).toBe('account_locked');
    }
    const reviewerId = await idOf(us.agent);
    const paused = { type: 'sign_in.paused', actor: 'system', reviewerId, place: 'network', count: 1 };
    expect(await denialsOf(us)).toEqual([paused]);
    expect(await counts()).toBe(before + 1);
    expect(JSON.stringify(await allOf(us.companyId))).not.toMatch(/@|198\.51|nobody/);
  });

  test('L24 neither agents nor masters are told of it by the live feed', async () => {
    const [agent, master] = [await cookieOf(us.agent), await cookieOf(us.master)];
    await ask('GET', '/api/keys', { cookie: agent });
    expect(await denialsOf(us)).toHaveLength(1);
    for (const cookie of [agent, master]) {
      const changes = (await ask('GET', '/api/live?after=0', { cookie })).json() as Extract<Down, { type: 'changes' }>;
      expect(changes.type).toBe('changes');
      expect(changes.facts.filter(({ type }) => types.includes(type))).toEqual([]);
    }
  });

  const denial: Denial = { type: 'access.denied', kind: 'forbidden' };
  const actor = `reviewer:${randomUUID()}` as const;

  test('L23 a flood is one fact, and one with the count when ten minutes are over', async () => {
    let time = 0;
    const log = new DenialLog({ ...it.ctx, db }, () => time);
    const flood = async (n: number) => {
      for (let i = 0; i < n; i++) log.note(us.companyId, actor, denial);
      log.sweep();
      await log.settled();
      return (await denialsOf(us)).map((one) => (one as unknown as { count: number }).count);
    };
    expect(await flood(1)).toEqual([1]);
    expect(await flood(9_999)).toEqual([1]);
    time += denialWindowMs - 1;
    expect(await flood(1)).toEqual([1]);
    time += 1;
    expect(await flood(0)).toEqual([1, 10_000]);
    // Nothing more came in the window that this one began.
    time += denialWindowMs;
    expect(await flood(0)).toEqual([1, 10_000]);
    expect(await flood(1)).toEqual([1, 10_000, 1]);
    expect(await flood(2)).toEqual([1, 10_000, 1]);
    await log.close();
    expect(await flood(0)).toEqual([1, 10_000, 1, 2]);
  });

  test('L23 each asker and each kind counts by itself', async () => {
    const log = new DenialLog({ ...it.ctx, db });
    for (const kind of ['forbidden', 'other_company'] as const) {
      for (const by of [actor, `key:${randomUUID()}`] as const) {
        for (let n = 0; n < 5; n++) log.note(us.companyId, by, { type: 'access.denied', kind });
      }
    }
    await log.settled();
    expect(await denialsOf(us)).toHaveLength(4);
  });

  test('what could not be written stays counted, and goes nowhere else', async () => {
    let time = 0;
    let isDown = true;
    const { db: _, ...rest } = it.ctx;
    const log = new DenialLog(
      {
        ...rest,
        get db(): Db {
          if (isDown) throw new Error('the database is away');
          return db;
        },
      },
      () => time,
    );
    log.note(us.companyId, actor, denial);
    await log.settled();
    expect(it.logger.warn).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('stays counted'));
    isDown = false;
    log.note(us.companyId, actor, denial);
    time += denialWindowMs;
    log.sweep();
    await log.settled();
    expect(await denialsOf(us)).toMatchObject([{ kind: 'forbidden', count: 2 }]);
  });

  async function insertList(companyId: string | null): Promise<string> {
    const id = randomUUID();
    const values = { id, company_id: companyId, key: id, title: 'A list', format: 'opensanctions_csv' as const };
    await db
      .insertInto('screening_list')
      .values({ ...values, authority: 'opensanctions', embedded: false, created_at: new Date() } as never)
      .execute();
    return id;
  }

  /** Something of the other company. */
  async function theirs(what: string): Promise<string> {
    if (what === 'a list') return insertList(them.companyId);
    if (what === 'an API key') return (await makeKey(it.ctx, them.companyId, 'system', 'another')).id;
    const id = randomUUID();
    const session = await makeSession(db, them.companyId);
    const { id: reviewerId } = await db
      .selectFrom('reviewer')
      .select('id')
      .where('email', '=', them.master)
      .executeTakeFirstOrThrow();
    const base = { id, company_id: them.companyId, session_id: session.id };
    if (what === 'a note') {
      await db
        .insertInto('note')
        .values({ ...base, created_at: new Date() } as never)
        .execute();
    }
    if (what === 'a decision') {
      const values = { ...base, kind: 'decided', reviewer_id: reviewerId, at: new Date(), results: '[]', version: 1 };
      await db
        .insertInto('decision')
        .values(values as never)
        .execute();
    }
    return id;
  }
}
