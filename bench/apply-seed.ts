import { randomUUIDv7 } from 'node:crypto';
import { assess } from '../server/conditions/assess.ts';
import type { Evidence } from '../server/conditions/evidence.ts';
import type { Db } from '../server/db/database.ts';
import { listColumns } from '../server/sessions/list/terms.ts';
import { strictest } from '../shared/conditions.ts';

const batch = 1_000;

/** Sessions that await action because the ID is not full; every second one for a low face match besides. */
export async function seedWaiting(db: Db, companyId: string, count: number): Promise<void> {
  const start = Date.now() - 20 * 86_400_000;
  for (let from = 0; from < count; from += batch) {
    const all = Array.from({ length: Math.min(batch, count - from) }, (_, i) => makeOne(companyId, from + i, start));
    await db
      .insertInto('session')
      .values(all.map(({ session }) => session))
      .execute();
    await db
      .insertInto('assessment')
      .values(all.map(({ assessment }) => assessment))
      .execute();
  }
}

function makeOne(companyId: string, n: number, start: number) {
  const at = new Date(start + n * 10);
  const evidence: Evidence = {
    ...{ completed: true, lateEvents: 0, documentType: 'id_card', differences: [], openHits: null, reusedIn: [] },
    verification: {
      ...{ livenessPassed: true, documentValid: true, matchConfidence: 91, idReal: true },
      ...{ fullId: false, faceLevel: n % 2 ? 2 : 6 },
    },
    subject: {
      ...{ firstName: 'Nino', lastName: `Beridze ${n}`, documentNumber: `A${n}`, nationality: 'GEO' },
      ...{ birthDate: '1990-02-28', expirationDate: '2034-02-28' },
    },
    ipCountries: ['GE'],
  };
  const assessed = assess({ conditions: strictest, version: 0 }, evidence, false, at.toISOString().slice(0, 10));
  const columns = {
    ...{ id: randomUUIDv7(), company_id: companyId, state: 'awaiting_action' as const, created_at: at },
    ...{ first_name: 'Nino', last_name: `Beridze ${n}`, personal_number: null, document_number: `A${n}` },
    ...{
      nationality: 'GEO',
      document_type: 'id_card' as const,
      face_level: n % 2 ? 2 : 6,
      id_real: true,
      full_id: false,
    },
  };
  return {
    session: {
      ...columns,
      ...{ allowed_documents: ['id_card' as const], max_attempts: 3, expires_at: at, finished_at: at, queued_at: at },
      ...listColumns({
        ...columns,
        native_name: null,
        reference: null,
        extra: [],
        tags: [],
        session_tags: [],
        unmet: assessed.unmet,
      }),
      unmet: JSON.stringify(assessed.unmet),
    },
    assessment: {
      ...{ session_id: columns.id, company_id: companyId, version: 0, finished_at: at, at },
      ...{ evidence: JSON.stringify(evidence), results: JSON.stringify(assessed.results) },
    },
  };
}
