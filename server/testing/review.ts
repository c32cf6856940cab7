import { randomUUID } from 'node:crypto';
import type { DecisionRequest } from '../../shared/api/decisions.ts';
import type { LogEvent } from '../../shared/event.ts';
import type { Login } from '../accounts/login/login.ts';
import { keepApplying } from '../conditions/rollout/apply.ts';
import type { Db } from '../db/database.ts';
import { decideSession } from '../decisions/commands/decide.ts';
import { currentSeq, readLog } from '../log/read.ts';
import { makeIngest } from './ingest.ts';
import { makeReviewer } from './make.ts';
import { attemptOf, goodRun, type Step } from './phone.ts';

/** A run that misses one condition: it awaits action. */
export const doubtfulRun: Step[] = goodRun.map((step) =>
  step.type === 'result.reported' ? { ...step, fullId: false } : step,
);

/** Reviewers at work on what a phone has reported, with a clock that can be turned. */
export async function makeReview(db: Db, env: NodeJS.ProcessEnv = {}) {
  const it = await makeIngest(db, env);
  const { companyId } = it.us;
  const login = async (role: Login['role'], company = companyId): Promise<Login> => {
    const { id, name } = await makeReviewer(db, company, { role, name: `a ${role}` });
    return { loginId: randomUUID(), reviewerId: id, companyId: company, name, role, colour: 0 };
  };
  const [ana, ben, cid] = await Promise.all([login('master'), login('agent'), login('agent')]);
  const stranger = await login('master', it.them.companyId);
  const applying = keepApplying(it.ctx, () => () => {});
  const seq = () => currentSeq(db, companyId);
  return {
    ...it,
    ...{ companyId, ana, ben, cid, stranger, login, seq },
    /** A session whose capture is over. */
    finished: async (steps: Step[] = doubtfulRun): Promise<string> => {
      const { id } = await it.create();
      await it.sendEvents(id, attemptOf(steps, it.now()));
      it.pass(1_000);
      return id;
    },
    decide: async (who: Login, id: string, verdict: 'verified' | 'rejected', more: Partial<DecisionRequest> = {}) =>
      decideSession(it.ctx, who, id, {
        ...{
          verdict,
          seq: await seq(),
          ...(verdict === 'rejected' ? { tags: ['fake'] } : { note: 'I looked at it: all right.' }),
        },
        ...more,
      }),
    facts: async (id: string): Promise<LogEvent[]> =>
      (await readLog(db, companyId, 0, 100_000)).filter((fact) => fact.sessionId === id),
    /** What the background does, now. The server's own may have taken a batch: what comes of that is done too. */
    async applied(): Promise<void> {
      await applying.pass();
      await db
        .transaction()
        .execute((trx) => trx.selectFrom('condition_rollout').select('company_id').forUpdate().execute());
      await applying.pass();
    },
    async close() {
      await applying.stop();
      await it.close();
    },
  };
}
export type Review = Awaited<ReturnType<typeof makeReview>>;
