import Fastify from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionAnswer, SessionPage, SessionQuery } from '../../shared/api/review.ts';
import { eventually } from '../../shared/testing/eventually.ts';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { accountRoutes } from '../accounts/routes.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { App } from '../http/app-type.ts';
import { problemAnswers } from '../http/errors/problems.ts';
import { limits } from '../http/limits/limits.ts';
import { makeValidator } from '../http/validation.ts';
import { makeKeyring } from '../keyring.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';
import { makeDatabase } from '../testing/database.ts';
import { makeLogger } from '../testing/logger.ts';
import { makeSession } from '../testing/make.ts';
import { exportSessions } from './csv/list-export.ts';
import { listColumns } from './list/terms.ts';
import { sessionRoutes } from './routes.ts';

const logger = makeLogger();
const notifier = new LocalNotifier(logger);
const now = () => new Date('2026-11-23T10:00:00Z');
const password = 'correct horse battery';
let db: Db;
let ctx: Context;
let app: App;
let companyId: string;
let otherId: string;
let cookie: string;

async function add(company: string, values: Parameters<typeof makeSession>[2] = {}): Promise<string> {
  const row = await makeSession(db, company, values);
  await db.updateTable('session').set(listColumns(row)).where('id', '=', row.id).execute();
  return row.id;
}

beforeAll(async () => {
  db = await makeDatabase();
  const config = { keyring: makeKeyring('s'.repeat(40)), publicUrl: undefined } as Config;
  ctx = { db, notifier, logger, config, now } as unknown as Context;
  const master = (email: string) => [{ name: 'Ana', email, role: 'master' as const }];
  companyId = await makeCompany(ctx, 'Aurora', {}, master('ana@aurora.example'), password);
  otherId = await makeCompany(ctx, 'Borealis', {}, master('bo@borealis.example'), password);
  app = Fastify() as unknown as App;
  app.setValidatorCompiler(makeValidator());
  await app.register(problemAnswers);
  await app.register(limits);
  await app.register(
    async (scope) => {
      await scope.register((s) => accountRoutes(s as App, { ...ctx, now: () => new Date() }));
      await scope.register((s) => sessionRoutes(s as App, ctx));
    },
    { prefix: '/api' },
  );
  await app.ready();
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { email: 'ana@aurora.example', password },
  });
  cookie = answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  for (const [i, state] of (['verified', 'verified', 'rejected'] as const).entries()) {
    await add(companyId, { state, first_name: i ? 'Zoë' : '=cmd|1', last_name: 'Müller, "M"', nationality: 'DEU' });
  }
});
afterAll(async () => {
  await app.close();
  await notifier.close();
  await db.destroy();
});

const get = (url: string) => app.inject({ url, headers: { cookie } });
const post = (url: string, payload: object) => app.inject({ method: 'POST', url, headers: { cookie }, payload });
const exported = async () =>
  (await db.selectFrom('event').selectAll().where('type', '=', 'sessions.exported').orderBy('seq').execute()).map(
    (e) => [e.actor.split(':')[0], e.data],
  );

test('nobody gets in without a login', async () => {
  for (const [method, path] of [
    ['POST', 'sessions/search'],
    ['POST', 'sessions.csv'],
    ['GET', `sessions/${crypto.randomUUID()}`],
  ] as const) {
    expect((await app.inject({ method, url: `/api/${path}` })).statusCode).toBe(401);
  }
});

test('a filter given once or several times, and together', async () => {
  const ask = async (query: SessionQuery) =>
    ((await post('/api/sessions/search', query)).json() as SessionPage).rows.length;
  expect(await ask({ state: ['verified'] })).toBe(2);
  expect(await ask({ state: ['verified', 'rejected'] })).toBe(3);
  expect(await ask({ state: ['verified'], nationality: ['DEU'], q: 'zoe mul' })).toBe(1);
  expect(await ask({ limit: 1 })).toBe(1);
});

test('names are searched for in bodies alone: no address takes them (security.md L8)', async () => {
  for (const path of ['/api/sessions?q=muller', '/api/sessions.csv?q=muller']) {
    expect((await get(path)).statusCode).toBe(404);
  }
  // A cursor of the list by name holds a name.
  const first = (await post('/api/sessions/search', { sort: 'name', limit: 1 })).json() as SessionPage;
  expect(Buffer.from(first.next!, 'base64url').toString()).toContain('muller');
  const next = await post('/api/sessions/search', { sort: 'name', limit: 1, after: first.next });
  expect((next.json() as SessionPage).rows).toHaveLength(1);
});

