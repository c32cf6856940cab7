import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { LogEvent } from '../../shared/event.ts';
import { recordedTypes } from '../../shared/fact-effects.ts';
import { inlinesOf } from '../../shared/note/blocks.ts';
import type { NoteRecord, RecordedSession, SessionRecord } from '../../shared/report/report.ts';
import type { SessionView } from '../../shared/session/session.ts';
import type { Db, Trx } from '../db/database.ts';
import { canonical } from '../log/chain.ts';
import { readNoteRecord } from '../notes/store/record.ts';
import { atOneMoment } from '../sessions/list/list.ts';
import { findSessionView } from '../sessions/queries.ts';

/**
 * A session's facts as at this moment, for everybody who may read a file of it: the first word of a blind review is not in it.
 * Take it inside a repeatable-read transaction. undefined: the company has no such session.
 */
export async function readRecord(trx: Trx, companyId: string, sessionId: string): Promise<SessionRecord | undefined> {
  const view = await findSessionView(trx, companyId, sessionId, null);
  if (!view) return undefined;
  const session = withoutPassing(view);
  const note = await readNoteRecord(trx, companyId, sessionId);
  const events = await readEvents(trx, companyId, sessionId);
  return {
    format: 'vidimus-session',
    version: 2,
    session,
    reviewers: await readReviewers(trx, companyId, reviewersIn(session, note, events)),
    tags: await readTags(trx, companyId, tagsIn(session)),
    note,
    photoHashes: await readPhotoHashes(trx, companyId, session),
    events,
  };
}

/**
 * Who is at work on it or will be, and that a screening is on its way (its mark says whether there is an answer), is over in a
 * moment.
 */
const withoutPassing = ({ sessionTags: _, ...view }: SessionView): RecordedSession => ({
  ...view,
  waiting: view.waiting && { ...view.waiting, claim: null, assignedTo: null, snoozedUntil: null },
  screened: view.screened && { ...view.screened, pending: null },
});

/** The same record has the same bytes, whatever the database thinks of the order of keys. */
export const bytesOf = (record: SessionRecord): Buffer => Buffer.from(canonical(record));
export const stateOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
export const packed = (bytes: Uint8Array): Buffer => gzipSync(bytes);
export const unpacked = (bytes: Uint8Array): Buffer => gunzipSync(bytes);

/** The hash of the session's present state. undefined: the company has no such session. */
export async function presentState(
  db: Db,
  companyId: string,
  sessionId: string,
): Promise<{ bytes: Buffer; state: string } | undefined> {
  const record = await atOneMoment(db, (trx) => readRecord(trx, companyId, sessionId));
  if (!record) return undefined;
  const bytes = bytesOf(record);
  return { bytes, state: stateOf(bytes).toString('hex') };
}

async function readEvents(trx: Trx, companyId: string, sessionId: string): Promise<LogEvent[]> {
  const rows = await trx
    .selectFrom('event')
    .select(['seq', 'at', 'type', 'actor', 'session_id', 'data'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('type', 'in', recordedTypes)
    .orderBy('seq')
    .execute();
  return rows.map(
    ({ at, session_id, ...row }) => ({ ...row, at: at.toISOString(), sessionId: session_id }) as LogEvent,
  );
}

function reviewersIn(session: RecordedSession, note: NoteRecord | null, events: readonly LogEvent[]): Set<string> {
  const ids = new Set<string | null>();
  for (const { actor } of events) if (actor.startsWith('reviewer:')) ids.add(actor.slice('reviewer:'.length));
  for (const event of events) if (event.type === 'session.claim_taken') ids.add(event.data.fromReviewerId);
  for (const { reviewerId } of [...session.decisions, ...session.edits]) ids.add(reviewerId);
  ids.add(session.decided?.reviewerId ?? null);
  for (const { reviewerId } of session.waiting?.votes ?? []) ids.add(reviewerId);
  const result = session.screened?.result;
  for (const { hitReview } of [...(result?.hits ?? []), ...(result?.weak ?? [])])
    ids.add(hitReview?.reviewerId ?? null);
  if (note) for (const id of reviewersInNote(note)) ids.add(id);
  ids.delete(null);
  return ids as Set<string>;
}

function reviewersInNote({ body, marks, threads }: NoteRecord): (string | null)[] {
  return [
    ...[...inlinesOf(body)].flatMap((inline) => {
      if (inline.kind === 'break') return [];
      return inline.kind === 'mention' ? [inline.authorId, inline.reviewerId] : [inline.authorId];
    }),
    ...marks.map(({ authorId }) => authorId),
    ...threads.flatMap(({ resolved, comments }) => [
      resolved?.byId ?? null,
      ...comments.map(({ authorId }) => authorId),
    ]),
  ];
}

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

async function readReviewers(trx: Trx, companyId: string, ids: Set<string>): Promise<SessionRecord['reviewers']> {
  // Mentions hold what a page has put there.
  const wanted = [...ids].filter(isId);
  if (wanted.length === 0) return [];
  return trx
    .selectFrom('reviewer')
    .select(['id', 'name'])
    .where('company_id', '=', companyId)
    .where('id', 'in', wanted)
    .orderBy('id')
    .execute();
}

function tagsIn({ decided, decisions }: RecordedSession): string[] {
  return [...new Set([...(decided?.tags ?? []), ...decisions.flatMap(({ tags }) => tags)])];
}

async function readTags(trx: Trx, companyId: string, keys: string[]): Promise<SessionRecord['tags']> {
  if (keys.length === 0) return [];
  const rows = await trx
    .selectFrom('rejection_tag')
    .select(['key', 'label'])
    .where('company_id', '=', companyId)
    .where('key', 'in', keys)
    .orderBy('key')
    .execute();
  return rows.flatMap(({ key, label }) => (label === null ? [] : [{ key, label }]));
}

async function readPhotoHashes(
  trx: Trx,
  companyId: string,
  { id, photos }: RecordedSession,
): Promise<SessionRecord['photoHashes']> {
  const rows = await trx
    .selectFrom('photo')
    .select(['id', 'sha256'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', id)
    .execute();
  const hashOf = new Map(rows.map((row) => [row.id, Buffer.from(row.sha256).toString('hex')]));
  return photos.map((photo) => ({ id: photo.id, sha256: hashOf.get(photo.id)! }));
}
