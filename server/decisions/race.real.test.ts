import { afterAll, beforeAll, expect, test } from 'vitest';
import { decisionVerdicts } from '../../shared/decision/decision.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Context } from '../context.ts';
import { openDatabase } from '../db/open.ts';
import { Problem } from '../http/errors/problem.ts';
import { RedisNotifier } from '../log/notifier/notifier-redis.ts';
import { readLog } from '../log/read.ts';
import { verifyLog } from '../log/verify.ts';
import { makeLogger } from '../testing/logger.ts';
import { least, makeCompany, makeReviewer, makeSession, setConditions } from '../testing/make.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';
import { type RedisServer, startRedis } from '../testing/servers/redis.ts';
import { claimNext } from './claims/commands/claim.ts';
import { decideSession } from './commands/decide.ts';

/** Two nodes with nothing in common but the database and the notifier; a reviewer at each. */
let redis: RedisServer;
let nodes: [Node, Node];
let companyId: string;
let logins: [Login, Login];

const openNode = async (url: string) => {
  const db = openDatabase({ url, connections: 10 });
  const notifier = new RedisNotifier(redis.url, 'tests', makeLogger());
  return { db, notifier, now: () => new Date() };
};
type Node = Awaited<ReturnType<typeof openNode>>;
const at = (i: 0 | 1) => nodes[i] as unknown as Context;

beforeAll(async () => {
  const [server, url] = await Promise.all([startRedis(), makePostgresUrl()]);
  redis = server;
  nodes = [await openNode(url), await openNode(url)];
  const { db } = nodes[0];
  companyId = (await makeCompany(db)).id;
  await setConditions(db, companyId, least);
  const login = async (): Promise<Login> => {
    const { id, name } = await makeReviewer(db, companyId);
    return { loginId: id, reviewerId: id, companyId, name, role: 'agent', colour: 0 };
  };
  logins = [await login(), await login()];
});
afterAll(async () => {
  for (const { db, notifier } of nodes) {
    await notifier.close();
    await db.destroy();
  }
  await redis.stop();
});

/** As the conditions leave a session of which nothing is known. */
const unmet = JSON.stringify([{ condition: 'completed', outcome: 'not_met' }]);
const sessions = 1_000;
const concurrency = 8;

test('two press at the same moment, a thousand times: one decision each, and the other is told who won', async () => {
  const { db } = nodes[0];
  const ids: string[] = [];
  for (let i = 0; i < sessions; i++) {
    const values = { state: 'awaiting_action' as const, queued_at: new Date(Date.now() + i), unmet };
    ids.push((await makeSession(db, companyId, values)).id);
  }
  const seen = async () =>
    (await db.selectFrom('company').select('last_seq').where('id', '=', companyId).executeTakeFirstOrThrow()).last_seq;
  const queue = [...ids.entries()];
  const winners = new Map<string, { who: string; verdict: string }>();
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [n, id] = next;
      const before = await seen();
      const wanted = [decisionVerdicts[n % 2]!, decisionVerdicts[(n >> 1) % 2]!] as const;
      const both = await Promise.allSettled(
        ([0, 1] as const).map((i) =>
          decideSession(at(i), logins[i], id, {
            ...{ verdict: wanted[i], seq: before },
            ...(wanted[i] === 'rejected' ? { tags: ['fake'] } : { note: 'Looked at: all right.' }),
          }),
        ),
      );
      const won = both.findIndex((one) => one.status === 'fulfilled') as 0 | 1;
      const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(lost).toBeInstanceOf(Problem);
      expect(lost.code).toBe('session_decided');
      expect(lost.changes).toMatchObject([{ type: 'session.decided', reviewerId: logins[won].reviewerId }]);
      winners.set(id, { who: logins[won].reviewerId, verdict: wanted[won] });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));

  const rows = await db
    .selectFrom('session')
    .select(['id', 'state', 'decided_by', 'queued_at'])
    .where('company_id', '=', companyId)
    .execute();
  for (const row of rows) {
    expect({ who: row.decided_by, verdict: row.state }).toEqual(winners.get(row.id));
    expect(row.queued_at).toBeNull();
  }
  const facts = (await readLog(db, companyId, 0, 10 * sessions)).filter((f) => f.type === 'session.decided');
  expect(new Set(facts.map((f) => f.sessionId)).size).toBe(sessions);
  expect(facts).toHaveLength(sessions);
  expect(await verifyLog(db, companyId)).toMatchObject({ ok: true, seq: sessions });
});

test('two ask for the next at the same moment, until there is none: nobody gets what the other has', async () => {
  const { db } = nodes[0];
  const ids = new Set<string>();
  for (let i = 0; i < 100; i++) {
    ids.add((await makeSession(db, companyId, { state: 'awaiting_action', queued_at: new Date(Date.now() + i) })).id);
  }
  const got: string[][] = [[], [], [], []];
  const more = await Promise.all(
    [0, 1].map(async (): Promise<Login> => ({ ...logins[0], reviewerId: (await makeReviewer(db, companyId)).id })),
  );
  const take = async (login: Login, i: number): Promise<void> => {
    for (;;) {
      const { id } = await claimNext(at((i % 2) as 0 | 1), login);
      if (id === null) return;
      got[i]!.push(id);
      // As a decision leaves it: what is not decided is given back by the next.
      const decided = { state: 'rejected', queued_at: null, claim_by: null, claim_until: null } as const;
      await db.updateTable('session').set(decided).where('id', '=', id).execute();
    }
  };
  await Promise.all([...logins, ...more].map(take));
  const all = got.flat();
  expect(new Set(all)).toEqual(ids);
  expect(all).toHaveLength(ids.size);
});
