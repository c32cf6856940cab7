import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const source = path.join(import.meta.dirname, '..');
const files = globSync('**/*.tsx', { cwd: source }).filter((file) => !/\.test\.|testing/.test(file));

/** Names of files, keys and the beginning of an address: the same in every language. */
const named = new Set(['session.json', 'report.json', 'Enter', 'Esc', 'https://']);

const attributes =
  'aria-label|aria-description|aria-valuetext|aria-roledescription|title|placeholder|alt|label|data-tip';
const inAttribute = new RegExp(
  `\\b(?:${attributes})=(?:"([^"]*\\p{L}{2}[^"]*)"|\\{['\`]([^'\`{}]*\\p{L}{2}[^'\`]*)['\`]\\})`,
  'gu',
);
const betweenTags = /(?<=[^=]>)\s*([^<>{}=;()]*\p{L}{2}[^<>{}=;()]*)\s*(?=<\/|\{)/gu;

/** @returns texts in the markup of a component that are no messages */
function straysIn(code: string): string[] {
  const bare = code.replace(/\/\*.*?\*\//gs, '').replace(/(?<!:)\/\/.*/g, '');
  return [...bare.matchAll(inAttribute), ...bare.matchAll(betweenTags)]
    .map((found) => (found[1] ?? found[2])!.trim())
    .filter((text) => !named.has(text) && !/=>|\bconst\b|&&|\|\||[`?]/.test(text));
}

test('what a person reads is a message of shared/text: no text stands in the markup of a component', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(straysIn('<p title="Close it">\n  Hello {name}</p><b>Hello</b>')).toEqual(['Close it', 'Hello', 'Hello']);
  expect(
    files.flatMap((file) => straysIn(readFileSync(path.join(source, file), 'utf8')).map((text) => `${file}: ${text}`)),
  ).toEqual([]);
});
