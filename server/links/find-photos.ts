import { sql } from 'kysely';
import type { LinkedPhoto } from '../../shared/api/links.ts';
import type { Trx } from '../db/database.ts';
import { isSamePicture } from '../media/photo/photo-print.ts';

/** Photos of the same bytes that are read of each photo: those of the newest sessions. */
const mostExact = 100;
/** Photos whose prints are compared for each band: some of those that share one with many, such as photos of one template. */
const mostOfBand = 100;
/** Rows of one band's posting list that are looked at, about. */
const mostPostings = 4_000;

export interface PhotoLink extends LinkedPhoto {
  otherSessionId: string;
}

interface Candidate {
  session_id: string;
  id: string;
  own_id: string;
}

/** Photos of other sessions of the company that are the same file as one of this session, or nearly the same picture. */
export async function findLinkedPhotos(trx: Trx, companyId: string, sessionId: string) {
  const own = await trx
    .selectFrom('photo')
    .select(['id', 'sha256', 'print', 'print_bands'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .execute();
  const links = new Map<string, PhotoLink>();
  const add = (photoId: string, otherSessionId: string, otherPhotoId: string, isExact: boolean) => {
    const key = `${otherSessionId} ${otherPhotoId}`;
    if (!links.has(key)) links.set(key, { photoId, otherSessionId, otherPhotoId, isExact });
  };
  const exact = await findExact(trx, companyId, sessionId, own);
  for (const row of exact) add(row.own_id, row.session_id, row.id, true);
  const printed = own.filter(({ print }) => print !== null);
  const bands = [...new Set(printed.flatMap(({ print_bands }) => print_bands ?? []))];
  const candidates = bands.length > 0 ? await findCandidates(trx, companyId, sessionId, bands) : [];
  for (const other of candidates) {
    const similar = printed.find(({ print }) => isSamePicture(print!, other.print));
    if (similar) add(similar.id, other.session_id, other.id, false);
  }
  return {
    photos: [...links.values()],
    /** Of this session: compared by their bytes alone. */
    withoutPrint: own.length - printed.length,
    isCut: exact.length >= mostExact,
  };
}

async function findExact(
  trx: Trx,
  companyId: string,
  sessionId: string,
  own: readonly { id: string; sha256: Uint8Array }[],
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select o.id as own_id, t.session_id, t.id
    from unnest(${own.map(({ id }) => id)}::uuid[], ${own.map(({ sha256 }) => Buffer.from(sha256).toString('hex'))}::text[])
      as o (id, sha256),
      lateral (
        select session_id, id from photo
        where company_id = ${companyId} and sha256 = decode(o.sha256, 'hex') and session_id <> ${sessionId}
        order by session_id desc limit ${mostExact}
      ) t
  `.execute(trx);
  return rows;
}

async function findCandidates(trx: Trx, companyId: string, sessionId: string, bands: readonly number[]) {
  // Band by band: one that thousands share must not push out what is found by the others.
  await sql`set local gin_fuzzy_search_limit = ${sql.lit(mostPostings)}`.execute(trx);
  const { rows } = await sql<{ id: string; session_id: string; print: Uint8Array }>`
    select p.id, p.session_id, p.print
    from unnest(${bands}::integer[]) as b (band), lateral (
      select id, session_id, print from photo
      where company_id = ${companyId} and session_id <> ${sessionId} and print_bands @> array[b.band]
      limit ${mostOfBand}
    ) p
  `.execute(trx);
  return rows;
}
