import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentTypes } from '../../../shared/document/document.ts';
import { makeDatabase } from '../../testing/database.ts';
import { type AccountsWorld, makeAccountsWorld } from '../accounts-world.ts';
import { readSettings } from './company-settings.ts';
import { type DemoCompany, ensureDemoCompany } from './demo-company.ts';

let world: AccountsWorld;
let first: DemoCompany;
beforeAll(async () => {
  world = await makeAccountsWorld(await makeDatabase(), { populate: false });
  first = await ensureDemoCompany(world.ctx);
});
afterAll(() => world.close());

const use = async (key: string) =>
  (await world.app.inject({ url: '/by-key', headers: { authorization: `Bearer ${key}` } })).statusCode;

test('the first start makes a company whose people can sign in', async () => {
  expect(first).toMatchObject({ name: 'Meridian Bank (demo)' });
  expect(first.reviewers.map((r) => r.role)).toEqual(['master', 'agent', 'agent', 'agent']);
  for (const { email, name, role } of first.reviewers) {
    const answer = await world.signIn(email, first.password);
    expect(answer.json()).toMatchObject({ reviewer: { name, role }, company: { name: first.name, demo: true } });
  }
  const { settings } = await world.ctx.db.selectFrom('company').select('settings').executeTakeFirstOrThrow();
  expect(readSettings(settings)).toMatchObject({ allowedDocuments: documentTypes, maxAttempts: 3, sessionMinutes: 30 });
  expect(readSettings(settings).extraFields.map((f) => f.key)).toEqual(['phone', 'email', 'customer_number']);
});

test('neither password nor key is kept in clear', async () => {
  const stored = JSON.stringify([
    await world.ctx.db.selectFrom('credential').selectAll().execute(),
    await world.ctx.db.selectFrom('api_key').selectAll().execute(),
    await world.ctx.db.selectFrom('event').selectAll().execute(),
  ]);
  expect(stored).not.toContain(first.password);
  expect(stored).not.toContain(first.key);
});

test('a later start makes only a new key, in place of the one before', async () => {
  expect(await use(first.key)).toBe(200);
  const later = await ensureDemoCompany(world.ctx);
  expect(later).not.toHaveProperty('password');
  world.wind(2_000);
  expect([await use(first.key), await use(later.key)]).toEqual([401, 200]);
  expect(await world.ctx.db.selectFrom('company').select('id').execute()).toHaveLength(1);
});
