import { randomUUIDv7 } from 'node:crypto';
import type { Selectable } from 'kysely';
import { claimLength, type Opinion, undoWindow } from '../../shared/decision.ts';
import { actorOf } from '../accounts/guard.ts';
import type { Login } from '../accounts/login.ts';
import type { Context } from '../context.ts';
import type { Tables, Trx } from '../db/database.ts';
import { Problem } from '../http/problem.ts';
import { transact } from '../log/transact.ts';
import { thawNote } from '../notes/freeze.ts';
import { changeSession } from '../sessions/change.ts';
import { claimOf, lockToAct } from './acting.ts';
import { isClaimedByOther } from './rules.ts';

/** Milliseconds beyond the time that is shown: a press at the last moment is on its way for a while. */
const slack = 2_000;

type Decision = Selectable<Tables['decision']>;

/**
 * Takes a reviewer's own last word back, as if it had not been said: the session waits since when it waited before, and
 * its reviewer works on it.
 *
 * @throws Problem not_found, undo_too_late when the time is over or somebody has said something since
 */
export async function undoDecision(
  ctx: Pick<Context, 'db' | 'bell' | 'now'>,
  login: Login,
  sessionId: string,
  decisionId: string,
): Promise<{ seq: number }> {
  const { seq } = await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const { session } = await lockToAct(trx, login, sessionId, null);
    const last = await lastOf(trx, login.companyId, sessionId);
    const own = last?.id === decisionId && last.reviewer_id === login.reviewerId ? last : undefined;
    if (!own) await refuseStrange(trx, login, sessionId, decisionId);
    // The nodes' clocks may differ by a little: the last word tells who said it.
    const word = session.opinions.at(-1);
    const isLast = word?.reviewerId === login.reviewerId && word.at === own?.at.toISOString();
    const said = own && isLast && ['decided', 'proposed', 'disputed'].includes(own.kind);
    if (!said || now.getTime() - own.at.getTime() > undoWindow + slack) {
      throw new Problem('undo_too_late', 'Thirty seconds are over, or somebody has decided something since.');
    }
    await changeSession(trx, session, {
      ...{ state: 'awaiting_action', queued_at: own.queued_at, decided_at: null, decided_by: null, tags: [] },
      opinions: opened(session.opinions.slice(0, -1)),
      ...(!isClaimedByOther(claimOf(session), login.reviewerId, now) && {
        claim_by: login.reviewerId,
        claim_until: new Date(now.getTime() + claimLength),
      }),
    });
    await keepUndone(trx, own, now);
    const thawed = own.kind === 'decided' ? await thawNote(trx, login.companyId, sessionId) : [];
    return {
      value: undefined,
      facts: [{ type: 'session.decision_undone', sessionId, data: { decisionId } }, ...thawed],
    };
  });
  return { seq };
}

/** The second word has shown the first one: with that taken back, it is no longer blind. The history keeps what was said. */
const opened = (opinions: readonly Opinion[]): Opinion[] => opinions.map(({ blind: _, ...said }) => said);

const lastOf = (trx: Trx, companyId: string, sessionId: string): Promise<Decision | undefined> =>
  trx
    .selectFrom('decision')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Nobody's decision, or not this session's, is none; another's can be looked at but not taken back. */
async function refuseStrange(trx: Trx, login: Login, sessionId: string, decisionId: string): Promise<void> {
  const found = await trx
    .selectFrom('decision')
    .select('reviewer_id')
    .where('company_id', '=', login.companyId)
    .where('session_id', '=', sessionId)
    .where('id', '=', decisionId)
    .executeTakeFirst();
  if (!found) throw new Problem('not_found', 'There is no such decision.');
  if (found.reviewer_id !== login.reviewerId) throw new Problem('forbidden', 'Only who decided takes it back.');
}

async function keepUndone(trx: Trx, undone: Decision, now: Date): Promise<void> {
  const { id: _, at: __, results, note: ___, tags: ____, ...same } = undone;
  await trx
    .insertInto('decision')
    .values({ ...same, id: randomUUIDv7(), kind: 'undone', at: now, results: JSON.stringify(results) })
    .execute();
}
