import { sql } from 'kysely';
import type { LinkedPhoto, LinksAnswer } from '../../shared/api/links.ts';
import { type LinkReason, linkReasons } from '../../shared/links.ts';
import type { Db, Trx } from '../db/database.ts';
import { mostPrintBits, printDistance } from '../media/photo-print.ts';
import { subjectOf } from '../sessions/corrected.ts';
import { atOneMoment } from '../sessions/list.ts';
import { findSessionRows } from '../sessions/queries.ts';
import { newestReviews } from './reviews.ts';
import { type Trait, traitKey, traitsOf } from './traits.ts';

/** Linked sessions that are shown. */
const mostShown = 50;
/** Sessions that are read of each trait: the newest. An address may be that of a whole bank. */
const mostOfTrait = 100;
/** Photos whose prints are compared; of a print that many share, some of them. */
const mostCompared = 4_000;

/**
 * Other sessions of the company that have something in common with this one, those with the strongest reason first, then the
 * newest.
 * @returns undefined when the company has no such session
 */
export const findLinks = (db: Db, companyId: string, sessionId: string): Promise<LinksAnswer | undefined> =>
  atOneMoment(db, async (trx) => {
    const session = await trx
      .selectFrom('session')
      .select(['id', 'issuing_state', 'nationality', 'corrections'])
      .where('company_id', '=', companyId)
      .where('id', '=', sessionId)
      .executeTakeFirst();
    if (!session) return undefined;
    const attempts = await trx
      .selectFrom('attempt')
      .select('view')
      .where('company_id', '=', companyId)
      .where('session_id', '=', sessionId)
      .orderBy('number')
      .execute();
    const views = attempts.map(({ view }) => view);
    const traits = traitsOf(subjectOf(views, session.corrections), views);
    const { reasons, isCut } = await linkedByTraits(trx, companyId, sessionId, traits);
    const photos = await linkedPhotos(trx, companyId, sessionId);
    for (const { otherSessionId, isExact } of photos) {
      addReason(reasons, otherSessionId, isExact ? 'photo' : 'similar_photo');
    }
    const rows = await findSessionRows(trx, companyId, [...reasons.keys()]);
    const reviews = await newestReviews(trx, companyId, sessionId);
    const links = rows
      .map((row) => ({
        session: row,
        reasons: linkReasons.filter((reason) => reasons.get(row.id)!.has(reason)),
        photos: photos
          .filter(({ otherSessionId }) => otherSessionId === row.id)
          .map(({ photoId, otherPhotoId, isExact }): LinkedPhoto => ({ photoId, otherPhotoId, isExact })),
        review: reviews.get(row.id) ?? null,
      }))
      .filter(({ reasons: all }) => all.length > 0);
    const strength = (all: readonly LinkReason[]) => linkReasons.indexOf(all[0]!);
    links.sort(
      (a, b) => strength(a.reasons) - strength(b.reasons) || b.session.createdAt.localeCompare(a.session.createdAt),
    );
    return { links: links.slice(0, mostShown), isCut: isCut || links.length > mostShown };
  });

function addReason(reasons: Map<string, Set<LinkReason>>, sessionId: string, reason: LinkReason): void {
  const known = reasons.get(sessionId) ?? new Set();
  reasons.set(sessionId, known.add(reason));
}

async function linkedByTraits(trx: Trx, companyId: string, sessionId: string, traits: readonly Trait[]) {
  const kindOf = new Map(traits.map((trait) => [traitKey(companyId, trait).toString('hex'), trait.kind]));
  const { rows } = await sql<{ key: string; session_id: string }>`
    select k as key, t.session_id
    from unnest(${[...kindOf.keys()]}::text[]) as k, lateral (
      select session_id from session_trait
      where company_id = ${companyId} and key = decode(k, 'hex') and session_id <> ${sessionId}
      order by session_id desc limit ${mostOfTrait}
    ) t
  `.execute(trx);
  const reasons = new Map<string, Set<LinkReason>>();
  for (const row of rows) addReason(reasons, row.session_id, kindOf.get(row.key)!);
  const ofTrait = Map.groupBy(rows, ({ key }) => key);
  return { reasons, isCut: [...ofTrait.values()].some((all) => all.length === mostOfTrait) };
}

interface PhotoLink extends LinkedPhoto {
  otherSessionId: string;
}

async function linkedPhotos(trx: Trx, companyId: string, sessionId: string): Promise<PhotoLink[]> {
  const own = await trx
    .selectFrom('photo')
    .select(['id', 'sha256', 'print', 'print_bands'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .execute();
  if (own.length === 0) return [];
  // Posting lists of prints that many photos share are not read to their end.
  await sql`set local gin_fuzzy_search_limit = ${sql.lit(mostCompared)}`.execute(trx);
  const bands = own.flatMap(({ print_bands }) => print_bands ?? []);
  const candidates = await trx
    .selectFrom('photo')
    .select(['id', 'session_id', 'sha256', 'print'])
    .where('company_id', '=', companyId)
    .where('session_id', '<>', sessionId)
    .where((eb) =>
      eb.or([
        eb(
          'sha256',
          'in',
          own.map(({ sha256 }) => sha256),
        ),
        ...(bands.length > 0 ? [sql<boolean>`print_bands && ${bands}::integer[]`] : []),
      ]),
    )
    .limit(mostCompared)
    .execute();
  return candidates.flatMap((other): PhotoLink[] => {
    const link = { otherSessionId: other.session_id, otherPhotoId: other.id };
    const exact = own.find(({ sha256 }) => Buffer.compare(sha256, other.sha256) === 0);
    if (exact) return [{ ...link, photoId: exact.id, isExact: true }];
    const similar = own.find(({ print }) => print && other.print && printDistance(print, other.print) <= mostPrintBits);
    return similar ? [{ ...link, photoId: similar.id, isExact: false }] : [];
  });
}
