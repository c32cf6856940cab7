import type { ListedLink } from '../../../../../shared/screening/screening.ts';
import { type FtmEntity, nested, values } from './ftm-json.ts';

interface Relation {
  /** Properties of the relation's two ends. */
  ends: readonly [string, string];
  /** Property that holds the relation's label, if given. */
  wording: string;
  /** Properties under which a nested file lists it with a person. */
  under: readonly string[];
  /** The label describes the second end: `relative` is the father of `person`. It must not be shown from the other end. */
  isOfSecond?: true;
}

/** FollowTheMoney relations between persons, and between persons and companies. */
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

/** Label of a relation without one: its schema, which is readable except for `UnknownLink`. */
const nameOf = (schema: string): string => (schema === 'UnknownLink' ? 'Other link' : schema);

export const isRelation = (entity: FtmEntity): boolean => Object.hasOwn(relations, entity.schema);

/** Maximum relations of a flat file held in memory: some 500,000 are published. */
const mostLinks = 1_000_000;
/** Maximum per person, equal to the limit of an entry. */
const mostOfOne = 500;

export const captionOf = (entity: FtmEntity): string => entity.caption ?? values(entity, 'name')[0] ?? '';

/** The relations of a flat file, which are separate lines that refer to their ends by id. */
export class FlatLinks {
  readonly #of = new Map<string, { other: string; relation: string }[]>();
  readonly #names = new Map<string, string>();
  #count = 0;

  get isEmpty(): boolean {
    return this.#of.size === 0;
  }

  /** Adds a relation: first pass over the file. */
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

  /** Adds the name of an entity at the end of a relation: second pass. */
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

/** Relatives, associates and companies of a person in a nested file. */
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

/** An office with its term: `Member of Parliament (2016-11 – 2020-10)`. */
export function officeOf(occupancy: FtmEntity, posts: ReadonlyMap<string, string>): string {
  const post = nested(occupancy, 'post').map(captionOf)[0] ?? posts.get(values(occupancy, 'post')[0] ?? '') ?? '';
  const [since, until] = [values(occupancy, 'startDate')[0], values(occupancy, 'endDate')[0]];
  if (post === '' || (!since && !until)) return post;
  return `${post} (${since ?? '…'} – ${until ?? '…'})`;
}
