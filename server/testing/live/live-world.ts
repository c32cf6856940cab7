import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Fact } from '../../../shared/event.ts';
import type { Db } from '../../db/database.ts';
import { LocalNotifier } from '../../log/notifier/notifier-local.ts';
import { transact } from '../../log/transact.ts';
import { makeDatabase } from '../database.ts';
import { makeLogger } from '../logger.ts';
import { makeCompany, makeSession } from '../make.ts';
import { makeLiveNode, openPage } from './live-node.ts';

export type Page = ReturnType<typeof openPage>;

/** One node of the live feed on an embedded database, for the tests of a file; pages close after each. */
export function makeLiveWorld() {
  let db: Db;
  let node: Awaited<ReturnType<typeof makeLiveNode>>;
  const notifier = new LocalNotifier(makeLogger());
  const pages: Page[] = [];
  beforeAll(async () => {
    db = await makeDatabase();
    node = await makeLiveNode({ db, notifier });
  });
  afterEach(() => {
    for (const page of pages.splice(0)) page.close();
  });
  afterAll(async () => {
    await node.close();
    await db.destroy();
  });

  return {
    notifier,
    /** A notifier that nobody hears: what is rung there is a lost hint. */
    deaf: new LocalNotifier(makeLogger()),
    get db() {
      return db;
    },
    get node() {
      return node;
    },
    open(...args: Parameters<typeof openPage>): Page {
      const page = openPage(...args);
      pages.push(page);
      return page;
    },
    /** A company with one session and somebody to look at it. */
    async makeWorld() {
      const company = await makeCompany(db);
      const session = await makeSession(db, company.id);
      return { companyId: company.id, sessionId: session.id, viewer: node.makeViewer(company.id) };
    },
    report: (companyId: string, sessionId: string, times = 1, by: LocalNotifier = notifier) =>
      transact({ db, notifier: by, now: () => new Date() }, companyId, `capture:${sessionId}`, async (trx) => {
        await trx.updateTable('session').set({ step: 'selfie' }).where('id', '=', sessionId).execute();
        return { value: undefined, facts: Array.from({ length: times }, () => stepStarted(sessionId)) };
      }),
    async seqOf(companyId: string): Promise<number> {
      const company = db.selectFrom('company').select('last_seq').where('id', '=', companyId);
      return (await company.executeTakeFirstOrThrow()).last_seq;
    },
  };
}

export const stepStarted = (sessionId: string): Fact => ({
  type: 'step.started',
  sessionId,
  data: { attemptId: sessionId, step: 'selfie' },
});
/** from + 1 … n */
export const upTo = (n: number, from = 0): number[] => Array.from({ length: n - from }, (_, i) => from + i + 1);
export const seqsOf = (page: Page): number[] => page.facts().map((f) => f.seq);

export const progressOf = (of: { companyId: string; sessionId: string }, percent: number) =>
  ({
    type: 'progress',
    companyId: of.companyId,
    item: { sessionId: of.sessionId, step: 'liveness', challenge: 'blink', percent },
  }) as const;

/** The websocket of a page: paused, it stands and takes nothing. */
export interface Pausable {
  pause(): void;
  resume(): void;
}
