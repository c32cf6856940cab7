import type { BulkAnswer } from '../../../shared/api/bulk.ts';
import type { Login } from '../../accounts/login/login.ts';
import { assignSession } from '../../decisions/claims/commands/hand-over.ts';
import { Problem } from '../../http/errors/problem.ts';
import { currentSeq } from '../../log/read.ts';
import { tagSession } from '../../session-tags/commands/tag-session.ts';
import { type BulkParts, bulkOnce, type Done, forEach, guarded, type StoredOutcome } from './run.ts';

/**
 * Restores the previous state of each session: its assignee, or whether it had the tag. A session that a colleague has changed
 * since is left unchanged. A retry finds nothing left to do.
 *
 * @throws Problem not_found for a key that is unknown or no longer stored
 */
export async function undoBulk(ctx: BulkParts, login: Login, key: string): Promise<BulkAnswer> {
  const stored = await findStoredAnswer(ctx, login, key);
  if (!stored || !('results' in stored)) throw new Problem('not_found', 'There is nothing of this key to undo.');
  const { action } = stored;
  const before = new Map(stored.results.map((one) => [one.id, one.before]));
  const ids = stored.results.filter((one) => one.before).map(({ id }) => id);
  const results = await forEach(ids, (id) =>
    guarded(ctx, id, async (): Promise<Done> => {
      const was = before.get(id)!;
      if ('assignedTo' in was && action.type === 'assign') {
        await assignSession(ctx, login, id, { reviewerId: was.assignedTo }, action.reviewerId);
      } else if ('on' in was && action.type === 'tag') {
        await tagSession(ctx, login, id, { tagId: action.tagId, on: was.on });
      }
      return { id, outcome: 'done' };
    }),
  );
  return { seq: await currentSeq(ctx.db, login.companyId), results, undoable: 0 };
}

async function findStoredAnswer(ctx: BulkParts, login: Login, key: string): Promise<StoredOutcome | undefined> {
  const row = await ctx.db
    .selectFrom('idempotency')
    .select('body')
    .where('company_id', '=', login.companyId)
    .where('key', '=', bulkOnce(login, key, null).key)
    .executeTakeFirst();
  return row?.body as StoredOutcome | undefined;
}
