import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { NoteOpened } from '../../shared/api/notes.ts';
import type { Context } from '../context.ts';

/** The session's note, created at the first request. Undefined: the company has no such session. */
export async function openNote(
  ctx: Pick<Context, 'db' | 'now'>,
  companyId: string,
  sessionId: string,
): Promise<NoteOpened | undefined> {
  const find = () =>
    ctx.db
      .selectFrom('session')
      .leftJoin('note', 'note.session_id', 'session.id')
      .select(['note.id', 'note.frozen_at'])
      .where('session.company_id', '=', companyId)
      .where('session.id', '=', sessionId)
      .executeTakeFirst();
  const found = await find();
  if (!found) return undefined;
  if (!found.id) {
    // The note of a decided session is read-only from the start; the statement waits for a decision in progress.
    await sql`
      insert into note (id, company_id, session_id, created_at, frozen_at)
      select ${randomUUID()}::uuid, company_id, id, ${ctx.now()}::timestamptz, decided_at from session
      where company_id = ${companyId}::uuid and id = ${sessionId}::uuid for share
      on conflict (session_id) do nothing`.execute(ctx.db);
  }
  // Read again, since a concurrent insert may have won.
  const note = found.id ? found : await find();
  return note?.id ? { noteId: note.id, frozenAt: note.frozen_at?.toISOString() ?? null } : undefined;
}
