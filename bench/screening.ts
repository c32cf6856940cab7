import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import type { ScreeningQuery } from '../server/checks/screening-query.ts';
import { importEmbedded } from '../server/screening/lists/embedded.ts';
import { makeOwnLists } from '../server/screening/match/own-lists.ts';
import { nameLikeness } from '../server/screening/names/compare.ts';
import { wordsOf } from '../server/screening/names/words.ts';
import type { ScreeningProvider } from '../server/screening/port.ts';
import { makeDatabase } from '../server/testing/database.ts';
import type { ListedPerson } from '../shared/screening.ts';
import { distort } from './distortions.ts';
import { ordinaryPeople } from './ordinary-people.ts';
import { makeRandom } from './people.ts';

// node bench/screening.ts [--data <folder of names/>] [--smallest]: what screening finds and what it does not, beside the naive way.

const { values } = parseArgs({ options: { data: { type: 'string' }, smallest: { type: 'boolean', default: false } } });
/** Of the listed, and of strangers. */
const asks = values.smallest ? { listed: 60, strangers: 60 } : { listed: 2_000, strangers: 5_000 };
const threshold = 0.7;
const companyId = '00000000-0000-4000-8000-000000000000';

const db = await makeDatabase();

/** Person pairs, each judged by people: ours beside OpenSanctions' own matcher and trigrams. */
function pairs(folder: string): void {
  type Pair = Record<'name1' | 'name2' | 'is_match' | 'schema' | 'quality', string>;
  const read = (name: string) => parse(readFileSync(path.join(folder, name)), { columns: true }) as Pair[];
  const all = read('name-pairs.csv');
  const people = all.filter(({ schema }) => schema === 'Person');
  console.log(`\nperson pairs (${people.length}): precision, recall, F1`);
  const print = (name: string, says: (pair: Pair) => boolean): void => {
    const isMatch = ({ is_match }: Pair) => is_match.toLowerCase() === 'true';
    const right = people.filter((pair) => says(pair) && isMatch(pair)).length;
    const said = people.filter(says).length;
    const there = people.filter(isMatch).length;
    const strong = people.filter((pair) => isMatch(pair) && pair.quality === 'STRONG');
    const [p, r] = [right / said, right / there];
    const f1 = ((2 * p * r) / (p + r)).toFixed(3);
    console.log(
      `  ${name.padEnd(22)} ${p.toFixed(3)} ${r.toFixed(3)} ${f1}  strong: ${strong.filter(says).length} of ${strong.length}`,
    );
  };
  print('vidimus-2', ({ name1, name2 }) => nameLikeness(wordsOf(name1), wordsOf(name2)).likeness >= threshold);
  const theirs = new Map(
    (
      parse(readFileSync(path.join(folder, 'name-pairs-logic-v2.csv')), { columns: true }) as Record<string, string>[]
    ).map((row) => [`${row.name1}|${row.name2}`, row.predicted_match === 'true']),
  );
  print('logic-v2', ({ name1, name2 }) => theirs.get(`${name1}|${name2}`) === true);
  print('similarity() > 0.5', ({ name1, name2 }) => similarity(name1, name2) > 0.5);
}

/** As pg_trgm has it. */
function similarity(a: string, b: string): number {
  const trigrams = (text: string) =>
    new Set(
      (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => {
        const padded = `  ${word} `;
        return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3));
      }),
    );
  const [one, other] = [trigrams(a), trigrams(b)];
  return one.intersection(other).size / (one.union(other).size || 1);
}

