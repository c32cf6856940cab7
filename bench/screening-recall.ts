import type { ScreeningQuery } from '../server/checks/screening-query.ts';
import type { ListedPerson } from '../shared/screening/screening.ts';
import { distort } from './distortions.ts';
import { makeRandom } from './people.ts';
import { similarity } from './trigrams.ts';

/** Does screening find this entry? */
export type Finds = (query: ScreeningQuery, sourceId: string) => Promise<boolean>;

interface Row {
  asked: number;
  found: number;
  naive: number;
  missed: string[];
}

/** Counts what is found of many askings, by kind, and prints it beside trigrams. */
class Table {
  readonly #rows = new Map<string, Row>();
  add(kind: string, found: boolean, naive: boolean, missed: string): void {
    const row = this.#rows.get(kind) ?? { asked: 0, found: 0, naive: 0, missed: [] };
    row.asked += 1;
    if (found) row.found += 1;
    else row.missed.push(missed);
    if (naive) row.naive += 1;
    this.#rows.set(kind, row);
  }
  print(title: string): void {
    console.log(`\n${title}: asked, found, by similarity() > 0.5`);
    const all = [...this.#rows].toSorted();
    for (const [kind, row] of all) {
      console.log(
        `  ${kind.padEnd(22)} ${String(row.asked).padStart(5)} ${share(row.found, row.asked)} ${share(row.naive, row.asked)}  ${row.missed.slice(0, 4).join('; ')}`,
      );
    }
    const sum = (key: 'asked' | 'found' | 'naive') => all.reduce((total, [, row]) => total + row[key], 0);
    console.log(
      `  ${'all'.padEnd(22)} ${String(sum('asked')).padStart(5)} ${share(sum('found'), sum('asked'))} ${share(sum('naive'), sum('asked'))}`,
    );
  }
}

const share = (n: number, of: number): string => (n / of).toFixed(4).padStart(7);
const isNaive = ({ names }: ListedPerson, name: string) => names.some(({ text }) => similarity(text, name) > 0.5);

/** The listed themselves, as documents may write them. */
export async function distorted(finds: Finds, people: readonly ListedPerson[]): Promise<void> {
  const next = makeRandom(1);
  const table = new Table();
  for (const [n, person] of people.entries()) {
    const { kind, name } = distort(person, n, next);
    const query = { names: [name], numbers: [], ...knownOf(person, wholeBirth(person)) };
    table.add(kind, await finds(query, person.sourceId), isNaive(person, name), `${name} (${person.names[0]!.text})`);
  }
  table.print('listed persons, distorted');
}

/** Names that a list says without a date. */
export async function exactNames(finds: Finds, people: readonly ListedPerson[]): Promise<void> {
  const exact = { asked: 0, found: 0, missed: [] as string[] };
  for (const person of people) {
    for (const { text } of person.names.filter(({ kind }) => kind !== 'weak_alias').slice(0, 4)) {
      exact.asked += 1;
      if (await finds({ names: [text], numbers: [] }, person.sourceId)) exact.found += 1;
      else exact.missed.push(text);
    }
  }
  console.log(
    `  exact names and strong aliases, without a birth date: ${exact.found} of ${exact.asked} ${exact.missed.slice(0, 8).join('; ')}`,
  );
}

/**
 * Each person of a list as the subject of a session: name, country, and the birth date as the list has it; what it knows
 * roughly has some day on a document. Then the same with each distortion, and with a word where a name is missing.
 */
export async function asSessions(finds: Finds, people: readonly ListedPerson[]): Promise<void> {
  const next = makeRandom(2);
  const plain = new Table();
  const changed = new Table();
  const rough = new Table();
  for (const [n, person] of people.entries()) {
    const [name] = person.names;
    const known = { numbers: [], ...knownOf(person, anyBirth(person)) };
    const about = `${name!.text} ${known.birthDate ?? ''} (${person.births.join(', ')})`;
    plain.add(
      kindOfBirth(person),
      await finds({ names: [name!.text], ...known }, person.sourceId),
      isNaive(person, name!.text),
      about,
    );
    for (let kind = 0; kind < 8; kind++) {
      const made = distort(person, kind, next);
      const found = await finds({ names: [made.name], ...known }, person.sourceId);
      changed.add(made.kind, found, isNaive(person, made.name), `${made.name} (${name!.text})`);
    }
    const missing = ['FNU', 'LNU', 'XXX', 'No given name'][n % 4]!;
    const lone = `${missing} ${name!.text}`;
    changed.add('placeholder', await finds({ names: [lone], ...known }, person.sourceId), isNaive(person, lone), lone);
    const year = Number(/^~(\d{4})/.exec(person.births[0] ?? '')?.[1]);
    for (const by of year ? [-1, 1, 2] : []) {
      const query = { names: [name!.text], ...known, birthDate: `${year + by}-07-08` };
      rough.add(
        `${by > 0 ? '+' : ''}${by} years`,
        await finds(query, person.sourceId),
        isNaive(person, name!.text),
        name!.text,
      );
    }
  }
  plain.print('the UN list as sessions, by what it knows of the birth date');
  changed.print('the UN list as sessions, distorted');
  rough.print('rough birth dates, and another year on the document');
}

const wholeBirth = ({ births }: ListedPerson) => births.find((one) => /^\d{4}-\d{2}-\d{2}$/.test(one));

/** A day that agrees with what the list knows. */
function anyBirth({ births }: ListedPerson): string | undefined {
  const [birth] = births;
  if (birth === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(birth)) return birth;
  if (/^\d{4}-\d{2}$/.test(birth)) return `${birth}-15`;
  const years = birth.match(/\d{4}/g)!.map(Number);
  return `${Math.floor(years.reduce((a, b) => a + b, 0) / years.length)}-07-08`;
}

function kindOfBirth({ births }: ListedPerson): string {
  const [birth] = births;
  if (birth === undefined) return 'no date';
  if (birth.startsWith('~')) return 'rough';
  if (birth.includes('/')) return 'between';
  return ({ 10: 'day', 7: 'month', 4: 'year' } as Record<number, string>)[birth.length] ?? 'other';
}

function knownOf({ sexes, countries }: ListedPerson, birthDate: string | undefined) {
  return {
    ...(birthDate && { birthDate }),
    ...(sexes.length === 1 && { sex: sexes[0]! }),
    ...(countries[0] && { country: countries[0] }),
  };
}
