import type { ListView } from '../../shared/api/screening.ts';
import { signIn } from './colleague.ts';
import type { Team } from './notes.ts';

type Values = Record<string, string[]>;

/**
 * People who look like some of the demo's, and are as invented as those: no real person who is listed is ever a subject
 * here. One is like a subject in all, one in name and year, one in another script, and one is a namesake of another age.
 */
const people: [id: string, properties: Values][] = [
  [
    'demo-1',
    {
      name: ['Tsereteli, Luka Davit', 'ლუკა წერეთელი'],
      alias: ['Louka Cereteli'],
      ...{ birthDate: ['1989-11-02'], gender: ['male'], nationality: ['ge'], topics: ['sanction'] },
      position: ['Director, Example Trading LLC'],
      notes: ['An invented entry of the demo: named for shipping goods that are under embargo.'],
    },
  ],
  [
    'demo-2',
    {
      ...{ name: ['Gelashvili, Tamar'], birthDate: ['1996'], gender: ['female'], nationality: ['ge'] },
      ...{ topics: ['role.pep'], position: ['Member of a city council'] },
      notes: ['An invented entry of the demo.'],
    },
  ],
  [
    'demo-3',
    {
      ...{ name: ['Nino Kapanadze'], birthDate: ['1961-07-30'], gender: ['female'], topics: ['crime.fin'] },
      notes: ['An invented entry of the demo: a namesake of another age.'],
    },
  ],
  ['demo-4', { name: ['Iria Quelvarro'], birthDate: ['1970'], topics: ['role.rca'], notes: ['An invented entry.'] }],
];

/** The demo company's own list, sent as its master would, so that some of its sessions have hits to look at. */
export async function seedWatchlist({ url, emails, password, signal }: Team): Promise<void> {
  const master = await signIn(url, emails[0]!, password, signal);
  const lines = people.map(([id, properties]) =>
    JSON.stringify({
      ...{ id, schema: 'Person', caption: properties.name![0], target: true, datasets: ['demo'] },
      properties: { ...properties, programId: ['DEMO'], sourceUrl: ['https://example.org/watchlist'] },
      ...{ first_seen: '2024-02-01T00:00:00', last_seen: new Date().toISOString().slice(0, 19) },
    }),
  );
  const form = new FormData();
  form.append('title', 'Demo watchlist (invented)');
  form.append('files', new Blob([lines.join('\n')]), 'demo-watchlist.json');
  await master.send<ListView>('/api/screening/lists', form);
}
