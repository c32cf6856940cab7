import type { ListedLink, ListedPerson, Topic } from '../../../../../shared/screening/screening.ts';
import { countryCode, countryCodes } from '../country.ts';
import { readBirth } from '../dates.ts';
import { type Entry, type Found, ListError, type ListFile, oneFile, type Progress } from '../entry.ts';
import { readLines } from '../files/text.ts';
import { makePerson } from '../person.ts';
import { captionOf, FlatLinks, isRelation, linksOf, officeOf } from './ftm-links.ts';
import { ftmKind, ftmTopic } from './ftm-topics.ts';
import { openSanctionsPage } from './opensanctions-csv.ts';

/** A FollowTheMoney entity. Properties are multi-valued; in nested files, values may be entities. */
export interface FtmEntity {
  id: string;
  schema: string;
  caption?: string;
  properties: Record<string, (string | FtmEntity)[]>;
  target?: boolean;
  first_seen?: string;
  last_seen?: string;
}

/**
 * Schemata that describe another entity, with the property that refers to it. In flat files they are separate lines, before or
 * after that entity.
 */
const owners: Record<string, string> = {
  Sanction: 'entity',
  Passport: 'holder',
  Identification: 'holder',
  Occupancy: 'holder',
};

/** Maximum offices whose names are held in memory: some 300,000 are published. */
const mostPosts = 1_000_000;

/** Maximum describing entities per person: nobody has so many documents. */
const mostPending = 5_000;
/** Lines between progress reports while describing entities are collected. */
const linesOfProgress = 500;

/** FollowTheMoney's JSON lines, flat (entities.ftm.json) and nested (targets.nested.json). */
export async function* readFtmJson(files: readonly ListFile[], found: Found): AsyncGenerator<Entry | Progress> {
  const file = oneFile(files);
  const about = new Map<string, FtmEntity[]>();
  const posts = new Map<string, string>();
  const links = new FlatLinks();
  for await (const [line, entity] of entities(file)) {
    if (line % linesOfProgress === 0) yield { person: null, file: file.name, line };
    const owner = Object.hasOwn(owners, entity.schema) ? owners[entity.schema] : undefined;
    if (entity.schema === 'Position' && posts.size < mostPosts) posts.set(entity.id, captionOf(entity).slice(0, 200));
    if (isRelation(entity)) links.add(entity);
    if (owner === undefined) continue;
    for (const id of values(entity, owner)) {
      const pending = about.get(id) ?? [];
      if (pending.length === mostPending)
        throw new ListError(file.name, line, `More than ${mostPending} entities tell of one`);
      about.set(id, pending);
      pending.push(entity);
    }
  }
  if (!links.isEmpty) {
    for await (const [line, entity] of entities(file)) {
      if (line % linesOfProgress === 0) yield { person: null, file: file.name, line };
      links.name(entity);
    }
  }
  for await (const [line, entity] of entities(file)) {
    const seen = entity.last_seen?.slice(0, 10);
    if (seen && /^\d{4}-\d{2}-\d{2}$/.test(seen) && seen > (found.date ?? '')) found.date = seen;
    if (Object.hasOwn(owners, entity.schema) || isRelation(entity)) continue;
    const isListed = entity.target === true || values(entity, 'topics').length > 0;
    const isPerson = entity.schema === 'Person' && isListed;
    const person = isPerson
      ? personOf(entity, about.get(entity.id) ?? [], file.name, line, { posts, links: links.of(entity.id) })
      : null;
    yield { id: entity.id, kind: ftmKind(entity.schema), file: file.name, line, person };
  }
}

async function* entities(file: ListFile): AsyncGenerator<[line: number, entity: FtmEntity]> {
  for await (const [line, text] of readLines(file)) {
    if (text.trim() === '') continue;
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      throw new ListError(file.name, line, 'This line is no JSON: the file may be cut off');
    }
    if (!isEntity(parsed))
      throw new ListError(file.name, line, 'This line is no entity: id, schema and properties are needed');
    yield [line, parsed];
  }
}

const isEntity = (parsed: unknown): parsed is FtmEntity => {
  if (typeof parsed !== 'object' || parsed === null) return false;
  const { id, schema, properties } = parsed as Partial<FtmEntity>;
  const isId = typeof id === 'string' && id !== '' && id.length <= 500;
  return isId && typeof schema === 'string' && typeof properties === 'object' && properties !== null;
};

