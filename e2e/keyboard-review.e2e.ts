import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodRun, type Step } from '../server/testing/phone.ts';
import { noteOn, noteSays } from './note-on-page.ts';
import type { Reviewer } from './reviewer.ts';
import { World } from './world.ts';

// Issue "A desk that cannot hurt anybody": a review by two people with the keyboard alone, and what it takes of keys.
let world: World;
let [ben, dee]: Reviewer[] = [];
beforeAll(async () => {
  world = await World.open({ fourEyes: ['liveness'] });
  [ben, dee] = await Promise.all([world.reviewer('ben'), world.reviewer('dee')]);
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

async function person(): Promise<string> {
  const phone = await world.capture();
  await phone.startAttempt();
  await phone.photo('document_front', '#6b8e9f');
  await phone.photo('selfie', '#9f8e6b');
  await phone.report(
    ...goodRun
      .slice(1)
      .map((step): Step => (step.type === 'result.reported' ? { ...step, livenessPassed: false } : step)),
  );
  return phone.id;
}

/** Counts keys, and waits before each as a person does; words count as one. */
class Hand {
  readonly #who: Reviewer;
  readonly steps: [step: string, keys: number][] = [];
  constructor(who: Reviewer) {
    this.#who = who;
  }
  step(name: string): void {
    this.steps.push([name, 0]);
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#who.page.waitForTimeout(350);
      await this.#who.page.keyboard.press(key);
      this.steps.at(-1)![1] += 1;
    }
  }
  async write(words: string): Promise<void> {
    await this.#who.page.waitForTimeout(350);
    await this.#who.page.keyboard.type(words, { delay: 15 });
    this.steps.at(-1)![1] += 1;
    // Longer than what guards against words that were meant for a field.
    await this.#who.page.waitForTimeout(1_100);
  }
  get keys(): number {
    return this.steps.reduce((sum, [, keys]) => sum + keys, 0);
  }
}

const dialog = (who: Reviewer) => who.page.getByRole('dialog');
const focused = (who: Reviewer) =>
  who.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

test('take, compare, mark, note, reject with a tag, next; then the second review: by keyboard alone', async () => {
  const id = await person();
  const other = await person();
  await ben!.open('/queue');
  await expect.poll(() => ben!.rows().count()).toBe(2);
  const hand = new Hand(ben!);

  hand.step('take the next');
  await hand.press('n');
  await ben!.page.waitForURL(new RegExp(id));
  await ben!.page.getByRole('button', { name: 'Draw a box' }).waitFor();

  hand.step('compare portrait and selfie, and back');
  await hand.press('s');
  await ben!.page.getByRole('button', { name: 'Exit side by side' }).waitFor();
  await hand.press('s');
  await ben!.page.getByRole('button', { name: 'Draw a box' }).waitFor();

  hand.step('mark what is wrong, with a comment');
  // Placed, moved to where it belongs, and left there: its comment opens.
  await hand.press('p', 'Enter', 'Shift+ArrowRight', 'Enter');
  await expect
    .poll(() => ben!.page.evaluate(() => document.activeElement?.matches('textarea, input, [contenteditable=true]')))
    .toBe(true);
  await hand.write('Glare hides the hologram.');
  await hand.press('Control+Enter');
  await ben!.page.getByText('Glare hides the hologram.').first().waitFor();

  hand.step('write into the note');
  await hand.press('Escape', 'e');
  await expect.poll(() => noteOn(ben!.page).evaluate((note) => note === document.activeElement)).toBe(true);
  await hand.write('Called back, no answer.');
  await noteSays(ben!.page, 'Saved');

  hand.step('reject with a tag and a note');
  await hand.press('Escape', 'r');
  await dialog(ben!).getByRole('combobox', { name: 'Tags' }).waitFor();
  await hand.write('gla');
  await hand.press('Enter', 'Tab');
  await hand.write('The hologram cannot be seen.');
  await hand.press('Control+Enter');
  await dialog(ben!).waitFor({ state: 'detached' });

  hand.step('the next');
  await hand.press('n');
  await ben!.page.waitForURL(new RegExp(other));

  await dee!.open('/queue');
  await expect.poll(() => dee!.rows().count()).toBe(2);
  const second = new Hand(dee!);
  second.step('take what needs a second');
  await second.press('n');
  await dee!.page.waitForURL(new RegExp(id));
  await dee!.page.getByText(/You decide without seeing their decision/).waitFor();
  second.step('reject with a tag');
  await second.press('r');
  await dialog(dee!).getByRole('combobox', { name: 'Tags' }).waitFor();
  await second.write('gla');
  await second.press('Enter', 'Control+Enter');
  await dee!.recent().getByText('Anna Maria Eriksson rejected').waitFor();
  await ben!.open(`/sessions/${id}`);
  await ben!.page
    .getByText(/Rejected by you and Dee Haddad/)
    .first()
    .waitFor();
  await ben!.page.locator('#timeline').getByText('The hologram cannot be seen.').first().waitFor();

  console.log(
    [...hand.steps, ...second.steps].map(([step, keys]) => `${String(keys).padStart(4)}  ${step}`).join('\n'),
  );
  // Words count as one key.
  expect(hand.keys + second.keys).toBeLessThan(30);
  expect(await focused(ben!)).not.toBe('');
});
