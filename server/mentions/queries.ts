import { type MentionPlace, type MentionsAnswer, type MentionView, mentionsInPart } from '../../shared/api/mentions.ts';
import { mostUnreadCounted } from '../../shared/mentions.ts';
import type { Subject } from '../../shared/note/document.ts';
import type { Db } from '../db/database.ts';

/** Names of the users whom a mention notifies; users who have left the company are excluded. */
export async function findMentionable(db: Db, companyId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('reviewer')
    .select(['id', 'name'])
    .where('company_id', '=', companyId)
    .where('active', '=', true)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A reviewer's own mentions, the newest first. */
export async function listMentions(
  db: Db,
  { companyId, reviewerId }: { companyId: string; reviewerId: string },
  { before, limit = mentionsInPart }: { before?: string; limit?: number } = {},
): Promise<MentionsAnswer> {
  if (limit === 0) return { unread: await countUnread(db, reviewerId), mentions: [], next: null };
  const rows = await db
    .selectFrom('mention')
    .innerJoin('session', (on) =>
      on.onRef('session.id', '=', 'mention.session_id').onRef('session.company_id', '=', 'mention.company_id'),
    )
    .select([
      ...(['mention.id', 'mention.session_id', 'mention.author_id', 'mention.at', 'mention.read_at'] as const),
      ...(['mention.excerpt', 'mention.place', 'mention.about'] as const),
      ...(['session.first_name', 'session.last_name'] as const),
    ])
    .where('mention.company_id', '=', companyId)
    .where('mention.reviewer_id', '=', reviewerId)
    .where('mention.removed_at', 'is', null)
    .$if(before !== undefined, (query) => query.where('mention.id', '<', before!))
    .orderBy('mention.id', 'desc')
    .limit(limit + 1)
    .execute();
  const mentions = rows.slice(0, limit).map(
    (row): MentionView => ({
      ...{ id: row.id, sessionId: row.session_id, firstName: row.first_name, lastName: row.last_name },
      ...{ authorId: row.author_id, at: row.at.toISOString(), excerpt: row.excerpt },
      readAt: row.read_at?.toISOString() ?? null,
      place: placeOf(row.place, row.about),
    }),
  );
  const next = rows.length > limit ? mentions.at(-1)!.id : null;
  return { unread: await countUnread(db, reviewerId), mentions, next };
}

async function countUnread(db: Db, reviewerId: string): Promise<number> {
  const rows = await db
    .selectFrom('mention')
    .select('id')
    .where('reviewer_id', '=', reviewerId)
    .where('removed_at', 'is', null)
    .where('read_at', 'is', null)
    .limit(mostUnreadCounted)
    .execute();
  return rows.length;
}

function placeOf(place: string, about: Subject | null): MentionPlace {
  if (about !== null) return { kind: 'comment', commentId: place.slice('comment:'.length), about };
  const [, client, clock] = place.split(':');
  return { kind: 'note', client: Number(client), clock: Number(clock) };
}
