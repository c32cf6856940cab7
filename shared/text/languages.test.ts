import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { ar } from './ar/catalogue.ts';
import { en } from './en/catalogue.ts';
import { formatMessage } from './format-message.ts';
import { ka } from './ka/catalogue.ts';

/** `decide.why.retry` → its message, of a whole catalogue. Lists count as many messages. */
function messagesOf(tree: object, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([name, at]): [string, string][] =>
    typeof at === 'string' ? [[[...path, name].join('.'), at]] : messagesOf(at, [...path, name]),
  );
}

/** `n:plural who:argument`: what a message takes, in whichever order and however often. */
function argumentsIn(message: string): string {
  const found = new Set<string>();
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue;
      const kind = element.type === TYPE.select ? 'select' : element.type === TYPE.argument ? 'text' : 'number';
      found.add(`${element.value}:${kind}`);
      if ('options' in element) for (const { value } of Object.values(element.options)) walk(value);
    }
  };
  walk(parse(message, { ignoreTag: true }));
  return [...found].toSorted().join(' ');
}

const english = new Map(messagesOf(en));

test('each English message is sound ICU syntax', () => {
  for (const [path, message] of english) expect(() => argumentsIn(message), path).not.toThrow();
});

describe.each([
  ['ka', ka],
  ['ar', ar],
])('%s', (locale, tree) => {
  const translated = new Map(messagesOf(tree));

  test('has every message of English and no other', () => {
    expect([...translated.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test('each message takes the arguments of the English one', () => {
    const differing = [...translated].filter(
      ([path, message]) => argumentsIn(message) !== argumentsIn(english.get(path)!),
    );
    expect(differing).toEqual([]);
  });

  test('each message has a case for every plural of the language', () => {
    for (const [path, message] of translated) {
      const values = Object.fromEntries([...message.matchAll(/\{(\w+)/g)].map(([, name]) => [name, 3]));
      for (const n of [0, 1, 2, 3, 11, 100]) {
        const given = Object.fromEntries(Object.keys(values).map((name) => [name, n]));
        expect(formatMessage(message, locale, given), path).not.toContain('undefined');
      }
    }
  });

  test('is translated: what is as in English is a name, a code or a number', () => {
    const same = [...translated].filter(
      ([path, message]) => message === english.get(path) && /\p{L}{4}/u.test(message.replace(/\{[^{}]*\}/g, '')),
    );
    expect(same.map(([path]) => path)).toEqual(unchanged[locale as 'ka' | 'ar']);
  });
});

/** Product names, formats and the like, in each language by what its readers are used to. */
const unchanged: Record<'ka' | 'ar', string[]> = {
  ka: ['console.frame.product', 'corrections.datePattern', 'reports.papers.Letter'],
  ar: ['console.frame.product', 'corrections.datePattern', 'reports.papers.Letter'],
};
