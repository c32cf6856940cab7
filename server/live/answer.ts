import type { LogEvent } from '../../shared/event.ts';
import { factEffects } from '../../shared/fact-effects.ts';
import type { Down } from '../../shared/live/down.ts';
import type { SessionCounts } from '../../shared/session/session.ts';
import type { Viewer } from '../accounts/login/viewer.ts';
import type { Db, Trx } from '../db/database.ts';
import { currentSeq, readLog } from '../log/read.ts';
import { countSessions, findRowsForAll, findSessionView } from '../sessions/queries.ts';
import type { Reader } from '../sessions/record/seal.ts';

export type Changes = Extract<Down, { type: 'changes' }>;
export type Snapshot = Extract<Down, { type: 'snapshot' }>;
export type SessionMessage = Extract<Down, { type: 'session' }>;

/** Replay limit, in facts; beyond it a snapshot is cheaper. */
export const furthestBehind = 1_000;

/** Runs related reads in one snapshot. */
export const readSnapshot = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);

/**
 * What the log's events have changed in the sessions that they concern.
 * @param before the counts at `from`, if known: most events do not change a session's state
 * @returns the message for all; and those for viewers who receive more: the first reviewers of blind reviews among those
 * sessions, who see their own vote, and reviewers who were mentioned
 */
export async function describe(
  db: Db,
  companyId: string,
  from: number,
  events: LogEvent[],
  before?: SessionCounts,
): Promise<{ forAll: Changes; own: Map<string, Changes> }> {
  const touched = touchedBy(events);
  const { rows, own } = await findRowsForAll(db, companyId, touched);
  const there = new Set(rows.map((r) => r.id));
  const shared = events.filter(isForAll);
  const masters = await findMasters(db, companyId, events);
  const forAll: Changes = {
    type: 'changes',
    from,
    to: events.at(-1)?.seq ?? from,
    facts: shared,
    rows,
    gone: touched.filter((id) => !there.has(id)),
    counts: before && !events.some(movesCounts) ? before : await countSessions(db, companyId),
  };
  const withOwn = (reviewerId: string): Changes => {
    const byId = new Map(own.get(reviewerId)?.map((row) => [row.id, row]));
    return {
      ...forAll,
      facts: events.filter((e) => shared.includes(e) || recipientsOf(e, masters).includes(reviewerId)),
      rows: rows.map((row) => byId.get(row.id) ?? row),
    };
  };
  const readers = new Set([...own.keys(), ...events.flatMap((e) => recipientsOf(e, masters))]);
  return { forAll, own: new Map([...readers].map((reviewerId) => [reviewerId, withOwn(reviewerId)])) };
}

/** Facts about a session, and those about none that every page depends on. */
const isForAll = ({ type, sessionId, data }: LogEvent): boolean => {
  if (sessionId !== null) return true;
  const { audience } = factEffects[type];
  return audience === 'all' || (audience === 'shared' && 'shared' in data && data.shared === true);
};

/** The reviewers to whose windows alone a fact is sent: who was mentioned, who acted, the company's masters. */
function recipientsOf(event: LogEvent, masters: readonly string[]): readonly string[] {
  if (event.type === 'mention.added' || event.type === 'mention.removed' || event.type === 'mention.read') {
    return [event.data.reviewerId];
  }
  if (isForAll(event)) return [];
  const { audience } = factEffects[event.type];
  if (audience === 'masters') return masters;
  const [kind, id] = event.actor.split(':');
  return (audience === 'actor' || audience === 'shared') && kind === 'reviewer' && id ? [id] : [];
}

/** Read only when a fact is for them. */
async function findMasters(db: Db, companyId: string, events: readonly LogEvent[]): Promise<string[]> {
  if (!events.some(({ type }) => factEffects[type].audience === 'masters')) return [];
  const masters = await db
    .selectFrom('reviewer')
    .select('id')
    .where('company_id', '=', companyId)
    .where('role', '=', 'master')
    .where('active', '=', true)
    .execute();
  return masters.map(({ id }) => id);
}

/** Facts about a session as a whole: its beginning, and every change of its state. */
const movesCounts = (e: LogEvent): boolean => e.type.startsWith('session.');

export const touchedBy = (events: LogEvent[]): string[] => [
  ...new Set(events.map((e) => e.sessionId).filter((id) => id !== null)),
];

/** The answer to a client that has received the log up to `after`, bringing it to `to`. */
export function answer(
  db: Db,
  { companyId, reviewerId }: Pick<Viewer, 'companyId' | 'reviewerId'>,
  after: number | undefined,
  to?: number,
): Promise<Changes | Snapshot> {
  return readSnapshot(db, async (trx) => {
    const seq = to ?? (await currentSeq(trx, companyId));
    if (after === undefined || after > seq || seq - after > furthestBehind) {
      return { type: 'snapshot', seq, counts: await countSessions(trx, companyId) };
    }
    const { forAll, own } = await describe(trx, companyId, after, await readLog(trx, companyId, after, seq - after));
    return own.get(reviewerId) ?? forAll;
  });
}

export function answerWatch(db: Db, companyId: string, sessionId: string, reader: Reader): Promise<SessionMessage> {
  return readSnapshot(db, async (trx) => ({
    type: 'session',
    seq: await currentSeq(trx, companyId),
    sessionId,
    view: (await findSessionView(trx, companyId, sessionId, reader)) ?? null,
  }));
}
