import type { Context } from '../../context.ts';
import type { Every } from '../../log/follow.ts';
import { keepPassing, type Passing } from '../../log/keep-passing.ts';
import { transact } from '../../log/transact.ts';

/** Milliseconds without an edit after which the edits so far become one fact. */
const quiet = 10_000;
/** Milliseconds between polls. */
const lookEveryMs = 5_000;
const batchSize = 100;

/**
 * Records in the company's log which notes were edited and are idle now: by whom, and up to which change; never the content.
 * Every node polls; the note is locked and checked again, so that it is recorded once.
 */
export async function tellEdited(ctx: Pick<Context, 'db' | 'notifier' | 'now'>): Promise<void> {
  const before = new Date(ctx.now().getTime() - quiet);
  const notes = await ctx.db
    .selectFrom('note')
    .select(['id', 'company_id'])
    .whereRef('logged_seq', '<', 'last_seq')
    .where('edited_at', '<=', before)
    .orderBy('edited_at')
    .limit(batchSize)
    .execute();
  for (const { id, company_id } of notes) {
    await transact(ctx, company_id, 'system', async (trx) => {
      const note = await trx
        .selectFrom('note')
        .select(['session_id', 'last_seq', 'logged_seq'])
        .where('id', '=', id)
        .where('edited_at', '<=', before)
        .whereRef('logged_seq', '<', 'last_seq')
        .forUpdate()
        .executeTakeFirst();
      if (!note) return { value: undefined, facts: [] };
      const authors = await trx
        .selectFrom('note_update')
        .select('author_id')
        .distinct()
        .where('note_id', '=', id)
        .where('seq', '>', note.logged_seq)
        .orderBy('author_id')
        .execute();
      await trx.updateTable('note').set({ logged_seq: note.last_seq }).where('id', '=', id).execute();
      const data = { noteId: id, authorIds: authors.map((a) => a.author_id), seq: note.last_seq };
      return { value: undefined, facts: [{ type: 'note.edited', sessionId: note.session_id, data }] };
    });
  }
}

/** Logs edited notes, for as long as the server runs. */
export const keepTelling = (ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>, repeat?: Every): Passing =>
  keepPassing(
    ctx,
    () => tellEdited(ctx),
    { everyMs: lookEveryMs, failure: 'notes: edits could not be logged; the next pass tries again' },
    repeat,
  );
