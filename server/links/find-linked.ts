import { sql } from 'kysely';
import type { LinkedSession } from '../../shared/api/links.ts';
import type { Trx } from '../db/database.ts';
import { findSessionRows } from '../sessions/queries.ts';
import { type Trait, traitKey } from './traits/traits.ts';

export interface SharedTrait {
  sessionId: string;
  kind: Trait['kind'];
  value: string;
  /** As in the request. */
  scope: string | null;
  /** Whether the other session's current reading has it. */
  isCurrent: boolean;
}

/**
 * The newest sessions that share one of these traits, up to a limit per trait. Numbers of two different states do not match;
 * where one of the states is unknown they may, as in the condition on reused numbers.
 */
export async function findShared(
  trx: Trx,
  companyId: string,
  traits: readonly Trait[],
  mostOfTrait: number,
): Promise<SharedTrait[]> {
  const { rows } = await sql<{ at: number; session_id: string; is_current: boolean }>`
    select k.at::integer as at, t.session_id, t.is_current
    from unnest(${traits.map((trait) => traitKey(companyId, trait).toString('hex'))}::text[],
        ${traits.map(({ scope }) => scope)}::text[]) with ordinality as k (key, scope, at),
      lateral (
        select session_id, is_current from session_trait
        where company_id = ${companyId} and key = decode(k.key, 'hex')
          and coalesce(scope, k.scope, '') = coalesce(k.scope, scope, '')
        order by session_id desc limit ${mostOfTrait}
      ) t
  `.execute(trx);
  return rows.map(({ at, session_id, is_current }) => {
    const { kind, value, scope } = traits[at - 1]!;
    return { sessionId: session_id, kind, value, scope, isCurrent: is_current };
  });
}

/**
 * What is shown of other sessions, by id. Of their state only final decisions: a proposal on another session is shown or hidden
 * by its own page.
 */
export async function findLinkedSessions(
  trx: Trx,
  companyId: string,
  ids: readonly string[],
): Promise<Map<string, LinkedSession>> {
  const rows = await findSessionRows(trx, companyId, [...ids], null);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...{ id: row.id, reference: row.reference, state: row.state, decided: row.decided },
        ...{ firstName: row.firstName, lastName: row.lastName, nationality: row.nationality },
        ...{ documentType: row.documentType, documentNumber: row.documentNumber, issuingState: row.issuingState },
        ...{ personalNumber: row.personalNumber, createdAt: row.createdAt, photos: { document: null, face: null } },
      },
    ]),
  );
}

/** Adds the newest photo of the document and of the face for each. */
export async function addPhotos(trx: Trx, companyId: string, sessions: readonly LinkedSession[]): Promise<void> {
  if (sessions.length === 0) return;
  const rows = await trx
    .selectFrom('photo')
    .select(['session_id', 'id', 'kind'])
    .where('company_id', '=', companyId)
    .where(
      'session_id',
      'in',
      sessions.map(({ id }) => id),
    )
    .where('kind', 'in', ['document_front', 'selfie', 'liveness_frame'])
    .orderBy('taken_at')
    .execute();
  const photosOf = Map.groupBy(rows, (row) => row.session_id);
  for (const session of sessions) {
    const newest = (kind: string) => photosOf.get(session.id)?.findLast((row) => row.kind === kind)?.id ?? null;
    session.photos = { document: newest('document_front'), face: newest('selfie') ?? newest('liveness_frame') };
  }
}