test('what does not fit is refused with its place', async () => {
  for (const [query, pointer] of [
    [{ state: ['done'] }, '/state/0'],
    [{ limit: 0 }, '/limit'],
    [{ limit: 'many' }, '/limit'],
    [{ after: 'garbage' }, '/after'],
    [{ from: 'yesterday' }, '/from'],
    [{ colour: 'red' }, '/colour'],
    [{ sort: 'worst' }, '/sort'],
  ] as const) {
    const answer = await post('/api/sessions/search', query);
    expect([answer.statusCode, answer.json().errors[0]]).toMatchObject([422, { in: 'body', pointer }]);
  }
});

test("a session with its place in the log; another company's is not found, as is a stranger", async () => {
  const mine = await add(companyId);
  const theirs = await add(otherId);
  const answer = (await get(`/api/sessions/${mine}`)).json() as SessionAnswer;
  expect(answer).toMatchObject({ seq: expect.any(Number), view: { id: mine, companyName: 'Aurora', photos: [] } });
  for (const id of [theirs, crypto.randomUUID()]) {
    const refused = await get(`/api/sessions/${id}`);
    expect([refused.statusCode, refused.json().code]).toEqual([404, 'not_found']);
  }
  expect((await get('/api/sessions/none')).json()).toMatchObject({ errors: [{ in: 'path', pointer: '/id' }] });
  await db.deleteFrom('session').where('id', 'in', [mine, theirs]).execute();
});

test('CSV of what is filtered: named, marked as UTF-8, harmless, and told to the log', async () => {
  const answer = await post('/api/sessions.csv', { q: 'muller', sort: 'name', state: ['verified'] });
  expect(answer.headers).toMatchObject({
    'content-type': expect.stringContaining('text/csv'),
    'content-disposition': 'attachment; filename="sessions-2026-11-23.csv"',
  });
  const lines = answer.body.split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFF"Session ID","Reference","State","First name"/);
  expect(lines[1]).toContain(`"'=cmd|1","Müller, ""M""","DEU"`);
  expect(lines).toHaveLength(4);
  expect(await exported()).toEqual([['reviewer', { rows: 2 }]]);
  expect((await post('/api/sessions.csv', { limit: 3 })).statusCode).toBe(422);
});

test('CSV has all fields: the subject’s, the screening’s, the device’s, the decision’s, the company’s own (faults.md A15)', async () => {
  const id = crypto.randomUUID();
  await db
    .updateTable('company')
    .set({ settings: JSON.stringify({ extraFields: [{ key: 'phone', label: 'Phone' }] }) as never })
    .where('id', '=', companyId)
    .execute();
  const decidedAt = new Date('2026-11-23T11:00:00.000Z');
  await db
    .insertInto('session')
    .values({
      ...{ id, company_id: companyId, state: 'rejected', allowed_documents: ['passport'], max_attempts: 3 },
      ...{ created_at: new Date(), expires_at: new Date(), reference: 'ALL-FIELDS', native_name: 'ანა' },
      ...{ screening: JSON.stringify({ mark: 'open', notCleared: 2, query: '', reviewed: false }), tags: ['glare'] },
      ...{ decided_at: decidedAt, words: '', terms: '' },
      extra: JSON.stringify([
        { key: 'phone', label: 'Phone', value: '+995 1' },
        { key: 'old', label: 'Old', value: 'x' },
      ]),
      corrections: JSON.stringify({ attemptId: id, fields: { sex: 'F' } }),
    })
    .execute();
  const view = {
    ...{ id, number: 1, clientIp: '95.104.1.1', ipCountry: 'GE' },
    ...{ device: { name: 'Apple iPhone', kind: 'mobile', browser: 'Safari 18', os: 'iOS 18' } },
    subject: { birthDate: '1990-05-06', issueDate: '2021-01', expirationDate: '2031-01-02', sex: 'M' },
  };
  await db
    .insertInto('attempt')
    .values({ id, session_id: id, company_id: companyId, number: 1, view: JSON.stringify(view) })
    .execute();
  for (const source of ['1', '2']) {
    await db
      .insertInto('hit')
      .values({
        ...{ id: crypto.randomUUID(), company_id: companyId, session_id: id, list_id: id, source_id: source },
        ...{ entry_hash: '', score: 0.9, hit_review_id: source === '1' ? id : null },
      })
      .execute();
  }
  await db
    .insertInto('decision')
    .values({
      ...{ id, company_id: companyId, session_id: id, kind: 'decided', verdict: 'rejected', reviewer_id: null },
      ...{
        at: decidedAt,
        note: 'Cut off.',
        tags: ['glare'],
        step: null,
        results: '[]',
        version: 1,
        after_reveal: true,
      },
    })
    .execute();
  const answer = await post('/api/sessions.csv', { state: ['rejected'], q: '', sort: 'newest' });
  const [header, ...lines] = answer.body.replace('\uFEFF', '').trimEnd().split('\r\n').map(parseLine);
  const row = lines.find((cells) => cells.includes(id))!;
  const of = (name: string) => row[header!.indexOf(name)];
  expect(Object.fromEntries(header!.map((name) => [name, of(name)]))).toMatchObject({
    ...{ Reference: 'ALL-FIELDS', 'Name in native script': 'ანა', 'Date of birth': '1990-05-06', Sex: 'F' },
    ...{
      'Issue date': '2021-01',
      'Expiry date': '2031-01-02',
      Screening: 'open hits',
      'Screening hits': '2',
      'Open screening hits': '1',
    },
    ...{ 'IP address': '95.104.1.1', 'IP country': 'GE', Browser: 'Safari 18', 'Operating system': 'iOS 18' },
    ...{ 'Decided by': 'Conditions', Tags: 'glare', 'Decision note': 'Cut off.' },
    ...{ 'Decided after seeing the first decision': 'yes', 'Field: Phone': "'+995 1", 'Other fields': 'Old: x' },
  });
  await db.deleteFrom('session').where('id', '=', id).execute();
});

