import type { Context } from '../../context.ts';
import type { Every } from '../../log/follow.ts';
import { keepPassing, type Passing } from '../../log/keep-passing.ts';
import { transact } from '../../log/transact.ts';

/** Milliseconds without a key pressed after which what was written is one fact. */
const quiet = 10_000;
/** Milliseconds between looks. */
const lookEveryMs = 5_000;
const batchSize = 100;

/**
 * Tells the company's log of notes that were edited and are quiet now: that it was, by whom, up to where; never what.
 * Every node looks; the note is locked and looked at again, so that it is told once.
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
