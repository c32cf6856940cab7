import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { makeKey } from '../accounts/keys/commands.ts';
import type { Db } from '../db/database.ts';
import { makeApp } from '../testing/app.ts';
import { denialsOn, type Tenant } from '../testing/denials.ts';
import { openPage } from '../testing/live/live-node.ts';
import { makeSession } from '../testing/make.ts';

/** Requests for another company's things as facts (security.md M7), on either database. */
export function otherCompanySuite(open: () => Promise<Db>): void {
  describe("what is another company's", () => {
    let db: Db;
    let it: Awaited<ReturnType<typeof makeApp>>;
    let us: Tenant;
    let them: Tenant;
    beforeAll(async () => {
      db = await open();
      it = await makeApp(db, {}, { TRUST_PROXY: '1' });
    });
    afterAll(() => it.close());
    const { makeTenant, cookieOf, ask, idOf, allOf, denialsOf } = denialsOn(() => it);
    // New companies for each test: what one asker did in a test before is still counted.
    beforeEach(async () => {
      us = await makeTenant();
      them = await makeTenant();
    });
    const pages: { close(): void }[] = [];
    afterEach(() => {
      for (const page of pages.splice(0)) page.close();
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
        .toEqual([
          { type: 'access.denied', actor: `reviewer:${await idOf(us.agent)}`, kind: 'other_company', count: 1 },
        ]);
    });

    test('what is the installation’s, and what is their own, is no other company’s', async () => {
      const cookie = await cookieOf(us.master);
      const list = await insertList(null);
      expect((await ask('DELETE', `/api/screening/lists/${list}`, { cookie })).statusCode).toBe(404);
      const { id } = await makeSession(db, us.companyId);
      expect((await ask('GET', `/api/sessions/${id}/reports/${randomUUID()}`, { cookie })).statusCode).toBe(404);
      expect(await denialsOf(us)).toEqual([]);
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
  });
}
