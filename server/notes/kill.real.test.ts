import { expect, test } from 'vitest';
import { dieWhileFiveType } from '../testing/notes/note-deaths.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';

/** N4. What anybody had seen of another, and what its author was told is saved, is there after the death. */
test.each([
  ['postgres', 10],
  ['embedded', 3],
] as const)(
  'N4 kill -9 while five type takes back nothing that was seen or said to be saved: %s',
  async (kind, deaths) => {
    const place = kind === 'embedded' ? kind : { url: await makePostgresUrl() };
    const { stored, gone, lost, back } = await dieWhileFiveType(place, deaths);
    expect(stored).toBeGreaterThan(50);
    expect(gone).toBeGreaterThan(0);
    expect({ lost, back }).toEqual({ lost: [], back: [] });
  },
);