test('CSV of chosen sessions of which the company has none is a file without lines', async () => {
  const some = await post('/api/sessions.csv', { ids: [crypto.randomUUID()] });
  expect(some.statusCode).toBe(200);
  expect(some.body.trimEnd().split('\r\n')).toHaveLength(1);
  expect((await post('/api/sessions.csv', { ids: [] })).body).toBe(some.body);
});

/** Cells without line breaks. */
const parseLine = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replaceAll('""', '"'),
  );

test('an export that is too large is refused before it begins, unless the filter makes it small enough', async () => {
  const start = (query: object, most: number) =>
    exportSessions(ctx, companyId, { actor: 'system', reader: null }, query, most);
  await expect(start({}, 2)).rejects.toMatchObject({ code: 'export_too_large' });
  await expect(start({ q: 'mul' }, 2)).rejects.toMatchObject({ code: 'export_too_large' });
  for (const query of [{ state: ['verified'] }, { q: 'zoe' }]) {
    const stream = await start(query, 2);
    stream.destroy();
  }
});

test('a long export is read in parts as the reader takes them, each session once', async () => {
  const ids: string[] = [];
  await db.transaction().execute(async (trx) => {
    const rows = Array.from({ length: 4_500 }, (_, i) => ({
      id: crypto.randomUUID(),
      company_id: otherId,
      state: 'verified' as const,
      allowed_documents: ['passport' as const],
      max_attempts: 3,
      created_at: new Date(1_700_000_000_000 + Math.floor(i / 3)),
      expires_at: new Date(),
    }));
    for (let i = 0; i < rows.length; i += 500)
      await trx
        .insertInto('session')
        .values(rows.slice(i, i + 500))
        .execute();
    ids.push(...rows.map((r) => r.id));
  });
  const stream = await exportSessions(ctx, otherId, { actor: 'system', reader: null }, {});
  let text = '';
  for await (const chunk of stream) text += chunk;
  const found = text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((l) => l.split(',')[0]!.replaceAll('"', ''));
  expect(found).toHaveLength(4_500);
  expect(new Set(found)).toEqual(new Set(ids));
});

test('one export at a time for a login; a reader who leaves frees it, and the log is told how far it came', async () => {
  // More than the sockets between the two hold: the export waits for its reader.
  await sql`insert into session (id, company_id, state, allowed_documents, max_attempts, created_at, expires_at, reference)
    select gen_random_uuid(), ${companyId}::uuid, 'expired', '{passport}', 3, now(), now(), repeat('long ', 600)
    from generate_series(1, 5000)`.execute(db);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const leave = new AbortController();
  const first = await fetch(`${address}/api/sessions.csv`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: '{}',
    signal: leave.signal,
  });
  expect(first.status).toBe(200);
  const second = await post('/api/sessions.csv', { state: ['rejected'] });
  expect([second.statusCode, second.json().code]).toEqual([429, 'rate_limited']);
  const described = (await exported()).length;
  leave.abort();
  await eventually(async () => expect(await exported()).toHaveLength(described + 1));
  expect((await exported()).at(-1)).toEqual(['reviewer', { rows: expect.toSatisfy((n: number) => n < 5_000) }]);
  await eventually(async () => expect((await post('/api/sessions.csv', { state: ['rejected'] })).statusCode).toBe(200));
});
