import type { ListedLink } from '../../../../../shared/screening/screening.ts';
import { type FtmEntity, nested, values } from './ftm-json.ts';

interface Relation {
  /** The two ends of the relation. */
  ends: readonly [string, string];
  /** What is said of it, where it is said. */
  wording: string;
  /** Properties under which a nested file puts it with a person. */
  under: readonly string[];
  /** What is said is of the second end: `relative` is the father of `person`. From there the word would be wrong. */
  isOfSecond?: true;
}

/** Relations of FollowTheMoney between persons, and between persons and companies. */
const relations: Record<string, Relation> = {
  Family: {
    ...{ ends: ['person', 'relative'], wording: 'relationship', isOfSecond: true },
    under: ['familyPerson', 'familyRelative'],
  },
  Associate: {
    ...{ ends: ['person', 'associate'], wording: 'relationship', isOfSecond: true },
    under: ['associates', 'associations'],
  },
  Ownership: { ends: ['owner', 'asset'], wording: 'role', under: ['ownershipOwner', 'ownershipAsset'] },
  Directorship: { ends: ['director', 'organization'], wording: 'role', under: ['directorshipDirector'] },
  Membership: { ends: ['member', 'organization'], wording: 'role', under: ['membershipMember'] },
  Employment: { ends: ['employee', 'employer'], wording: 'role', under: ['employers'] },
  Representation: { ends: ['agent', 'client'], wording: 'role', under: ['agencyClient', 'agentRepresentation'] },
  UnknownLink: { ends: ['subject', 'object'], wording: 'role', under: ['unknownLinkTo', 'unknownLinkFrom'] },
};

/** What stands for a relation of which nothing is said: its schema, which but for one is a word that people read. */
const nameOf = (schema: string): string => (schema === 'UnknownLink' ? 'Other link' : schema);

export const isRelation = (entity: FtmEntity): boolean => Object.hasOwn(relations, entity.schema);

/** Relations of a flat file whose ends are remembered: all that are published are some 500,000. */
const mostLinks = 1_000_000;
/** Of one person, as many as an entry holds. */
const mostOfOne = 500;

export const captionOf = (entity: FtmEntity): string => entity.caption ?? values(entity, 'name')[0] ?? '';

/** The relations of a flat file, where they stand by themselves and name their ends by ids. */
export class FlatLinks {
  readonly #of = new Map<string, { other: string; relation: string }[]>();
  readonly #names = new Map<string, string>();
  #count = 0;

  get isEmpty(): boolean {
    return this.#of.size === 0;
  }

  /** Takes a relation: for the first reading of the file. */
  add(entity: FtmEntity): void {
    const { ends, wording, isOfSecond } = relations[entity.schema]!;
    const word = values(entity, wording)[0]?.slice(0, 100);
    for (const first of values(entity, ends[0])) {
      for (const second of values(entity, ends[1])) {
        if (this.#count >= mostLinks) return;
        this.#count += 1;
        const name = nameOf(entity.schema);
        this.#link(first, second, word ?? name);
        this.#link(second, first, isOfSecond ? name : (word ?? name));
      }
    }
  }

  /** Takes the name of whatever is at the end of a relation: for a second reading. */
  name(entity: FtmEntity): void {
    if (this.#of.has(entity.id)) this.#names.set(entity.id, captionOf(entity).slice(0, 200));
  }

  of(id: string): ListedLink[] {
    return (this.#of.get(id) ?? []).flatMap(({ other, relation }) => {
      const name = this.#names.get(other);
      return name ? [{ name, relation }] : [];
    });
  }

  #link(from: string, other: string, relation: string): void {
    const found = this.#of.get(from);
    if (!found) this.#of.set(from, [{ other, relation }]);
    else if (found.length < mostOfOne) found.push({ other, relation });
  }
}

/** Relatives, associates, companies: where a nested file has them with the person. */
export const linksOf = (person: FtmEntity): ListedLink[] =>
  Object.entries(relations).flatMap(([schema, { under, ends, wording, isOfSecond }]) =>
    under
      .flatMap((property) => nested(person, property))
      .flatMap((link) =>
        ends.flatMap((end, n) => {
          const isWrongWay = isOfSecond && n === 0;
          const relation = (isWrongWay ? undefined : values(link, wording)[0]) ?? nameOf(schema);
          return nested(link, end)
            .filter(({ id }) => id !== person.id)
            .map((other) => ({ name: captionOf(other), relation }));
        }),
      ),
  );

/** An office with the time in it: `Member of Parliament (2016-11 – 2020-10)`. */
export function officeOf(occupancy: FtmEntity, posts: ReadonlyMap<string, string>): string {
  const post = nested(occupancy, 'post').map(captionOf)[0] ?? posts.get(values(occupancy, 'post')[0] ?? '') ?? '';
  const [since, until] = [values(occupancy, 'startDate')[0], values(occupancy, 'endDate')[0]];
  if (post === '' || (!since && !until)) return post;
  return `${post} (${since ?? '…'} – ${until ?? '…'})`;
}
