import { expect, test, vi } from 'vitest';

const reads = vi.hoisted(() => [] as string[]);
vi.mock('./language.ts', async (original) => {
  const language = await original<typeof import('./language.ts')>();
  const find: typeof language.find = (room, path, english) => {
    reads.push(`${room}.${path.join('.')}`);
    return language.find(room, path, english);
  };
  return { ...language, find };
});

import { threads } from '../../../shared/text/en/threads.ts';
import { messages } from './messages.ts';

const words = messages('threads', threads);

// findings/real-world.md 17: a text of others leaves the order of the sentence around it.
test('what others wrote is put into a message so that it cannot turn the sentence around', () => {
  expect(words.resolved({ name: 'Ana' })).toBe('Resolved by Ana');
  expect(words.resolved({ name: 'ليلى' })).toBe('Resolved by \u2068ليلى\u2069');
  expect(words.resolved({ name: 'a\u202eb' })).toBe('Resolved by a‹U+202E›b');
});

test('a text that looks like ICU syntax is text', () => {
  expect(words.resolved({ name: '{n, plural, other {#}} <b>' })).toBe('Resolved by {n, plural, other {#}} <b>');
});

test('plurals and numbers are those of the language', () => {
  expect(words.open({ n: 1 })).toBe('1 open thread');
  expect(words.open({ n: 1200 })).toBe('1,200 open threads');
});

const modules = import.meta.glob(['../**/*.ts', '../**/*.tsx', '!../**/*.test.*', '!../main.tsx', '!../print/main.ts']);

test('no message is read when a module is loaded: the language of the page can change', async () => {
  expect(Object.keys(modules).length).toBeGreaterThan(300);
  const early: string[] = [];
  for (const [name, load] of Object.entries(modules)) {
    reads.length = 0;
    await load();
    for (const read of reads) early.push(`${name}: ${read}`);
  }
  expect(early).toEqual([]);
});
