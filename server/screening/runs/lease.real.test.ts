import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { leaseMs } from '../../db/lease.ts';
import { openDatabase } from '../../db/open.ts';
import { LocalNotifier } from '../../log/notifier/notifier-local.ts';
import { makeLogger } from '../../testing/logger.ts';
import { asTamaz, listOf, makeScreening, others, runOf, tamaz } from '../../testing/screening/screening.ts';
import { type Cuttable, makeCuttable } from '../../testing/servers/cuttable.ts';
import { makePostgresUrl } from '../../testing/servers/postgres-database.ts';
import { scheduleList } from '../lists/commands.ts';
import { DueLists } from '../lists/fetch/fetch-list.ts';
import { makeOwnLists } from '../match/own-lists.ts';
import type { ScreeningProvider } from '../port.ts';
import { screenDue } from './due.ts';
import { queueRescreening } from './queue-rescreening.ts';
import { rescreenSome } from './rescreen.ts';
import type { RunParts } from './screen.ts';

// faults.md F10: a screening that a restart of the database cut off waited for the end of its lease of a minute.

let wire: Cuttable;
let db: Db;
let direct: Db;
let companyId: string;
let sessionId: string;
let listId: string;
let own: ScreeningProvider;
let time = new Date();
let ctx: RunParts;

beforeAll(async () => {
  const url = await makePostgresUrl();
  const it = await makeScreening(openDatabase({ url, connections: 10 }));
  ({ companyId } = it);
  ({ listId } = await it.list([tamaz, ...others], companyId));
  await scheduleList(it.ctx, it.ana, listId, { urls: ['https://lists.example/x.csv'], everyHours: 24 });
  sessionId = await it.finished(runOf(asTamaz));
  await it.screened();
  await it.close();
  wire = await makeCuttable(url);
  db = openDatabase({ url: wire.url, connections: 4 });
  direct = openDatabase({ url, connections: 4 });
  own = makeOwnLists(direct);
  ctx = { db, notifier: new LocalNotifier(makeLogger()), now: () => time, logger: makeLogger() };
});
afterAll(async () => {
  wire.close();
  await Promise.all([db.destroy(), direct.destroy()]);
});

const pass = (ms: number) => {
  time = new Date(time.getTime() + ms);
};

/** The two kinds of screening that a node takes for a time: of one session, and of a company's past. */
const kinds = [
  {
    name: 'of a session',
    queue: () =>
      direct
        .insertInto('screening_queue')
        .values({ session_id: sessionId, company_id: companyId, since: time, at: time })
        .execute(),
    work: screenDue,
    left: () => direct.selectFrom('screening_queue').select(['at', 'failures']).execute(),
  },
  {
    name: 'of the past',
    queue: () => direct.transaction().execute((trx) => queueRescreening(trx, { companyId, now: time })),
    work: rescreenSome,
    left: () =>
      direct
        .selectFrom('rescreening_run')
        .select(['leased_until as at', (eb) => eb.lit(0).as('failures')])
        .execute(),
  },
];

beforeEach(async () => {
  await direct.deleteFrom('screening_queue').execute();
  await direct.deleteFrom('rescreening_run').execute();
});

test.each(kinds)(
  'a screening $name that the database cuts off goes on after seconds, and is no failure',
  async (kind) => {
    await kind.queue();
    const cutting: ScreeningProvider = {
      async screen(...question) {
        const answer = await own.screen(...question);
        wire.cut();
        return answer;
      },
    };
    await expect(kind.work(ctx, cutting)).rejects.toThrow();
    wire.mend();
    expect((await kind.left())[0]!.at!.getTime() - time.getTime()).toBeLessThanOrEqual(10_000);
    expect(await kind.left()).toEqual([{ at: expect.any(Date), failures: 0 }]);
    pass(leaseMs);
    while (await kind.work(ctx, own));
    expect(await kind.left()).toEqual([]);
  },
);

test.each(kinds)('S23 a screening $name that takes longer than the lease stays with who is at it', async (kind) => {
  await kind.queue();
  let asked = 0;
  let answer = () => {};
  const isAnswered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const slow: ScreeningProvider = {
    async screen(...question) {
      asked += 1;
      await isAnswered;
      return own.screen(...question);
    },
  };
  const running = kind.work(ctx, slow);
  await expect.poll(() => asked).toBe(1);
  const first = (await kind.left())[0]!.at!;
  pass(leaseMs - 1);
  await expect.poll(async () => (await kind.left())[0]!.at!.getTime()).toBeGreaterThan(first.getTime());
  pass(2);
  // By now the first lease is over.
  expect(time.getTime()).toBeGreaterThan(first.getTime());
  await kind.work(ctx, slow);
  expect(asked).toBe(1);
  answer();
  await running;
  pass(leaseMs);
  while (await kind.work(ctx, own));
  expect(await kind.left()).toEqual([]);
});

// It used to be fetched a whole period later, also after a kill.
test('a list whose fetching the database cuts off is fetched after seconds', async () => {
  const nextAt = async () =>
    (await direct.selectFrom('screening_list').select('next_at').where('id', '=', listId).executeTakeFirstOrThrow())
      .next_at!;
  await direct.updateTable('screening_list').set({ next_at: time }).where('id', '=', listId).execute();
  const fetchDue = async (onOpen: () => void): Promise<void> => {
    const due = new DueLists(ctx, {
      open: () => {
        onOpen();
        const answer = Readable.from([listOf([tamaz, ...others])]);
        return Promise.resolve(Object.assign(answer, { statusCode: 200, headers: {} }) as unknown as IncomingMessage);
      },
    });
    await due.look();
    await due.done();
  };
  await fetchDue(() => wire.cut());
  wire.mend();
  expect((await nextAt()).getTime() - time.getTime()).toBeLessThanOrEqual(10_000);
  pass(leaseMs);
  let asked = 0;
  await fetchDue(() => {
    asked += 1;
  });
  expect(asked).toBe(1);
  expect((await nextAt()).getTime() - time.getTime()).toBe(24 * 3_600_000);
});
