import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ScreeningQuery } from '../server/checks/screening-query.ts';
import type { Candidate } from '../server/screening/port.ts';
import { nativeStrangers } from './native-strangers.ts';
import { ordinaryPeople } from './ordinary-people.ts';
import { similarity } from './trigrams.ts';

/** Candidates for a subject, hits first. */
export type Screens = (query: ScreeningQuery) => Promise<readonly Candidate[]>;

/** People who are not listed: each hit is work for nothing. */
export async function strangers(screens: Screens, threshold: number, n: number, folder?: string): Promise<void> {
  console.log('\nstrangers: hits');
  const print = async (what: string, people: readonly ScreeningQuery[]): Promise<void> => {
    const hits: string[] = [];
    let naive = 0;
    for (const query of people) {
      const candidates = await screens(query);
      const best = candidates.find(({ score }) => score >= threshold);
      if (best)
        hits.push(
          `${query.names.join(' / ')} ${query.birthDate ?? ''} = ${best.person.names[0]!.text} ${best.person.births[0] ?? ''} ${best.score}`,
        );
      if (candidates.some(({ person }) => person.names.some(({ text }) => similarity(text, query.names[0]!) > 0.5)))
        naive += 1;
    }
    console.log(
      `  ${what.padEnd(32)} ${hits.length} of ${people.length} (${((100 * hits.length) / people.length).toFixed(2)} %); by similarity() > 0.5 at least ${naive}`,
    );
    for (const hit of hits.slice(0, 8)) console.log(`    ${hit}`);
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
  const ordinary = ordinaryPeople(n);
  await print('ten countries', ordinary);
  await print('ten countries, no birth date', ordinary.slice(0, n / 2).map(withoutBirth));
  const native = nativeStrangers(n / 5);
  await print('native script alone', native);
  await print('native script, no birth date', native.slice(0, n / 10).map(withoutBirth));
}

const withoutBirth = ({ birthDate: _, ...query }: ScreeningQuery): ScreeningQuery => query;
