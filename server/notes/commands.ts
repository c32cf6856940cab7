import { randomUUID } from 'node:crypto';
import type { NoteOpened } from '../../shared/api/notes.ts';
import type { Context } from '../context.ts';

/** The session's note, made by whoever asks first. Undefined: the company has no such session. */
export async function openNote(
  ctx: Pick<Context, 'db' | 'now'>,
  companyId: string,
  sessionId: string,
): Promise<NoteOpened | undefined> {
  const find = () =>
    ctx.db
      .selectFrom('session')
      .leftJoin('note', 'note.session_id', 'session.id')
      .select(['note.id', 'note.frozen_at', 'session.decided_at'])
      .where('session.company_id', '=', companyId)
      .where('session.id', '=', sessionId)
      .executeTakeFirst();
  const found = await find();
  if (!found) return undefined;
  if (!found.id) {
    await ctx.db
      .insertInto('note')
      .values({
        ...{ id: randomUUID(), company_id: companyId, session_id: sessionId, created_at: ctx.now() },
        // The note of a decided session is read-only from the beginning.
        frozen_at: found.decided_at,
      })
      .onConflict((oc) => oc.column('session_id').doNothing())
      .execute();
  }
  // Read again, as somebody else's may have won.
  const note = found.id ? found : await find();
  return note?.id ? { noteId: note.id, frozenAt: note.frozen_at?.toISOString() ?? null } : undefined;
}
