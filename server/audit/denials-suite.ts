import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { Down } from '../../shared/live/down.ts';
import type { Db } from '../db/database.ts';
import { makeApp } from '../testing/app.ts';
import { denialsOn, denialTypes, type Tenant } from '../testing/denials.ts';
import { openPage } from '../testing/live/live-node.ts';

/** Refusals as facts (security.md M7, ASVS 16.3.1 to 16.3.3), on either database. */
export function denialsSuite(open: () => Promise<Db>): void {
  describe('a refusal', () => {
    let db: Db;
    let it: Awaited<ReturnType<typeof makeApp>>;
    let us: Tenant;
    let them: Tenant;
    beforeAll(async () => {
      db = await open();
      it = await makeApp(db, {}, { TRUST_PROXY: '1' });
    });
    afterAll(() => it.close());
    const { makeTenant, signIn, cookieOf, ask, idOf, allOf, denialsOf } = denialsOn(() => it);
    // New companies for each test: what one asker did in a test before is still counted.
    beforeEach(async () => {
      us = await makeTenant();
      them = await makeTenant();
    });
    const pages: { close(): void }[] = [];
    afterEach(() => {
      for (const page of pages.splice(0)) page.close();
    });

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
      const wrong = (email: string) =>
        signIn(email, 'not this one', email === stranger ? '203.0.113.1' : '203.0.113.2');
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
        const changes = (await ask('GET', '/api/live?after=0', { cookie })).json() as Extract<
          Down,
          { type: 'changes' }
        >;
        expect(changes.type).toBe('changes');
        expect(changes.facts.filter(({ type }) => denialTypes.includes(type))).toEqual([]);
      }
    });
  });
}
