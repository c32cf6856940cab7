import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Capture } from './capture.ts';
import type { Reviewer } from './reviewer.ts';
import { World, waiting } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open(waiting);
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

/** A passport's front, 640 × 404, and a selfie. */
async function photographed(): Promise<Capture> {
  const phone = await world.capture();
  await phone.startAttempt();
  await phone.report({ type: 'step.started', step: 'document_front' });
  await phone.photo('document_front', '#6b8e9f');
  await phone.photo('selfie', '#9f8e6b');
  await phone.report({ type: 'attempt.finished', outcome: 'abandoned' });
  return phone;
}
async function openFront(who: 'ana' | 'ben', phone: Capture): Promise<Reviewer> {
  const reviewer = await world.reviewer(who);
  await reviewer.open(`/sessions/${phone.id}`);
  await reviewer.page.getByRole('button', { name: 'Draw a box' }).waitFor();
  await reviewer.page.getByRole('button', { name: /^Document front/ }).click();
  return reviewer;
}
/** Presses at a share of the stage's width and height, and drags to another. `held`: what happens before it is let go. */
async function drag(
  { page }: Reviewer,
  from: [number, number],
  to: [number, number],
  held = async () => {},
): Promise<void> {
  const box = (await page.locator('[data-stage="0"]').boundingBox())!;
  const at = ([x, y]: [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await held();
  await page.mouse.up();
}
const mark = ({ page }: Reviewer, name: string | RegExp) => page.locator('[data-mark]').getByRole('button', { name });
/** Of a box, as drawn: in pixels of the screen. */
const widthOf = async (reviewer: Reviewer, name: string) =>
  Number((await mark(reviewer, name).locator('path').first().getAttribute('d'))?.match(/h([\d.]+)/)?.[1]);

test('two reviewers mark a photo and talk about what they marked', async () => {
  const phone = await photographed();
  const [ana, ben] = await Promise.all([openFront('ana', phone), openFront('ben', phone)]);

  await ana.page.keyboard.press('x');
  // Seen while it is drawn.
  await drag(ana, [0.3, 0.45], [0.5, 0.55], () => mark(ben, 'AB: box by Ana Beridze').waitFor());
  await mark(ben, '1 AB: box by Ana Beridze').waitFor();
  await ben.page.getByRole('button', { name: 'Draw an arrow' }).click();
  await drag(ben, [0.8, 0.6], [0.6, 0.5]);
  await mark(ana, '2 BK: arrow by Ben Koval').waitFor();

  // A colleague's mark can be talked about, not taken away.
  await ben.page.getByRole('button', { name: /1 Box by Ana/ }).click();
  await expect.poll(() => ben.page.getByRole('button', { name: 'Delete mark' }).count()).toBe(0);
  await ben.page.getByRole('button', { name: 'Comment on Box 1 by Ana Beridze' }).click();
  await ben.page.keyboard.type('The edge is cut here.');
  await ben.page.keyboard.press('Control+Enter');
  await ana.page.getByRole('button', { name: /1 Box by Ana Beridze.*1 comment/ }).click();
  await ana.page.keyboard.press('Enter');
  await ana.sees('The edge is cut here.');
  await ana.page.getByRole('button', { name: 'Resolve' }).click();
  await ben.sees(/Resolved by Ana Beridze/);
  for (const reviewer of [ana, ben]) {
    await reviewer.page.mouse.move(700, 5);
    await reviewer.page.getByRole('tooltip').waitFor({ state: 'detached' });
    expect(await reviewer.violations()).toEqual([]);
  }

  // It follows the photo: twice as near is twice as wide. Reloaded, it is there.
  for (const reviewer of [ana, ben]) await reviewer.page.keyboard.press('Escape');
  const before = await widthOf(ana, '1 AB: box by Ana Beridze');
  for (let i = 0; i < 4; i++) await ana.page.keyboard.press('+');
  await expect.poll(() => widthOf(ana, '1 AB: box by Ana Beridze')).toBeCloseTo(before * 2, 0);
  await ana.page.reload();
  await ana.page.getByRole('button', { name: /^Document front/ }).click();
  await expect.poll(() => widthOf(ana, '1 AB: box by Ana Beridze')).toBeCloseTo(before, 0);
});

test('a mark by keyboard alone: placed, moved, taken away, brought back', async () => {
  const phone = await photographed();
  const ana = await openFront('ana', phone);
  for (const key of ['p', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter']) await ana.page.keyboard.press(key);
  const name = '1 AB: pin by Ana Beridze';
  await mark(ana, name).waitFor();
  // Its comment is open, with the caret in it; Escape leaves it uncommented, and is back on the mark.
  await ana.page.getByRole('dialog').getByRole('textbox').waitFor();
  await ana.page.keyboard.press('Escape');
  await ana.page.keyboard.press('Delete');
  await mark(ana, name).waitFor({ state: 'detached' });
  await ana.sees('Pin 1 deleted');
  await ana.page.keyboard.press('Control+z');
  await mark(ana, name).waitFor();
  await ana.page.keyboard.press('m');
  await mark(ana, name).waitFor({ state: 'detached' });
});

test('two begin a thread on one field at the same moment, one of them off the line: both comments stay', async () => {
  const phone = await photographed();
  const [ana, ben] = await Promise.all([openFront('ana', phone), openFront('ben', phone)]);
  const say = async ({ page }: Reviewer, words: string) => {
    await page.getByText('Nationality').first().hover();
    await page.getByRole('button', { name: 'Comment on Nationality' }).click();
    await page.keyboard.type(words);
    await page.keyboard.press('Control+Enter');
  };
  await ben.page.context().setOffline(true);
  await say(ben, 'Ben was offline.');
  await say(ana, 'Ana was not.');
  await ben.page.context().setOffline(false);
  for (const reviewer of [ana, ben]) {
    await reviewer.page.getByRole('button', { name: '2 comments on Nationality' }).waitFor();
    await reviewer.sees('Ben was offline.');
    await reviewer.sees('Ana was not.');
  }
});

test('by finger: a box is drawn and moved, and the page does not scroll away under it', async () => {
  const phone = await photographed();
  const ana = await world.reviewer('ana', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await ana.open(`/sessions/${phone.id}`);
  await ana.page.getByRole('button', { name: 'Draw a box' }).tap();
  const line = await ana.page.context().newCDPSession(ana.page);
  const box = (await ana.page.locator('[data-stage="0"]').boundingBox())!;
  const sweep = async (from: [number, number], to: [number, number]) => {
    const at = (share: number) => ({
      x: box.x + box.width * (from[0] + (to[0] - from[0]) * share),
      y: box.y + box.height * (from[1] + (to[1] - from[1]) * share),
    });
    await line.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(0)] });
    for (const share of [0.25, 0.5, 0.75, 1]) {
      await line.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(share)] });
    }
    await line.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await sweep([0.4, 0.35], [0.6, 0.5]);
  const drawn = mark(ana, '1 AB: box by Ana Beridze').locator('path').first();
  const before = (await drawn.boundingBox())!;
  // By its left edge, straight down.
  await sweep([0.4, 0.43], [0.4, 0.63]);
  await expect.poll(async () => (await drawn.boundingBox())!.y).toBeCloseTo(before.y + box.height * 0.2, 0);
});
