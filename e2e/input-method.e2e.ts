import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receivedBy } from './note-frames.ts';
import { noteBlocks, noteOn, noteSays, openNote } from './note-on-page.ts';
import type { Reviewer } from './reviewer.ts';
import { World, waiting } from './world.ts';

let world: World;
let ana: Reviewer;
let ben: Reviewer;
beforeAll(async () => {
  world = await World.open(waiting);
  [ana, ben] = await Promise.all([world.reviewer('ana'), world.reviewer('ben')]);
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

/** A list's text is one block. */
const blocks = (page: Page) => noteBlocks(page, '[contenteditable=false], .note-caret');
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) {
    await page.keyboard.press(key);
    // No person types faster than a frame: the browser reports a moved caret in its next one.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
};

interface Pair {
  a: Page;
  b: Page;
  ime: CDPSession;
  came: () => string[];
}

/** Both have the note of a new session open; Ana has written these lines and composes at their end. */
async function composing(lines: string[]): Promise<Pair> {
  const phone = await world.capture();
  const url = `${world.url}/sessions/${phone.id}?tab=notes`;
  const [a, b] = await Promise.all([ana.page.context().newPage(), ben.page.context().newPage()]);
  const came = receivedBy(a);
  await Promise.all([openNote(a, url), openNote(b, url)]);
  await noteOn(a).click();
  await a.keyboard.type(lines.join('\n'));
  await expect.poll(() => blocks(b)).toEqual(lines);
  await noteOn(b).click();
  await press(b, 'Control+Home');
  const ime = await a.context().newCDPSession(a);
  await ime.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  return { a, b, ime, came };
}

async function commit({ a, b, ime }: Pair): Promise<string[]> {
  await ime.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
  await ime.send('Input.insertText', { text: '日本' });
  await expect.poll(async () => (await blocks(b)).join()).toContain('日本');
  await noteSays(a, 'Saved');
  await noteSays(b, 'Saved');
  await expect.poll(() => blocks(a)).toEqual(await blocks(b));
  const found = await blocks(a);
  await Promise.all([a.close(), b.close()]);
  return found;
}

// findings/real-world.md 13, cases/11: an input method composes while a colleague changes the note.
test.each<[what: string, lines: string[], keys: string[], typed: string, theirs: string[], expected: string[]]>([
  ['nothing', ['hello '], [], '', ['hello '], ['hello 日本']],
  ['types at the beginning of the paragraph', ['hello '], [], 'X', ['Xhello '], ['Xhello 日本']],
  ['types at its end', ['hello '], ['Control+End'], 'X', ['hello X'], ['hello 日本X']],
  ['types in another paragraph', ['first', 'hello '], [], 'X', ['Xfirst', 'hello '], ['Xfirst', 'hello 日本']],
  ['makes a paragraph before it', ['hello '], ['Enter'], '', ['', 'hello '], ['', 'hello 日本']],
  [
    'makes a paragraph behind another',
    ['first', 'hello '],
    ['End', 'Enter'],
    'new',
    ['first', 'new', 'hello '],
    ['first', 'new', 'hello 日本'],
  ],
  ['splits it', ['hello '], ['ArrowRight', 'ArrowRight', 'Enter'], '', ['he', 'llo '], ['he', 'llo 日本']],
  // After a list at the end there is an empty paragraph.
  ['makes a list of it', ['hello '], ['Control+Shift+8'], '', ['hello ', ''], ['hello 日本', '']],
  ['makes all bold', ['hello '], ['Control+a', 'Control+b'], '', ['hello '], ['hello 日本']],
])(
  'what is composed stays whole and in its place when a colleague %s',
  async (_, lines, keys, typed, theirs, expected) => {
    const pair = await composing(lines);
    await press(pair.b, ...keys);
    await pair.b.keyboard.type(typed);
    await expect.poll(() => blocks(pair.b)).toEqual(theirs);
    await expect.poll(pair.came).toEqual(await blocks(pair.b));
    expect(await commit(pair)).toEqual(expected);
  },
);

test('N29 what is composed while the line is cut goes out when it is back, and so does what came before the cut', async () => {
  const pair = await composing(['hello ']);
  await pair.b.keyboard.type('X');
  await expect.poll(pair.came).toEqual(['Xhello ']);
  await pair.a.context().setOffline(true);
  await pair.b.keyboard.type('Y');
  await pair.ime.send('Input.insertText', { text: '日本' });
  await expect.poll(() => blocks(pair.a)).toEqual(['Xhello 日本']);
  await pair.a.context().setOffline(false);
  for (const page of [pair.a, pair.b]) await expect.poll(() => blocks(page)).toEqual(['XYhello 日本']);
  await Promise.all([pair.a.close(), pair.b.close()]);
});

test('a composition that is left open holds nobody back for ever', async () => {
  const pair = await composing(['hello ']);
  await pair.b.keyboard.type('X');
  await expect.poll(pair.came).toEqual(['Xhello ']);
  for (const page of [pair.a, pair.b]) await expect.poll(() => blocks(page)).toEqual(['Xhello に']);
  await Promise.all([pair.a.close(), pair.b.close()]);
});

test('what is being composed when its page is left goes to the note', async () => {
  const pair = await composing(['hello ']);
  await pair.b.keyboard.type('X');
  await expect.poll(pair.came).toEqual(['Xhello ']);
  // Not by mouse, which would end the composition first.
  await pair.a.evaluate(() => document.querySelector<HTMLElement>('a[href="/sessions"]')!.click());
  await expect.poll(() => blocks(pair.b)).toEqual(['Xhello に']);
  await pair.b.keyboard.type('Y');
  await noteSays(pair.b, 'Saved');
  await Promise.all([pair.a.close(), pair.b.close()]);
});
