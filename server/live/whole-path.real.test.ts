import { expect, test } from 'vitest';
import { makeApp, makeTenant, password } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';
import { insertPhotos } from '../testing/ingest.ts';
import { openPage } from '../testing/live/live-node.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';

test('V1 V3 V6 V11 V12 a reviewer signs in, watches a phone, and signs out', async () => {
  const server = await makeApp(await makeDatabase());
  const { email, key, companyId } = await makeTenant(server.ctx, 'Aurora');
  const post = (path: string, body: unknown, headers: Record<string, string>) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/api/auth/sign-in', { email, password }, { origin: server.url });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  expect([signedIn.ok, cookie.length > 20]).toEqual([true, true]);

  const page = openPage(server, { loginId: '' }, { cookie, origin: server.url });
  page.hello();
  await expect.poll(() => page.of('snapshot')).toHaveLength(1);

  const bearer = { authorization: `Bearer ${key}` };
  const created = await post('/api/v1/sessions', {}, bearer);
  const { id } = (await created.json()) as { id: string };
  await expect.poll(() => page.of('changes').at(-1)).toMatchObject({ rows: [{ id, state: 'in_progress' }] });
  page.watch(id);
  await expect.poll(() => page.of('session').at(-1)?.view).toMatchObject({ id, attempts: 0 });
  await expect.poll(() => page.people()).toMatchObject([{ name: 'Ana', sessionIds: [id] }]);

  const progress = { step: 'liveness', challenge: 'blink', percent: 40 };
  const attempt = crypto.randomUUID();
  expect((await post(`/api/v1/sessions/${id}/progress`, { attempt, ...progress }, bearer)).status).toBe(204);
  await expect.poll(() => page.of('progress').at(-1)?.items).toEqual([{ sessionId: id, ...progress }]);

  const events = attemptOf(goodRun, new Date());
  await insertPhotos(server.ctx.db, companyId, id, events.at(-1)!);
  expect((await post(`/api/v1/sessions/${id}/events`, { events }, bearer)).ok).toBe(true);
  await expect.poll(() => page.of('session').at(-1)?.view).toMatchObject({ state: 'verified', lastName: 'Eriksson' });
  await expect.poll(() => page.of('changes').at(-1)).toMatchObject({ counts: { in_progress: 0, verified: 1 } });
  expect(page.facts().map((f) => f.type)).toEqual(expect.arrayContaining(['session.created', 'session.finished']));

  await post('/api/auth/sign-out', {}, { cookie, origin: server.url });
  expect(await page.ended).toBe('io server disconnect');
  expect(page.of('refused')).toEqual([{ type: 'refused', code: 'unauthenticated' }]);
  const again = openPage(server, { loginId: '' }, { cookie });
  expect((await again.refusedBefore).message).toBe('websocket error');
  await server.close();
});
