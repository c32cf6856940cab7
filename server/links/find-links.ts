import type { Link, LinksAnswer } from '../../shared/api/links.ts';
import { type LinkReason, linkReasons } from '../../shared/links.ts';
import type { Db } from '../db/database.ts';
import { atOneMoment } from '../sessions/list/list.ts';
import { addPhotos, findLinkedSessions, findShared } from './find-linked.ts';
import { findLinkedPhotos } from './find-photos.ts';
import { newestReviews } from './reviews.ts';
import { readTraits } from './traits/read-traits.ts';

/** Linked sessions that are shown, besides those that were reviewed. */
const mostShown = 50;
/** Sessions that are read of each trait: the newest. An address may be that of a whole bank. */
const mostOfTrait = 50;

/**
 * Other sessions of the company that have something in common with this one, those with the strongest reason first, then the
 * newest. One that was reviewed is among them even if it has nothing in common any more, so that it can be taken back.
 * @returns undefined when the company has no such session
 */
export const findLinks = (db: Db, companyId: string, sessionId: string): Promise<LinksAnswer | undefined> =>
  atOneMoment(db, async (trx) => {
    const traits = await readTraits(trx, companyId, [sessionId]);
    const own = traits.get(sessionId);
    if (!own) return undefined;
    const shared = await findShared(trx, companyId, own, mostOfTrait + 1);
    const reasons = new Map<string, Set<LinkReason>>();
    const add = (id: string, reason: LinkReason) => reasons.set(id, (reasons.get(id) ?? new Set()).add(reason));
    for (const { sessionId: other, kind } of shared) if (other !== sessionId) add(other, kind);
    const { photos, withoutPrint, isCut } = await findLinkedPhotos(trx, companyId, sessionId);
    for (const { otherSessionId, isExact } of photos) add(otherSessionId, isExact ? 'photo' : 'similar_photo');
    const reviews = await newestReviews(trx, companyId, sessionId);

    const ids = [...new Set([...reasons.keys(), ...reviews.keys()])];
    const sessions = await findLinkedSessions(trx, companyId, ids);
    const photosOf = Map.groupBy(photos, ({ otherSessionId }) => otherSessionId);
    const links = [...sessions.values()].map(
      (session): Link => ({
        session,
        reasons: linkReasons.filter((reason) => reasons.get(session.id)?.has(reason)),
        photos: (photosOf.get(session.id) ?? []).map(({ otherSessionId: _, ...photo }) => photo),
        review: reviews.get(session.id) ?? null,
      }),
    );
    links.sort((a, b) => strengthOf(a) - strengthOf(b) || b.session.createdAt.localeCompare(a.session.createdAt));
    const shown = links.filter((link, at) => at < mostShown || link.review);
    await addPhotos(
      trx,
      companyId,
      shown.map(({ session }) => session),
    );
    const isTraitCut = [...Map.groupBy(shared, ({ kind, value }) => `${kind} ${value}`).values()].some(
      (all) => all.length > mostOfTrait,
    );
    return {
      links: shown,
      isCut: isCut || isTraitCut || shown.length < links.length,
      photosWithoutPrint: withoutPrint,
    };
  });

/** Its place among the reasons; what has none comes last. */
const strengthOf = ({ reasons }: Link): number =>
  reasons.length > 0 ? linkReasons.indexOf(reasons[0]!) : linkReasons.length;
