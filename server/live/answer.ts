import type { LogEvent } from '../../shared/event.ts';
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
  const shared = events.filter((e) => e.sessionId !== null || isForAll(e));
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
      facts: events.filter((e) => shared.includes(e) || recipientOf(e) === reviewerId),
      rows: rows.map((row) => byId.get(row.id) ?? row),
    };
  };
  const readers = new Set([...own.keys(), ...events.map(recipientOf).filter((id) => id !== null)]);
  return { forAll, own: new Map([...readers].map((reviewerId) => [reviewerId, withOwn(reviewerId)])) };
}

/** The only reviewer to whose windows a fact is sent. */
function recipientOf(event: LogEvent): string | null {
  switch (event.type) {
    case 'mention.added':
    case 'mention.removed':
    case 'mention.read':
      return event.data.reviewerId;
    default:
      return null;
  }
}

/**
 * Facts that every reviewer needs. Others that concern no session (sign-ins, exports) are sent to masters only, on their own
 * page.
 */
const isForAll = ({ type, data }: LogEvent): boolean =>
  // A filter that is not shared is private to its reviewer.
  (type.startsWith('saved_filter.') && 'shared' in data && data.shared) ||
  /^(conditions|rejection_tag|ready_text|session_tag|screening|screening_list|rescreening)\./.test(type);

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
