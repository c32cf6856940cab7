import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');
const sources = globSync('{shared,server,client,e2e,bench}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: ['**/node_modules/**'],
});

interface Arrow {
  from: string;
  to: string;
}

/** Every import of one of our files by another, as paths from the root. */
const arrows: Arrow[] = sources.flatMap((from) =>
  [...readFileSync(path.join(root, from), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((m) => ({
    from,
    to: path.normalize(path.join(path.dirname(from), m[1]!)),
  })),
);
/** Measurements and journeys prepare their worlds as tests do. */
const isTest = (file: string): boolean =>
  /\.test\.tsx?$|-suite\.ts$/.test(file) || /^(server\/testing|bench|e2e)\//.test(file);
const part = (file: string): string => file.split('/')[0]!;
const feature = (file: string): string => file.split('/').slice(0, 2).join('/');

/** What pulls from the log: only the app's table of contents may know of it. */
const pullers = ['server/live', 'server/webhooks', 'server/screening', 'server/retention'];

const rules: [name: string, offends: (arrow: Arrow) => boolean][] = [
  ['shared imports nothing of ours', ({ from, to }) => part(from) === 'shared' && part(to) !== 'shared'],
  ['client and server never meet', ({ from, to }) => [part(from), part(to)].sort().join() === 'client,server'],
  [
    'the demo speaks the public interface alone',
    ({ from, to }) =>
      feature(from) === 'server/demo' &&
      part(to) === 'server' &&
      !/^server\/(demo\/|mrz\/reading\/mrz-make|reports\/renderer\/chromium)/.test(to),
  ],
  [
    "only the app imports what follows the log; its tables are the database's",
    ({ from, to }) =>
      pullers.includes(feature(to)) &&
      feature(from) !== feature(to) &&
      from !== 'server/app.ts' &&
      !(from === 'server/db/database.ts' && /\/tables\.ts$/.test(to)),
  ],
  [
    "a feature never imports another's commands",
    ({ from, to }) => /\/commands\.ts$/.test(to) && feature(from) !== feature(to),
  ],
  [
    'rules import rules and shared alone',
    ({ from, to }) => /\/rules\.ts$/.test(from) && !/^shared\/|rules\.ts$/.test(to),
  ],
  ['queries do not command', ({ from, to }) => /\/queries\.ts$/.test(from) && /\/commands\.ts$/.test(to)],
];

test.each(rules)('%s', (_name, offends) => {
  const offending = arrows.filter((a) => !isTest(a.from) && offends(a)).map((a) => `${a.from} → ${a.to}`);
  expect(offending).toEqual([]);
});

/** A feature of either side: the first folder below `server` or `client/src`; a file beside the folders is one by itself. */
const roomOf = (file: string): string =>
  file
    .split('/')
    .slice(0, file.startsWith('client/src/') ? 3 : 2)
    .join('/');

test('no two features import each other: what both need goes down', () => {
  const between = new Map<string, string>();
  for (const { from, to } of arrows) {
    const [a, b] = [roomOf(from), roomOf(to)];
    if (a === b || part(from) === 'shared' || isTest(from) || /\/testing\//.test(from)) continue;
    // Kysely's types of all tables are one interface, and the context names the types of what it carries.
    if ((from === 'server/db/database.ts' && /\/tables\.ts$/.test(to)) || from === 'server/context.ts') continue;
    // pg-boss has migrations of its own, on our connection.
    if (from === 'server/db/migrate.ts' && to === 'server/jobs/jobs.ts') continue;
    between.set(`${a} → ${b}`, `${from} → ${to}`);
  }
  const mutual = [...between].filter(([pair]) => between.has(pair.split(' → ').reverse().join(' → ')));
  expect(mutual.map(([, arrow]) => arrow)).toEqual([]);
});

test('no page loads the library of schemas: what it needs of an interface is types, and words of closed lists', () => {
  const loads = (from: string, pattern: RegExp) =>
    [
      ...readFileSync(path.join(root, from), 'utf8').matchAll(
        /(?:^|\n)(?:import|export) (?!type )[^;]*?from '([^']+)'/g,
      ),
    ]
      .map((m) => m[1]!)
      .filter((to) => pattern.test(to));
  const reached = new Set(
    sources.filter((file) => part(file) === 'client' && !isTest(file) && !/\/testing\//.test(file)),
  );
  for (const from of reached) {
    for (const to of loads(from, /^\./)) {
      const file = path.normalize(path.join(path.dirname(from), to));
      if (sources.includes(file)) reached.add(file);
    }
  }
  expect(reached.has('shared/session/session-list.ts')).toBe(true);
  expect([...reached].filter((file) => loads(file, /^typebox/).length > 0)).toEqual([]);
});

test('the arrows were found at all', () => {
  expect(arrows).toContainEqual({ from: 'server/db/open.ts', to: 'server/db/data-dir-lock.ts' });
  expect(arrows.length).toBeGreaterThan(100);
});
