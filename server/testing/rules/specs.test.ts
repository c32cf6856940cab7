import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const tests = globSync('{server,client,shared,e2e}/**/*{.test.ts,.test.tsx,-suite.ts,.e2e.ts}', { cwd: root });
const specs = globSync('{server,client}/**/SPEC.md', { cwd: root }).map((file) => path.dirname(file));

/** Where else the rules of a SPEC are tested: what they are about lies in several folders. */
const elsewhere: Record<string, readonly string[]> = {
  'server/decisions': ['server/conditions', 'server/screening/hit-reviews', 'server/checks'],
  'server/ingest': ['server/db', 'server/checks', 'server/conditions'],
  'server/log': ['server/audit'],
  'server/live': ['server/decisions', 'server/mentions'],
  'server/notes': ['client/src/notes', 'server/mentions', 'e2e'],
  'server/links': ['server/live'],
  'client/src/keyboard': ['client/src', 'e2e'],
};

/** Numbers in a test's title, such as `N4 N12 …`, `D17: …` or `… (K11)`; not those of a finding (`security.md H1`). */
function quotedIn(file: string): string[] {
  const titles = read(file).matchAll(
    /(?:\b(?:test|it|describe)\b[^'"`]{0,400}?\(|\]\)\(|\)\)\()\s*(['"`])(.{1,300}?)\1\s*,/g,
  );
  return [...titles].flatMap(
    ([, , title]) => title!.replace(/\w+\.md [A-Z]?\d+(, [A-Z]\d+)*/g, '').match(/\b[A-Z]\d{1,2}\b/g) ?? [],
  );
}
const numbersOf = (folder: string): string[] =>
  [...read(`${folder}/SPEC.md`).matchAll(/\*\*([A-Z]\d+)\*\*/g)].map(([, number]) => number!);
const areaOf = (folder: string): string[] =>
  tests.filter((file) => [folder, ...(elsewhere[folder] ?? [])].some((part) => file.startsWith(`${part}/`)));

test.each(specs)('%s: each rule has one number, and at least one test that quotes it', (folder) => {
  const numbers = numbersOf(folder);
  expect(numbers.length).toBeGreaterThan(2);
  expect(new Set(numbers).size).toBe(numbers.length);
  const quoted = new Set(areaOf(folder).flatMap(quotedIn));
  expect(numbers.filter((number) => !quoted.has(number))).toEqual([]);
});

test.each(specs)('%s: what its tests quote is a rule of it, or of another SPEC', (folder) => {
  const known = new Set(specs.flatMap(numbersOf));
  const letters = new Set(numbersOf(folder).map((number) => number[0]));
  const own = numbersOf(folder);
  const unknown = tests
    .filter((file) => file.startsWith(`${folder}/`))
    .flatMap((file) =>
      quotedIn(file)
        .filter((number) => letters.has(number[0]!) && !own.includes(number) && !known.has(number))
        .map((number) => `${file} ${number}`),
    );
  expect(unknown).toEqual([]);
});
