import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const source = path.join(import.meta.dirname, '..');
/** Of a report each value stands in a <bdi> of its own (print/untrusted-text.tsx). */
const ofReport = path.join('print', 'words.ts');
const files = globSync(['**/words.ts', 'text/en*.ts'], { cwd: source }).filter((file) => file !== ofReport);

/** What parameters are called that take what others wrote. */
const names = 'name|names|title|who|author|file|typed|tag|company|text|q';
const untagged = new RegExp(`(?<!sentence)\`[^\`]*\\$\\{(${names})\\}`, 'g');

// findings/real-world.md 17: a text of others leaves the order of the sentence around it.
test('each sentence around what others wrote is made by `sentence`', () => {
  expect(files.length).toBeGreaterThan(30);
  const found = files.flatMap((file) =>
    [...readFileSync(path.join(source, file), 'utf8').matchAll(untagged)].map(([text]) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});
