import type { Db } from '../db/database.ts';
import {
  conditionsHash,
  decisionHash,
  type EditContent,
  type EventContent,
  editHash,
  eventHash,
  type HitReviewContent,
  hitReviewHash,
  type LinkReviewContent,
  linkReviewHash,
  type PhotoContent,
  photoHash,
} from './content-hashes.ts';

/** A fact whose content has changed since the fact was appended. */
export interface ContentFault {
  seq: number;
  /** `missing`: the row is gone although its session still exists. */
  kind: 'altered' | 'missing';
}

interface Fact {
  seq: number;
  type: string;
  session_id: string | null;
  data: Record<string, unknown>;
}

/** Facts per query. */
const page = 500;

/**
 * Recomputes the content hashes in a company's facts from the current rows. An erased session has lost its salt: its facts are
 * skipped.
 */
export async function* checkContents(db: Db, companyId: string): AsyncGenerator<ContentFault> {
  for (let after = 0; ; ) {
    const facts = (await db
      .selectFrom('event')
      .select(['seq', 'type', 'session_id', 'data'])
      .where('company_id', '=', companyId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(page)
      .execute()) as Fact[];
    const covered = facts.filter(({ data }) => typeof data.content === 'string');
    const hashOf = covered.length > 0 ? await readHashes(db, companyId, covered) : undefined;
    for (const fact of covered) {
      const fault = hashOf!(fact).find((one) => one.now !== one.written);
      if (fault) yield { seq: fact.seq, kind: fault.now === undefined ? 'missing' : 'altered' };
    }
    if (facts.length < page) return;
    after = facts.at(-1)!.seq;
  }
}

/** A hash stored in a fact, and the same hash of the current row; undefined: the row is gone. */
interface Compared {
  written: unknown;
  now: string | undefined;
}

/** @returns the hashes per fact; none when its session was erased */
async function readHashes(db: Db, companyId: string, facts: readonly Fact[]) {
  const ids = (key: string) => facts.map(({ data }) => data[key]).filter((id) => typeof id === 'string');
  const sessions = [...new Set(facts.map(({ session_id }) => session_id).filter((id) => id !== null))];
  const versions = facts.filter(({ type }) => type === 'conditions.changed').map(({ data }) => data.version as number);
  const salts = new Map(
    (
      await db
        .selectFrom('session')
        .select(['id', 'salt'])
        .where('company_id', '=', companyId)
        .where('id', 'in', orNone(sessions))
        .execute()
    ).map((row) => [row.id, row.salt]),
  );
  const rowsOf = async <T extends 'decision' | 'subject_edit' | 'hit_review' | 'link_review'>(
    table: T,
    ...keys: string[]
  ) =>
    (
      await db
        .selectFrom(table as 'decision')
        .selectAll()
        .where('company_id', '=', companyId)
        .where('id', 'in', orNone(keys.flatMap(ids)))
        .execute()
    ).map((row) => [row.id, row] as const);
  const decisions = new Map(await rowsOf('decision', 'decisionId', 'undoId'));
  const edits = new Map((await rowsOf('subject_edit', 'editId')) as never as [string, EditContent][]);
  const reviews = new Map((await rowsOf('hit_review', 'hitReviewId')) as never as [string, HitReviewContent][]);
  const linkReviews = new Map((await rowsOf('link_review', 'linkReviewId')) as never as [string, LinkReviewContent][]);
  const others = new Set(
    (
      await db
        .selectFrom('session')
        .select('id')
        .where('company_id', '=', companyId)
        .where('id', 'in', orNone(ids('otherSessionId')))
        .execute()
    ).map(({ id }) => id),
  );
  const sets = new Map(
    (
      await db
        .selectFrom('condition_set')
        .select(['version', 'conditions'])
        .where('company_id', '=', companyId)
        .where('version', 'in', versions.length > 0 ? versions : [-1])
        .execute()
    ).map((row) => [row.version, row]),
  );

  const events = await readBySession<EventContent>(db, 'capture_event', companyId, sessions, ids('eventId'));
  const photos = await readBySession<PhotoContent>(db, 'photo', companyId, sessions, ids('photoId'));

  return ({ type, session_id, data }: Fact): Compared[] => {
    const written = data.content;
    if (type === 'conditions.changed') {
      const set = sets.get(data.version as number);
      return [{ written, now: set && conditionsHash(companyId, set) }];
    }
    const salt = salts.get(session_id ?? '');
    if (!salt) return [];
    const rowsWith = <T>(rows: Map<string, T[]>, id: unknown): T[] => rows.get(`${session_id} ${id}`) ?? [];
    if (data.eventId !== undefined) {
      // Event ids are unique per authority, of which there are two, so one id may refer to two events.
      const hashes = rowsWith(events, data.eventId).map((row) => eventHash(salt, row));
      const event = { written, now: hashes.find((hash) => hash === written) ?? hashes[0] };
      if (data.photoContent === undefined) return [event];
      const [photo] = rowsWith(photos, data.photoId);
      return [event, { written: data.photoContent, now: photo && photoHash(salt, photo) }];
    }
    const edit = edits.get(data.editId as string);
    if (edit) return [{ written, now: editHash(salt, edit) }];
    if (data.linkReviewId !== undefined) {
      // A review of a link concerns two sessions: it is deleted with the first one that is erased.
      if (!others.has(data.otherSessionId as string)) return [];
      const linkReview = linkReviews.get(data.linkReviewId as string);
      return [{ written, now: linkReview && linkReviewHash(salt, linkReview) }];
    }
    const review = reviews.get(data.hitReviewId as string);
    if (review) return [{ written, now: hitReviewHash(salt, review) }];
    const decision = decisions.get((data.undoId ?? data.decisionId) as string);
    return [{ written, now: decision && decisionHash(salt, decision) }];
  };
}

/** Rows whose ids are unique within a session, by `<session> <id>`. */
async function readBySession<T extends { id: string }>(
  db: Db,
  table: 'capture_event' | 'photo',
  companyId: string,
  sessions: readonly string[],
  ids: readonly unknown[],
): Promise<Map<string, T[]>> {
  const rows = await db
    .selectFrom(table as 'capture_event')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('session_id', 'in', orNone(sessions))
    .where('id', 'in', orNone(ids))
    .execute();
  return Map.groupBy(rows as never as (T & { session_id: string })[], (row) => `${row.session_id} ${row.id}`);
}

/** An empty list is not valid SQL. */
const orNone = (ids: readonly unknown[]): string[] =>
  ids.length > 0 ? (ids as string[]) : ['00000000-0000-0000-0000-000000000000'];
