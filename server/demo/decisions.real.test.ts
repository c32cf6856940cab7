import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { makeKey } from '../accounts/keys/commands.ts';
import { readBranding } from '../branding/queries.ts';
import { readConditions } from '../conditions/queries.ts';
import { listSessions } from '../sessions/list/list.ts';
import { makeApp, password } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { seedBranding } from './branding.ts';
import { seedConditions, seedDecisions } from './decisions.ts';
import { seedTags } from './tags.ts';

let world: Awaited<ReturnType<typeof makeApp>>;
beforeAll(async () => {
  world = await makeApp(await makeDatabase());
});
afterAll(() => world.close());

test('a newcomer finds a company with a look, conditions that fit the demo, decisions of each kind, and enough that still waits', async () => {
  const { db } = world.ctx;
  const emails = ['m@example.com', 'a@example.com', 'b@example.com'];
  const people = emails.map((email, i) => ({
    name: email,
    email,
    role: i === 0 ? ('master' as const) : ('agent' as const),
  }));
  const companyId = await makeCompany(world.ctx, 'Aurora', {}, people, password);
  const team = { url: world.url, emails, password, signal: new AbortController().signal };
  await seedBranding(team);
  const { version, colour, logo } = await readBranding(db, companyId);
  expect([version, colour, logo !== null]).toEqual([2, '#0b5345', true]);
  await seedConditions(team);
  expect((await readConditions(db, companyId)).conditions).toMatchObject({ documentReused: false, minimumAge: 18 });

  const { key } = await makeKey(world.ctx, companyId, 'system', 'phones');
  const headers = { authorization: `Bearer ${key}` };
  const results = [
    { idReal: false },
    { fullId: false },
    { faceLevel: 2 },
    { faceLevel: 1 },
    ...Array(4).fill({ livenessPassed: false }),
  ];
  for (const result of results) {
    const run = goodRun.map((step) => (step.type === 'result.reported' ? { ...step, ...result } : step));
    const { id } = (await world.app.inject({ method: 'POST', url: '/api/v1/sessions', headers, payload: {} })).json();
    const events = attemptOf(run, new Date(Date.now() - 60_000));
    await world.app.inject({ method: 'POST', url: `/api/v1/sessions/${id}/events`, headers, payload: { events } });
  }
  await seedDecisions(team);
  await seedTags(team);
  const rejected = await listSessions(db, companyId, { sort: 'decided', state: ['rejected'] });
  expect(rejected.rows.map((r) => r.decided!.tags).sort()).toEqual([['fake'], ['incomplete_id']]);
  const { rows } = await listSessions(db, companyId, { sort: 'waiting' });
  expect(rows).toHaveLength(6);
  expect(rows.filter((r) => r.waiting!.votes.length === 1)).toHaveLength(1);
  expect(rows.filter((r) => r.waiting!.claim)).toHaveLength(1);
  const all = await listSessions(db, companyId, {});
  expect(all.rows.filter((r) => r.sessionTags.length > 0).length).toBeGreaterThan(1);
});
