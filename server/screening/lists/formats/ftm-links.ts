import type { ListedLink } from '../../../../shared/screening.ts';
import { type FtmEntity, nested, values } from './ftm-json.ts';

/** Relations of FollowTheMoney that a nested file puts under a person, with the ends that may name the other one. */
const relations: Record<string, { under: readonly string[]; ends: readonly string[]; said: readonly string[] }> = {
  Family: { under: ['familyPerson', 'familyRelative'], ends: ['person', 'relative'], said: ['relationship'] },
  Associate: { under: ['associates', 'associations'], ends: ['person', 'associate'], said: ['relationship'] },
  Ownership: { under: ['ownershipOwner'], ends: ['asset'], said: ['role'] },
  Directorship: { under: ['directorshipDirector'], ends: ['organization'], said: ['role'] },
  Membership: { under: ['membershipMember'], ends: ['organization'], said: ['role'] },
  Employment: { under: ['employers'], ends: ['employer'], said: ['role'] },
  UnknownLink: { under: ['unknownLinkTo', 'unknownLinkFrom'], ends: ['subject', 'object'], said: ['role'] },
};

export const captionOf = (entity: FtmEntity): string => entity.caption ?? values(entity, 'name')[0] ?? '';

/** Relatives, associates, companies: where the file has them with the person. */
export const linksOf = (person: FtmEntity): ListedLink[] =>
  Object.entries(relations).flatMap(([schema, { under, ends, said }]) =>
    under
      .flatMap((property) => nested(person, property))
      .flatMap((link) => {
        const relation = values(link, ...said)[0] ?? schema;
        const others = ends.flatMap((end) => nested(link, end)).filter(({ id }) => id !== person.id);
        return others.map((other) => ({ name: captionOf(other), relation }));
      }),
  );

/** An office with the time in it: `Member of Parliament (2016-11 – 2020-10)`. */
export function officeOf(occupancy: FtmEntity, posts: ReadonlyMap<string, string>): string {
  const post = nested(occupancy, 'post').map(captionOf)[0] ?? posts.get(values(occupancy, 'post')[0] ?? '') ?? '';
  const [since, until] = [values(occupancy, 'startDate')[0], values(occupancy, 'endDate')[0]];
  if (post === '' || (!since && !until)) return post;
  return `${post} (${since ?? '…'} – ${until ?? '…'})`;
}
