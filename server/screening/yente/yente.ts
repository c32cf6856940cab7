import { createHash } from 'node:crypto';
import type { ScreenedList } from '../../../shared/screening/screening.ts';
import type { ScreeningQuery } from '../../checks/screening-query.ts';
import type { Config } from '../../config.ts';
import { type FtmEntity, personOf } from '../lists/formats/opensanctions/ftm-json.ts';
import { hashOf } from '../lists/import/staged-person.ts';
import { alikeName } from '../match/own-lists.ts';
import type { Answer, Candidate, ScreeningProvider } from '../port.ts';
import { parseQuery, scorePerson } from '../score/score.ts';
import { askYente, YenteError } from './ask.ts';
import { catalog, matchAnswer } from './schema.ts';

/** yente's own algorithm, recommended by its documentation. */
const algorithm = 'logic-v2';
/** Maximum results requested. */
const limit = 50;
/** Milliseconds for which the version of the data is cached. */
const catalogFor = 60 * 60_000;

/**
 * Queries a yente server (OpenSanctions' open-source API) instead of the imported lists. The score is yente's; the reasons are
 * computed by this server, so that reviewers read both alike.
 */
export function makeYente({ url, dataset, key }: NonNullable<Config['yente']>): ScreeningProvider {
  let known: { list: ScreenedList; until: number } | undefined;
  async function listOf(): Promise<ScreenedList> {
    if (known && known.until > performance.now()) return known.list;
    const answer = await askYente(new URL(`${url}/catalog`), key);
    if (!catalog.Check(answer)) throw new YenteError('yente answered another catalog than it publishes');
    const found = answer.datasets.find(({ name }) => name === dataset);
    if (!found) throw new YenteError('yente has no such dataset: look at YENTE_DATASET');
    const date = /^\d{4}-\d{2}-\d{2}/.exec(found.updated_at ?? '')?.[0] ?? null;
    const version = Number(/^\d{8}/.exec(found.version ?? '')?.[0] ?? date?.replaceAll('-', '') ?? 0);
    const list = { id: idOf(`yente ${dataset}`), title: found.title, authority: 'yente', date, version };
    known = { list, until: performance.now() + catalogFor };
    return list;
  }
  return {
    outsideList: listOf,
    async screen(query, { threshold }): Promise<Answer> {
      const list = await listOf();
      const address = new URL(`${url}/match/${encodeURIComponent(dataset)}`);
      const cutoff = Math.min(threshold, 0.5);
      for (const [name, value] of Object.entries({ algorithm, threshold, cutoff, limit })) {
        address.searchParams.set(name, String(value));
      }
      const answer = await askYente(address, key, { queries: { subject: asEntity(query) } });
      const response = matchAnswer.Check(answer) ? answer.responses.subject : undefined;
      if (response?.status !== 200) throw new YenteError('yente answered another thing than it publishes');
      const parsed = parseQuery(query);
      const candidates = response.results
        .filter(({ schema }) => schema === 'Person')
        .map((result): Candidate & { name: number } => {
          const person = personOf(result as unknown as FtmEntity, [], 'yente', 0);
          const { name, reasons } = scorePerson(parsed, person);
          const hash = hashOf(person);
          return { list, person, hash, reasons, name, score: Math.round(result.score * 1_000) / 1_000 };
        })
        .filter(({ score, name }) => score >= threshold || name >= alikeName)
        .toSorted((a, b) => b.score - a.score)
        .map(({ name: _, ...candidate }) => candidate);
      return { provider: 'yente', lists: [list], algorithm: `yente ${algorithm}`, candidates };
    },
  };
}

/** The query as a FollowTheMoney person. */
function asEntity({ names, birthDate, sex, country, birthPlace, numbers }: ScreeningQuery) {
  return {
    schema: 'Person',
    properties: {
      name: names,
      ...(birthDate && { birthDate: [birthDate] }),
      ...(sex && { gender: [sex === 'F' ? 'female' : 'male'] }),
      ...(country && { nationality: [country.toLowerCase()] }),
      ...(birthPlace && { birthPlace: [birthPlace] }),
      ...(numbers.length > 0 && { idNumber: numbers, passportNumber: numbers }),
    },
  };
}

/** Deterministic UUID: the same dataset keeps its list id across restarts (RFC 9562, version 8). */
function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
