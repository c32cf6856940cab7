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
/** What a file is, by its name or folder. A command is one use case: transaction, lock, rule, rows, facts. */
const isCommand = (file: string): boolean => /^server\/.*\/commands(\/[\w-]+)?\.ts$/.test(file);
/** Pure: time is an argument. */
const isRules = (file: string): boolean => /^server\/.*\/rules(\/[\w-]+)?\.ts$/.test(file);
/** Of the client, below all features. */
const clientBase = /^client\/src\/(session-model|ui|live|text|listing|page|keyboard|accounts)\/|^client\/src\/api\.ts$/;

/** What pulls from the log: only the app's table of contents may know of it. */
const pullers = ['server/live', 'server/webhooks', 'server/screening', 'server/retention'];

/** What writes facts and is no command: it follows the log, a queue or a clock, or notes a download that has begun. */
const backgroundWork = [
  'server/audit/denial-log.ts',
  'server/conditions/rollout/apply-batch.ts',
  'server/conditions/rollout/reassess.ts',
  'server/decisions/claims/end-claims.ts',
  'server/decisions/claims/wake.ts',
  'server/ingest/expiry.ts',
  'server/mentions/keep-mentions.ts',
  'server/notes/connection/tell.ts',
  'server/reports/exports/zip.ts',
  'server/reports/making/make.ts',
  'server/screening/lists/fetch/official.ts',
  'server/screening/lists/import/acquire-import.ts',
  'server/screening/lists/import/activate-version.ts',
  'server/screening/runs/due.ts',
  'server/screening/runs/rescreen.ts',
  'server/sessions/csv/list-export.ts',
];

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
    "a feature never imports another's commands; bulk runs those of others for many sessions, and a command line calls one",
    ({ from, to }) =>
      isCommand(to) && feature(from) !== feature(to) && feature(from) !== 'server/bulk' && part(from) === 'server',
  ],
  ['rules import rules and shared alone', ({ from, to }) => isRules(from) && !/^shared\//.test(to) && !isRules(to)],
  [
    'queries, tables and rules do not command',
    ({ from, to }) => (/\/(queries|tables)\.ts$/.test(from) || isRules(from)) && isCommand(to),
  ],
  ['commands answer no requests', ({ from, to }) => isCommand(from) && /\/[\w-]*routes?\.ts$/.test(to)],
  [
    'what features of the client share imports no feature',
    ({ from, to }) => clientBase.test(from) && to.startsWith('client/src/') && !clientBase.test(to),
  ],
];

test.each(rules)('%s', (_name, offends) => {
  const offending = arrows.filter((a) => !isTest(a.from) && offends(a)).map((a) => `${a.from} → ${a.to}`);
  expect(offending).toEqual([]);
});

/** Of a file that decides and computes only: a clock, chance, a process or the outside world are its caller's to bring. */
const impure =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bprocess\.|\bfetch\(|\bsetTimeout\(|\bawait\b|\brandom(UUID|Bytes)|from 'node:(?!crypto')|from 'kysely'|from '[^']*db\//;

test('rules, checks and scores are pure: no database, no clock, no chance, no input or output', () => {
  const pure = sources.filter(
    (file) => (isRules(file) || /^server\/(checks|screening\/score)\//.test(file)) && !isTest(file),
  );
  expect(pure.length).toBeGreaterThan(15);
  const offending = pure.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, i) =>
        impure.test(line.replace(/\/\/.*|^\s*\/?\*.*/, '')) ? [`${file}:${i + 1} ${line.trim()}`] : [],
      ),
  );
  expect(offending).toEqual([]);
});

test('each use case is recognisable: what runs a transaction with facts is a command, or follows the log or a clock', () => {
  const transacting = arrows.filter(({ to, from }) => to === 'server/log/transact.ts' && !isTest(from));
  const runs = transacting
    .map(({ from }) => from)
    .filter((file) => /\btransact\(/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(runs.filter((file) => !isCommand(file)).toSorted()).toEqual(backgroundWork);
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
