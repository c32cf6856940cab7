import { sql } from 'kysely';
import type { Actor, Fact, LogEvent } from '../../shared/event.ts';
import type { Trx } from '../db/database.ts';
import { link } from './chain.ts';

/**
 * Appends facts to the company's log. Must be the last thing that the transaction does: from here to the commit it
 * holds the company's row, and every other command of the company waits.
 *
 * @returns the seq of the last fact
 */
export async function append(trx: Trx, companyId: string, actor: Actor, at: Date, facts: Fact[]): Promise<number> {
  const head = await trx
    .updateTable('company')
    .set((eb) => ({ last_seq: eb('last_seq', '+', facts.length) }))
    .where('id', '=', companyId)
    .returning(['last_seq', 'last_hash'])
    .executeTakeFirstOrThrow();

  let seq = head.last_seq - facts.length;
  let hash: Uint8Array = head.last_hash;
  const rows = facts.map(({ type, sessionId, data }) => {
    seq += 1;
    const event = { seq, at: at.toISOString(), type, actor, sessionId, data } as LogEvent;
    hash = link(hash, event);
    return { seq, at: event.at, type, actor, session_id: sessionId, data, hash: Buffer.from(hash).toString('hex') };
  });

  // One parameter for all rows: the statement is always the same text, and no count of facts is too many.
  await sql`
    with written as (
      insert into event (company_id, seq, at, type, actor, session_id, data, hash)
      select ${companyId}::uuid, r.seq, r.at, r.type, r.actor, r.session_id, r.data, decode(r.hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (seq bigint, at timestamptz, type text, actor text, session_id uuid, data jsonb, hash text)
    )
    update company set last_hash = ${Buffer.from(hash)} where id = ${companyId}::uuid`.execute(trx);
  return seq;
}
