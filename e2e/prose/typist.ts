import type { Page } from 'playwright-core';
import type { Reviewer } from '../reviewer.ts';
import { makePhrases, type Random } from './phrases.ts';

/** Places with the highest risk of loss are listed more than once. */
const places = [
  'note',
  'note',
  'note',
  'comment',
  'box',
  'pin',
  'reject tags',
  'reject note',
  'verify note',
  'ask again',
  'correction',
  'search',
  'palette',
] as const;
type Place = (typeof places)[number];

/** All places on the page that can hold text. */
const textOnPage = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((field) => field.value);
    const notes = [...document.querySelectorAll('.ProseMirror')].map((note) => {
      const copy = note.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll('.note-caret')) caret.remove();
      return copy.textContent;
    });
    const comments = [...document.querySelectorAll('ol p')].map((p) => p.textContent);
    return [...fields, ...notes, ...comments].join('\n');
  });

/** A writer who types in one place after another, and never intends a shortcut. */
export class Typist {
  readonly lost: string[] = [];
  readonly done: string[] = [];
  /** Marks that were drawn on purpose. */
  marks = 0;
  readonly #reviewer: Reviewer;
  readonly #random: Random;
  readonly #phrase: () => string[];

  constructor(reviewer: Reviewer, random: Random, tag: string) {
    this.#reviewer = reviewer;
    this.#random = random;
    this.#phrase = makePhrases(random, tag);
  }

  get #page(): Page {
    return this.#reviewer.page;
  }

  /** Goes to a random place, if it is there now, and writes. @returns false when it could not be reached */
  async writeSomewhere(path: string): Promise<boolean> {
    const place = this.#random.of(places);
    // A shortcut or the search may have led to another session or a list.
    if (!this.#page.url().includes(path)) await this.#open(path);
    const note = this.#page.getByRole('textbox', { name: 'Session note' });
    await note.waitFor({ timeout: 5_000 }).catch(async () => {
      // Behind a dialog, or on another tab.
      await this.#open(path);
      await note.waitFor();
    });
    const there = await this.#goTo(place).catch((error: Error) => {
      if (!/Timeout|intercepts|not visible|detached/.test(error.message)) throw error;
      return false;
    });
    if (there) await this.#write(place);
    // Leaves it, as people do.
    for (let i = 0; i < 2; i++) await this.#page.keyboard.press('Escape');
    return there;
  }

  /** Retries until loaded, as the connection may be cut. */
  async #open(path: string): Promise<void> {
    for (;;) {
      const failed = await this.#reviewer.open(path).then(
        () => false,
        (error: Error) => {
          if (!error.message.includes('ERR_INTERNET_DISCONNECTED')) throw error;
          return true;
        },
      );
      if (!failed) return;
      await this.#page.waitForTimeout(200);
    }
  }

  async #goTo(place: Place): Promise<boolean> {
    const page = this.#page;
    const quick = { timeout: 1_500 };
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
    switch (place) {
      case 'note':
        await page.getByRole('textbox', { name: 'Session note' }).click(quick);
        // On a separate line: a colleague who clicked into the middle of a word once cut it in two.
        await page.keyboard.press('Control+End');
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await page.keyboard.press('Enter');
        break;
      case 'comment':
        await button(/on Nationality/).click({ ...quick, force: true });
        await page.getByRole('dialog').getByRole('textbox').first().waitFor(quick);
        break;
      case 'box':
      case 'pin':
        return this.#draw(place);
      case 'reject tags':
        await button(/^(Propose to reject|Reject)/).click(quick);
        await page.getByRole('combobox', { name: 'Tags' }).waitFor(quick);
        break;
      case 'reject note':
      case 'verify note':
        await button(place === 'reject note' ? /^Reject/ : /^Verify/).click(quick);
        await page.getByRole('dialog').getByLabel('Note', { exact: true }).click(quick);
        break;
      case 'ask again':
        await button('Request resubmission').click(quick);
        await page.getByLabel('Message to the subject').click(quick);
        break;
      case 'correction':
        await button('Correct last name').focus(quick);
        await page.keyboard.press('Enter');
        await page.getByRole('form').getByLabel('Reason').click(quick);
        break;
      case 'search':
        await page.getByRole('searchbox').click(quick);
        await page.getByRole('searchbox').fill('');
        break;
      case 'palette':
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox', { name: 'Command menu' }).waitFor(quick);
    }
    return true;
  }

  async #draw(kind: 'box' | 'pin'): Promise<boolean> {
    const { mouse } = this.#page;
    await this.#page
      .getByRole('button', { name: kind === 'box' ? 'Draw a box' : 'Drop a pin' })
      .click({ timeout: 1_500 });
    const stage = (await this.#page.locator('[data-stage="0"]').boundingBox())!;
    const at = (x: number, y: number) => [stage.x + stage.width * x, stage.y + stage.height * y] as const;
    const from = 0.2 + this.#random.next() * 0.4;
    await mouse.move(...at(from, from));
    await mouse.down();
    if (kind === 'box') await mouse.move(...at(from + 0.15, from + 0.1), { steps: 3 });
    await mouse.up();
    // Drawn, if that is still possible.
    this.marks++;
    return true;
  }

  async #write(place: Place): Promise<void> {
    const words = this.#phrase();
    for (const word of words) {
      await this.#page.keyboard.type(`${word} `, { delay: 5 + this.#random.below(40) });
      // People pause between words: some pauses are long enough that the next letter is neither part of a burst nor within a
      // second of typing.
      const pause = this.#random.of([0, 0, 60, 400, 1_200]);
      if (pause > 0) await this.#page.waitForTimeout(pause);
    }
    this.done.push(`${place}: ${words.join(' ')}`);
    await this.#look(words, place);
  }

  /** Each word is on the page, once what was in flight has arrived. */
  async #look(words: readonly string[], place: Place): Promise<void> {
    let missing: string[] = [];
    for (let tries = 0; tries < 40; tries++) {
      const text = await textOnPage(this.#page);
      missing = words.filter((word) => !text.includes(word));
      if (missing.length === 0) return;
      await this.#page.waitForTimeout(100);
    }
    const states = await this.#page.getByRole('status').allInnerTexts();
    const text = (await textOnPage(this.#page)).replaceAll('\n', ' / ');
    const focus = await this.#page.evaluate(
      () =>
        `${document.activeElement?.outerHTML.slice(0, 80)} ${[...document.querySelectorAll('dialog[open], [role=dialog]')].map((one) => one.outerHTML.slice(0, 60)).join(' ')}`,
    );
    this.lost.push(
      `${place}: ${missing.join(' ')} (on the page: ${text}; ${states.filter(Boolean).join(', ')}; focus: ${focus})`,
    );
  }
}