const all = (entity: FtmEntity, property: string): (string | FtmEntity)[] => {
  const found = entity.properties[property];
  return Array.isArray(found) ? found : [];
};
export const values = (entity: FtmEntity, ...properties: string[]): string[] =>
  properties.flatMap((property) => all(entity, property).filter((value) => typeof value === 'string'));
export const nested = (entity: FtmEntity, property: string): FtmEntity[] => all(entity, property).filter(isEntity);

/** Data about a person from other lines of a flat file. */
interface FlatContext {
  /** Names of offices by id. */
  posts: ReadonlyMap<string, string>;
  links: readonly ListedLink[];
}

/** A person from a FollowTheMoney entity and the entities that describe it. */
export function personOf(
  entity: FtmEntity,
  pending: readonly FtmEntity[],
  file: string,
  line: number,
  { posts, links }: FlatContext = { posts: new Map(), links: [] },
): ListedPerson {
  const about = [
    ...pending,
    ...['sanctions', 'passportEntity', 'identificiation', 'positionOccupancies'].flatMap((name) =>
      nested(entity, name),
    ),
  ];
  const sanctions = about.filter(({ schema }) => schema === 'Sanction');
  const papers = about.filter(({ schema }) => schema === 'Passport' || schema === 'Identification');
  const offices = about.filter(({ schema }) => schema === 'Occupancy').map((one) => officeOf(one, posts));
  const sexes = values(entity, 'gender').flatMap((text) =>
    text === 'male' ? (['M'] as const) : text === 'female' ? (['F'] as const) : [],
  );
  const starts = sanctions.flatMap((sanction) => values(sanction, 'listingDate', 'startDate')).toSorted();
  const named = values(entity, 'name');
  return makePerson(
    {
      sourceId: entity.id,
      names: [
        ...(named.length === 0 && entity.caption ? [entity.caption] : named).map((text) => ({
          text,
          kind: 'name' as const,
        })),
        ...values(entity, 'alias', 'previousName').map((text) => ({ text, kind: 'alias' as const })),
        ...values(entity, 'weakAlias').map((text) => ({ text, kind: 'weak_alias' as const })),
      ],
      births: values(entity, 'birthDate').flatMap((text) => readBirth(text) ?? []),
      sexes,
      countries: countryCodes(values(entity, 'nationality', 'citizenship', 'country')),
      birthPlaces: values(entity, 'birthPlace'),
      numbers: [
        ...numbersOf(entity, 'passportNumber', 'Passport'),
        ...numbersOf(entity, 'idNumber', 'Identification'),
        ...numbersOf(entity, 'taxNumber', 'Tax ID'),
        ...numbersOf(entity, 'innCode', 'INN'),
        ...numbersOf(entity, 'socialSecurityNumber', 'SSN'),
        ...papers.flatMap((paper) =>
          values(paper, 'number').map((number) => ({
            kind: values(paper, 'type')[0] ?? paper.schema,
            number,
            country: countryCode(values(paper, 'country')[0] ?? '') ?? null,
          })),
        ),
      ],
      topics: topicsOf(values(entity, 'topics'), sanctions.length > 0),
      programmes: [...values(entity, 'programId'), ...sanctions.flatMap((one) => values(one, 'programId', 'program'))],
      listedSince: /^\d{4}-\d{2}-\d{2}/.exec(starts[0] ?? entity.first_seen ?? '')?.[0] ?? null,
      positions: [...offices, ...values(entity, 'position')],
      links: [...linksOf(entity), ...links],
      remarks: [...values(entity, 'notes'), ...sanctions.flatMap((one) => values(one, 'reason'))].join('\n'),
      url: httpUrl(values(entity, 'sourceUrl')) ?? openSanctionsPage(entity.id),
    },
    file,
    line,
  );
}

const numbersOf = (entity: FtmEntity, property: string, kind: string): ListedPerson['numbers'] =>
  values(entity, property).map((number) => ({ kind, number, country: null }));

const httpUrl = (urls: string[]): string | undefined =>
  urls.find((url) => /^https?:\/\//.test(url) && URL.canParse(url));

function topicsOf(topics: readonly string[], isSanctioned: boolean): Topic[] {
  const found = topics.map(ftmTopic);
  // A sanction record implies the sanction topic, unless the topics mark a counter-sanction or a link to a sanctioned entity.
  const isOther = found.some((topic) => topic === 'sanction_counter' || topic === 'sanction_linked');
  if (isSanctioned && !isOther) found.push('sanction');
  return found.length > 0 ? found : ['other'];
}
