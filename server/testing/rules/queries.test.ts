import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');

/** Ids, numbers, times and words of a closed list: what an address may hold. */
const known = [
  'server/decisions/routes.ts EventsQuery',
  'server/ingest/http/photo-route.ts PhotoQuery',
  'server/live/routes.ts Query',
  'server/mentions/routes.ts MentionsQuery',
  'server/notes/routes.ts HistoryQuery',
  // Its cursor is a time and an id.
  'server/screening/alerts/routes.ts AlertQuery',
];

test('no address holds what somebody typed of a person: a new query is looked at for it (security.md L8)', () => {
  const found = globSync('server/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }).flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/querystring(?:: (\w+)|,)/g)].map(
      ([, schema]) => `${file} ${schema}`,
    ),
  );
  expect(found.toSorted()).toEqual(known);
});