/** The listed themselves, as documents may write them. */
async function recall(provider: ScreeningProvider): Promise<void> {
  const rows = await db.selectFrom('listed_person').select('person').where('until', 'is', null).orderBy('id').execute();
  const next = makeRandom(1);
  const people = rows
    .map(({ person }) => person)
    .toSorted(() => next() - 0.5)
    .slice(0, asks.listed);
  const found = new Map<string, { asked: number; found: number; naive: number; missed: string[] }>();
  for (const [n, person] of people.entries()) {
    const { kind, name } = distort(person, n, next);
    const isFound = await finds(provider, asked(person, name), person.sourceId);
    const row = found.get(kind) ?? { asked: 0, found: 0, naive: 0, missed: [] };
    row.asked += 1;
    if (isFound) row.found += 1;
    else row.missed.push(`${name} (${person.names[0]!.text})`);
    if (person.names.some(({ text }) => similarity(text, name) > 0.5)) row.naive += 1;
    found.set(kind, row);
  }
  console.log('\nlisted persons, distorted: asked, found, by similarity() > 0.5');
  const sum = { asked: 0, found: 0, naive: 0 };
  for (const [kind, row] of [...found].toSorted()) {
    console.log(
      `  ${kind.padEnd(22)} ${String(row.asked).padStart(5)} ${share(row.found, row.asked)} ${share(row.naive, row.asked)}  ${row.missed.slice(0, 4).join('; ')}`,
    );
    for (const key of ['asked', 'found', 'naive'] as const) sum[key] += row[key];
  }
  console.log(
    `  ${'all'.padEnd(22)} ${String(sum.asked).padStart(5)} ${share(sum.found, sum.asked)} ${share(sum.naive, sum.asked)}`,
  );
  const exact = { asked: 0, found: 0, missed: [] as string[] };
  for (const person of people) {
    for (const { text } of person.names.filter(({ kind }) => kind !== 'weak_alias').slice(0, 4)) {
      exact.asked += 1;
      if (await finds(provider, { names: [text], numbers: [] }, person.sourceId)) exact.found += 1;
      else exact.missed.push(text);
    }
  }
  console.log(
    `  exact names and strong aliases, without a birth date: ${exact.found} of ${exact.asked} ${exact.missed.slice(0, 8).join('; ')}`,
  );
  await yearsAlone(provider, people);
}

/** Of many the lists know a year alone: the documents of those have a day in it. */
async function yearsAlone(provider: ScreeningProvider, people: ListedPerson[]): Promise<void> {
  const having = people.filter(({ births }) => births.length > 0 && births.every((birth) => /^\d{4}$/.test(birth)));
  let found = 0;
  for (const { names, births, sourceId } of having) {
    const query = { names: [names[0]!.text], birthDate: `${births[0]}-07-08`, numbers: [] };
    if (await finds(provider, query, sourceId)) found += 1;
  }
  console.log(`  exact names, with a day in the year that is all the list knows: ${found} of ${having.length}`);
}

const share = (n: number, of: number): string => (n / of).toFixed(4).padStart(7);

const asked = ({ births, sexes }: ListedPerson, name: string): ScreeningQuery => {
  const birth = births.find((one) => /^\d{4}-\d{2}-\d{2}$/.test(one));
  return {
    names: [name],
    numbers: [],
    ...(birth && { birthDate: birth }),
    ...(sexes.length === 1 && { sex: sexes[0]! }),
  };
};

async function finds(provider: ScreeningProvider, query: ScreeningQuery, sourceId: string): Promise<boolean> {
  const { candidates } = await provider.screen(query, { companyId, threshold });
  return candidates.some(({ person, score }) => person.sourceId === sourceId && score >= threshold);
}

/** People who are not listed. */
async function negatives(provider: ScreeningProvider, folder: string | undefined): Promise<void> {
  console.log('\nstrangers: hits');
  const print = async (what: string, people: ScreeningQuery[]): Promise<void> => {
    const hits: string[] = [];
    let naive = 0;
    for (const query of people) {
      const { candidates } = await provider.screen(query, { companyId, threshold });
      const best = candidates.find(({ score }) => score >= threshold);
      if (best)
        hits.push(
          `${query.names[0]} ${query.birthDate} = ${best.person.names[0]!.text} ${best.person.births[0] ?? ''} ${best.score}`,
        );
      if (candidates.some(({ person }) => person.names.some(({ text }) => similarity(text, query.names[0]!) > 0.5)))
        naive += 1;
    }
    console.log(
      `  ${what.padEnd(22)} ${hits.length} of ${people.length} (${((100 * hits.length) / people.length).toFixed(2)} %); by similarity() > 0.5 at least ${naive}`,
    );
    for (const hit of hits.slice(0, 10)) console.log(`    ${hit}`);
  };
  if (folder) {
    const rows = parse(readFileSync(path.join(folder, 'negatives-us-1k.csv')), { columns: true }) as Record<
      string,
      string
    >[];
    await print(
      'negatives-us-1k',
      rows.map(({ full_name, date_of_birth }) => ({ names: [full_name!], birthDate: date_of_birth!, numbers: [] })),
    );
  }
  await print('ten countries', ordinaryPeople(asks.strangers));
}

try {
  if (values.data) pairs(values.data);
  await importEmbedded({
    db,
    bell: { ring() {} } as never,
    now: () => new Date(),
    logger: { info() {}, warn() {} } as never,
  });
  const provider = makeOwnLists(db);
  await provider.warm?.();
  await recall(provider);
  await negatives(provider, values.data);
} finally {
  await db.destroy();
}
