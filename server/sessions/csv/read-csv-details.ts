import { sql } from 'kysely';
import type { Subject } from '../../../shared/document/document.ts';
import type { Device } from '../../../shared/session/attempt.ts';
import type { Db } from '../../db/database.ts';
import { subjectOf } from '../record/corrected.ts';
import type { RowColumns } from '../record/view.ts';

/** Columns of the file beyond a session's row in the list. */
export interface CsvDetails {
  subject: Subject | null;
  /** From the newest attempt. */
  device: Device | null;
  clientIp: string | null;
  ipCountry: string | null;
  hits: number;
  openHits: number;
  /** From the last decision, once it is final. */
  note: string;
  afterReveal: boolean;
}

interface Attempt {
  session_id: string;
  id: string;
  subject: Subject | null;
  device: Device | null;
  client_ip: string | null;
  ip_country: string | null;
}

/** For a batch of rows, with a constant number of queries. Only final decisions are read. */
export async function readCsvDetails(
  db: Db,
  companyId: string,
  rows: readonly Pick<RowColumns, 'id'>[],
): Promise<(id: string) => CsvDetails> {
  const ids = rows.map(({ id }) => id);
  // Only these fields of an attempt's view: a whole one is some ten kilobytes.
  const { rows: attempts } = await sql<Attempt>`
    select session_id, id, view->'subject' as subject, view->'device' as device, view->>'clientIp' as client_ip,
      view->>'ipCountry' as ip_country
    from attempt where company_id = ${companyId} and session_id = any(${ids}::uuid[]) order by session_id, number`.execute(
    db,
  );
  const corrected = await db
    .selectFrom('session')
    .select(['id', 'corrections'])
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .where('corrections', 'is not', null)
    .execute();
  const hits = await db
    .selectFrom('hit')
    .select((eb) => [
      'session_id',
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('hit_review_id', 'is', null).as('open'),
    ])
    .where('company_id', '=', companyId)
    .where('session_id', 'in', ids)
    .where('gone', '=', false)
    .groupBy('session_id')
    .execute();
  const decisions = await db
    .selectFrom('decision')
    .innerJoin('session', 'session.id', 'decision.session_id')
    .select(['decision.session_id', 'decision.note', 'decision.after_reveal'])
    .where('decision.company_id', '=', companyId)
    .where('decision.session_id', 'in', ids)
    .where('decision.kind', '=', 'decided')
    .whereRef('decision.at', '=', 'session.decided_at')
    .execute();
  const attemptsOf = Map.groupBy(attempts, (one) => one.session_id);
  const correctionsOf = new Map(corrected.map(({ id, corrections }) => [id, corrections]));
  const hitsOf = new Map(hits.map((one) => [one.session_id, one]));
  const decisionOf = new Map(decisions.map((one) => [one.session_id, one]));
  return (id) => {
    const own = attemptsOf.get(id) ?? [];
    const last = own.at(-1);
    return {
      subject: subjectOf(own, correctionsOf.get(id) ?? null),
      device: last?.device ?? null,
      clientIp: last?.client_ip ?? null,
      ipCountry: last?.ip_country ?? null,
      hits: Number(hitsOf.get(id)?.all ?? 0),
      openHits: Number(hitsOf.get(id)?.open ?? 0),
      note: decisionOf.get(id)?.note ?? '',
      afterReveal: decisionOf.get(id)?.after_reveal ?? false,
    };
  };
}
