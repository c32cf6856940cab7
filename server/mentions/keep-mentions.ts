import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { isOutage } from '../http/errors/outage.ts';
import type { Every } from '../log/follow.ts';
import { keepPassing, type Passing } from '../log/keep-passing.ts';
import { transact } from '../log/transact.ts';
import { readNoteMentions } from '../notes/mentions.ts';
import { findMentionable } from './queries.ts';
import { type MentioningNote, writeMentions } from './write-mentions.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>;

/** Milliseconds between looks: one small query a node. */
const lookEveryMs = 1_000;
/** Milliseconds without a key pressed after which a note is looked through. */
const quietMs = 1_500;
/** Milliseconds after which it is looked through although somebody goes on writing. */
const longestWaitMs = 8_000;
/** Milliseconds between two looks at one note; a large history takes long to open. */
const restMs = 2_000;
const largeHistory = { bytes: 512 << 10, restMs: 30_000 };
/** Notes a look. */
const batchSize = 20;

/** Milliseconds after which a note is looked through again whose author has reached the limit of an hour. */
const overLimitRestMs = 60_000;

interface DueNote extends MentioningNote {
  mentions_seq: number;
}

/**
 * Looks through notes that were written in, and keeps who is mentioned in them. What is stored is the source, not what a page
 * says of it; looked at twice, also by two nodes or after a kill, it comes to the same rows.
 */
export async function keepMentions(ctx: Parts, isStopped: () => boolean = () => false): Promise<void> {
  for (const note of await takeDue(ctx)) {
    if (isStopped()) return;
    // One that fails does not keep the others waiting: it is taken again after its rest.
    await lookThrough(ctx, note).catch((err) => {
      if (isOutage(err)) throw err;
      ctx.logger.warn({ err, noteId: note.id }, 'a note could not be looked through for mentions');
    });
  }
}

/** Taken for a rest: another node looks at others meanwhile. */
async function takeDue({ db, now }: Parts): Promise<DueNote[]> {
  const at = now();
  const ago = (ms: number) => new Date(at.getTime() - ms);
  const { rows } = await sql<DueNote>`
    update note set mentions_next_at = ${at}::timestamptz
      + case when history_bytes > ${largeHistory.bytes}::integer then ${largeHistory.restMs}::integer
          else ${restMs}::integer end * interval '1 ms'
    where id in (
      select id from note
      where mentions_seq < last_seq and (mentions_next_at is null or mentions_next_at <= ${at}::timestamptz)
        and (edited_at <= ${ago(quietMs)}::timestamptz
          or coalesce(mentions_next_at, created_at) <= ${ago(longestWaitMs)}::timestamptz)
      order by edited_at limit ${batchSize} for update skip locked
    )
    returning id, company_id, session_id, mentions_seq`.execute(db);
  return rows;
}

async function lookThrough(ctx: Parts, note: DueNote): Promise<void> {
  const { id, company_id: companyId } = note;
  if (!(await mayHaveChanged(ctx, note))) return;
  const names = await findMentionable(ctx.db, companyId);
  // Outside of the transaction: opening a large note takes long, and its writers wait for the row.
  const found = await readNoteMentions(ctx.db, companyId, id, names);
  await transact(ctx, companyId, 'system', async (trx) => {
    const now = await trx
      .selectFrom('note')
      .select(['mentions_seq', 'last_seq'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    // Another node, or a later look, has been here with what is newer.
    if (!now || now.mentions_seq !== note.mentions_seq) return { value: undefined, facts: [] };
    const { facts, isWhole } = found
      ? await writeMentions(trx, ctx.now(), note, found.mentions)
      : { facts: [], isWhole: true };
    const seen = { mentions_seq: found?.seq ?? now.last_seq };
    const later = { mentions_next_at: new Date(ctx.now().getTime() + overLimitRestMs) };
    await trx
      .updateTable('note')
      .set(isWhole ? seen : later)
      .where('id', '=', id)
      .execute();
    return { value: undefined, facts };
  });
}

/**
 * Most notes mention nobody. Elements and comments that do have the word in their bytes; what takes one away is of a note that
 * has rows.
 */
async function mayHaveChanged({ db }: Parts, { id, mentions_seq }: DueNote): Promise<boolean> {
  const { rows } = await sql<{ may: boolean; seq: number | null }>`
    select exists (select from mention where note_id = ${id}::uuid)
        or coalesce(bool_or(position('\\x6d656e74696f6e'::bytea in data) > 0), false) as may,
      max(seq) as seq
    from note_update where note_id = ${id}::uuid and seq > ${mentions_seq}`.execute(db);
  const [row] = rows;
  if (row?.may || !row?.seq) return row?.may ?? false;
  await db
    .updateTable('note')
    .set({ mentions_seq: row.seq })
    .where('id', '=', id)
    .where('mentions_seq', '=', mentions_seq)
    .execute();
  return false;
}

/** Looks for what was written, for as long as the server runs. */
export const keepLookingForMentions = (ctx: Parts, repeat?: Every): Passing =>
  keepPassing(
    ctx,
    (isStopped) => keepMentions(ctx, isStopped),
    { everyMs: lookEveryMs, failure: 'mentions could not be looked for; the next look will find them' },
    repeat,
  );
