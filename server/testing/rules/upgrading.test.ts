import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');
const list = readFileSync(path.join(root, 'UPGRADING.md'), 'utf8');
/** Files and patterns of files that it names. */
const named = [...list.matchAll(/`((?:server|client|shared|e2e|bench|scripts)\/[^`]+\/?)`/g)].map((m) => m[1]!);

test('each file that UPGRADING.md names is there', () => {
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((file) => globSync(file, { cwd: root }).length === 0)).toEqual([]);
});

test('each member of a library that begins with an underscore is used in a file that UPGRADING.md names', () => {
  const sources = globSync('{server,client/src,shared}/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.test\.tsx?$|-suite\.ts$|\/testing\//.test(file),
  );
  const reaching = sources.filter((file) => /[\w)\]!?]\._[a-z]/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(reaching.length).toBeGreaterThan(5);
  expect(reaching.filter((file) => !named.includes(file))).toEqual([]);
});
