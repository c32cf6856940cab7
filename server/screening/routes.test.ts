import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListView, ScreeningSettings } from '../../shared/api/screening.ts';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { password } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';
import { listOf, makeScreening, runOf, type Screening } from '../testing/screening/screening.ts';
import { workbook } from '../testing/screening/workbook.ts';

/** What a browser may ask of screening, with whose rights, and what bad input gets. */
let it: Screening;
let cookies: { master: string; agent: string; stranger: string };
let companyId: string;
beforeAll(async () => {
  it = await makeScreening(await makeDatabase());
  const make = (name: string, role: 'master' | 'agent') => ({ name: role, email: `${name}@x.example`, role });
  companyId = await makeCompany(it.ctx, 'Ours', {}, [make('m', 'master'), make('a', 'agent')], password);
  await makeCompany(it.ctx, 'Theirs', {}, [make('s', 'master')], password);
  const signIn = async (name: string): Promise<string> => {
    const payload = { email: `${name}@x.example`, password };
    const answer = await it.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload });
    return answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  };
  cookies = { master: await signIn('m'), agent: await signIn('a'), stranger: await signIn('s') };
});
afterAll(() => it.close());

type Who = keyof typeof cookies;
const ask = async (who: Who | undefined, method: string, path: string, body?: object | FormData) => {
  const isForm = body instanceof FormData;
  const response = await fetch(`${it.url}/api${path}`, {
    method,
    headers: { ...(who && { cookie: cookies[who] }), ...(body && !isForm && { 'content-type': 'application/json' }) },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
};
const form = (content: string, fields: Record<string, string> = {}, name = 'list.csv'): FormData => {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.append(key, value);
  data.append('files', new Blob([content]), name);
  return data;
};
const people = [
  { id: 'A', name: 'Tamaz Markovil' },
  { id: 'B', name: 'Iria Quelvarro' },
  { id: 'C', name: 'Orsolya Venderbeek' },
];
const upload = async (fields: Record<string, string>, list = people): Promise<ListView> =>
  (await ask('master', 'POST', '/screening/lists', form(listOf(list), fields))).body;

test('a list is sent, seen by its company alone, looked into, fetched by schedule, and taken away', async () => {
  const list = await upload({ title: 'Sent', date: '2026-11-02' });
  expect(list).toMatchObject({
    ...{ title: 'Sent', authority: 'OpenSanctions', format: 'opensanctions_csv', own: true, connected: true },
    current: { number: 1, persons: 3, added: 3, date: '2026-11-01', files: [{ name: 'list.csv' }] },
  });
  const settings: ScreeningSettings = (await ask('agent', 'GET', '/screening')).body;
  expect(settings).toMatchObject({ version: 0, threshold: 0.7, provider: 'lists', lists: [{ id: list.id }] });
  expect((await ask('stranger', 'GET', '/screening')).body.lists).toEqual([]);
  expect((await ask('master', 'GET', `/screening/lists/${list.id}/changes`)).body).toMatchObject({
    added: [{ sourceId: 'A' }, {}, {}],
  });
  const newer = await upload({ title: 'Renamed', list: list.id }, [
    ...people.slice(1),
    { id: 'D', name: 'Dunmar Ostrander' },
  ]);
  expect(newer).toMatchObject({ id: list.id, title: 'Renamed', current: { number: 2, added: 1, removed: 1 } });
  const schedule = { urls: ['https://lists.example/a.csv'], everyHours: 24 };
  expect((await ask('master', 'PUT', `/screening/lists/${list.id}/schedule`, schedule)).body.schedule).toMatchObject(
    schedule,
  );
  expect((await ask('master', 'DELETE', `/screening/lists/${list.id}/schedule`)).status).toBe(204);
  expect(await ask('master', 'POST', `/screening/lists/${list.id}/fetch`, {})).toMatchObject({ status: 404 });
  expect((await ask('master', 'DELETE', `/screening/lists/${list.id}`)).status).toBe(204);
  expect((await ask('master', 'GET', '/screening')).body.lists).toEqual([]);
});

test('a workbook is sent with the sheet that is meant; one file too many is named', async () => {
  const rows = (name: string) => [['Name'], [name]];
  const data = new FormData();
  data.append('title', 'Book');
  data.append('sheet', 'Blocked');
  data.append(
    'files',
    new Blob([new Uint8Array(workbook({ Staff: rows('Ivan Testov'), Blocked: rows('Nino Testadze') }))]),
    'b.xlsx',
  );
  const { body } = await ask('master', 'POST', '/screening/lists', data);
  expect(body).toMatchObject({ format: 'plain_xlsx', sheet: 'Blocked', current: { persons: 1 } });
  await ask('master', 'DELETE', `/screening/lists/${body.id}`);
  const many = new FormData();
  for (const n of [1, 2, 3, 4, 5]) many.append('files', new Blob(['x']), `${n}.csv`);
  expect(await ask('master', 'POST', '/screening/lists', many)).toMatchObject({
    status: 422,
    body: { code: 'invalid_request', detail: 'A list has 4 files at most.' },
  });
});

describe('who may not', () => {
  const id = randomUUID();
  test.each([
    ['GET', '/screening', undefined],
    ['PUT', '/screening', { threshold: 0.7, connected: [], version: 0 }],
    ['POST', '/screening/lists', {}],
    ['GET', `/screening/lists/${id}/changes`, undefined],
    ['POST', '/screening/official-lists/eu', {}],
    ['DELETE', `/screening/lists/${id}`, undefined],
    ['PUT', `/screening/lists/${id}/schedule`, { urls: ['https://x.example/'], everyHours: 1 }],
    ['DELETE', `/screening/lists/${id}/schedule`, undefined],
    ['POST', `/screening/lists/${id}/fetch`, {}],
    ['POST', `/sessions/${id}/hits/${id}/review`, { verdict: 'same', reason: 'x', seen: null }],
    ['GET', '/alerts', undefined],
  ])('%s %s: nobody who is not signed in', async (method, path, body) => {
    expect(await ask(undefined, method, path, body)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });
  test.each([
    ['PUT', '/screening', { threshold: 0.7, connected: [], version: 0 }],
    ['POST', '/screening/lists', {}],
    ['GET', `/screening/lists/${id}/changes`, undefined],
    ['DELETE', `/screening/lists/${id}`, undefined],
    ['PUT', `/screening/lists/${id}/schedule`, { urls: ['https://x.example/'], everyHours: 1 }],
    ['POST', `/screening/lists/${id}/fetch`, {}],
  ])('%s %s: no agent', async (method, path, body) => {
    expect(await ask('agent', method, path, body)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  test("S29 another company's list is not found, whatever is asked of it", async () => {
    const list = await upload({ title: 'Ours alone' });
    const strange = form(listOf(people), { list: list.id });
    for (const answer of await Promise.all([
      ask('stranger', 'GET', `/screening/lists/${list.id}/changes`),
      ask('stranger', 'DELETE', `/screening/lists/${list.id}`),
      ask('stranger', 'DELETE', `/screening/lists/${list.id}/schedule`),
      ask('stranger', 'PUT', `/screening/lists/${list.id}/schedule`, { urls: ['https://x.example/'], everyHours: 1 }),
      ask('stranger', 'POST', `/screening/lists/${list.id}/fetch`, {}),
      ask('stranger', 'POST', '/screening/lists', strange),
    ])) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    const take = { threshold: 0.7, connected: [list.id], version: 0 };
    expect(await ask('stranger', 'PUT', '/screening', take)).toMatchObject({
      status: 422,
      body: { code: 'value_refused' },
    });
    await ask('master', 'DELETE', `/screening/lists/${list.id}`);
  });

  test("S29 another company's hit is not found", async () => {
    await it.list([{ id: 'A', name: 'Tamaz Markovil' }], it.companyId);
    const session = await it.finished(runOf({ firstName: 'Tamaz', lastName: 'Markovil', documentNumber: 'R1' }));
    await it.screened();
    const [hit] = (await it.pep(session)).result!.hits;
    const path = `/sessions/${session}/hits/${hit!.id}/review`;
    const wording = { verdict: 'different', reason: 'x', seen: null };
    expect(await ask('master', 'POST', path, wording)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(companyId).not.toBe(it.companyId);
  });
});

describe('what is wrong is said', () => {
  test('with a list: the file and the line', async () => {
    const broken = `${listOf(people)}\n"D","Person"`;
    expect(
      await ask('master', 'POST', '/screening/lists', form(broken, { title: 'Broken' }, '../../etc/x.csv')),
    ).toMatchObject({
      status: 422,
      body: { code: 'list_refused', list: { file: 'x.csv', line: 5, detail: expect.stringMatching(/16 columns/) } },
    });
    expect((await ask('master', 'GET', '/screening')).body.lists).toEqual([]);
  });

  test.each([
    ['no form', {}, 422],
    ['a field that is none', form(listOf(people), { color: 'red' }), 422],
    ['a date that is none', form(listOf(people), { date: 'today' }), 422],
    ['no file', new FormData(), 422],
    ['a picture', form('\x89PNG\r\n\x1a\n', {}, 'a.png'), 422],
  ])('%s', async (_what, body, status) => {
    const data = body;
    if (data instanceof FormData && [...data.keys()].length === 0) data.append('title', 'T');
    expect((await ask('master', 'POST', '/screening/lists', data)).status).toBe(status);
  });

  test.each([
    [{ threshold: 0.2, connected: [], version: 0 }],
    [{ threshold: 0.7, connected: ['x'], version: 0 }],
    [{ threshold: 0.7, connected: [], version: 0, more: 1 }],
  ])('settings %j', async (body) => {
    expect((await ask('master', 'PUT', '/screening', body)).status).toBe(422);
  });

  test.each([['http://x.example/'], ['https://x'.padEnd(600, 'x')], ['file:///etc/passwd']])(
    'an address that is not fetched: %s',
    async (url) => {
      const path = `/screening/lists/${randomUUID()}/schedule`;
      expect((await ask('master', 'PUT', path, { urls: [url], everyHours: 1 })).status).toBe(422);
    },
  );

  test('a page of alerts that is none', async () => {
    expect(await ask('agent', 'GET', '/alerts?after=x')).toMatchObject({
      status: 422,
      body: { code: 'invalid_request' },
    });
    expect(await ask('agent', 'GET', '/alerts?state=open')).toMatchObject({
      status: 200,
      body: { open: 0, alerts: [], next: null },
    });
    expect((await ask('agent', 'GET', '/alerts?limit=0')).body).toMatchObject({ open: 0, alerts: [], next: null });
    expect((await ask('agent', 'GET', '/alerts?limit=31')).status).toBe(422);
  });
});
