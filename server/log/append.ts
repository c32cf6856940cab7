import { sql } from 'kysely';
import type { Actor, Fact } from '../../shared/event.ts';
import type { Trx } from '../db/database.ts';
import { aroundSeq } from './chain.ts';

/**
 * Appends facts to the company's log. Must be the last thing that the transaction does: from here to the commit it
 * holds the company's row, and every other command of the company waits. The work is done by a function in the database
 * (sql/0002_log.sql), in one round trip.
 *
 * @returns the seq of the last fact
 */
export async function append(trx: Trx, companyId: string, actor: Actor, at: Date, facts: Fact[]): Promise<number> {
  const rows = facts.map(({ type, sessionId, data }) => {
    const event = { at: at.toISOString(), type, actor, sessionId, data };
    return { ...aroundSeq(event), at: event.at, type, actor, session_id: sessionId, data };
  });
  const { rows: done } = await sql<{ seq: number }>`
    select append_facts(${companyId}::uuid, ${JSON.stringify(rows)}::jsonb) as seq`.execute(trx);
  return done[0]!.seq;
}
