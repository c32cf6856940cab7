import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { content } from '../extensions.ts';
import { differenceOf, movePosition } from './move-position.ts';

const schema = getSchema(content);
const p = (text: string) => ({ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) });
const list = (...items: string[]) => ({
  type: 'bulletList',
  content: items.map((text) => ({ type: 'listItem', content: [p(text)] })),
});
const doc = (...content: object[]) => Node.fromJSON(schema, { type: 'doc', content });
/** The letters on both sides of a place, and how many letters of its block stand before it. */
const around = (of: Node, pos: number) => {
  const at = of.resolve(pos);
  return `${at.parent.textBetween(0, at.parentOffset)}|${at.parent.textBetween(at.parentOffset, at.parent.content.size)}`;
};

describe('movePosition', () => {
  const hello = doc(p('first'), p('hello '));
  const end = hello.content.size - 1;
  it.each([
    ['nothing', doc(p('first'), p('hello ')), 'hello |'],
    ['a letter before it', doc(p('first'), p('Xhello ')), 'Xhello |'],
    ['a paragraph before all', doc(p(''), p('first'), p('hello ')), 'hello |'],
    ['a paragraph behind the other', doc(p('first'), p('new'), p('hello ')), 'hello |'],
    ['its paragraph was split', doc(p('first'), p('he'), p('llo ')), 'llo |'],
    ['it became a list', doc(p('first'), list('hello ')), 'hello |'],
    ['it became a list with an empty paragraph behind it', doc(p('first'), list('hello '), p('')), 'hello |'],
    ['all became a list', doc(list('first', 'hello ')), 'hello |'],
    ['its paragraph is gone', doc(p('first')), 'first|'],
    ['all is gone', doc(p('')), '|'],
  ])('the end of a paragraph, after %s', (_, now, expected) => {
    expect(around(now, movePosition(hello, now, end))).toBe(expected);
  });
  it('the beginning of a block goes with the letter behind it', () => {
    const now = doc(p('first'), p(''), p('hello '));
    expect(around(now, movePosition(hello, now, 8))).toBe('|hello ');
  });
  it('is a place of the other document, whatever the two are', () => {
    const many = [doc(p('')), doc(p('aa'), p('aaa')), doc(p('a')), doc(list('a', 'aa'), p('')), hello, doc(list('x'))];
    for (const old of many)
      for (const now of many)
        for (let pos = 0; pos <= old.content.size; pos++) {
          const moved = movePosition(old, now, pos);
          expect(moved).toBeGreaterThanOrEqual(0);
          expect(moved).toBeLessThanOrEqual(now.content.size);
        }
  });
});

it('differenceOf names a repeated letter once', () => {
  expect(differenceOf(doc(p('aa')), doc(p('aaa')))).toEqual({ from: 3, to: 3, toNow: 4 });
  expect(differenceOf(doc(p('aaa')), doc(p('aa')))).toEqual({ from: 3, to: 4, toNow: 3 });
  expect(differenceOf(doc(p('aa')), doc(p('aa')))).toBeNull();
});
