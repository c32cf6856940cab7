import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { goodRun } from '../server/testing/phone.ts';
import type { Capture } from './capture.ts';
import { noteBlocks, noteOn, noteSays, openNote } from './note-on-page.ts';
import type { Reviewer } from './reviewer.ts';
import { World, waiting } from './world.ts';

let world: World;
let phone: Capture;
beforeAll(async () => {
  world = await World.open(waiting);
  phone = await world.capture();
  await phone.startAttempt();
  await phone.photo('document_front', '#6b8e9f');
  await phone.photo('selfie', '#9f6b8e');
  await phone.report(...goodRun.slice(1));
});
const open: Reviewer[] = [];
afterEach(async () => {
  for (const of of open.splice(0)) await of.page.context().close();
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

const note = (of: Reviewer) => noteOn(of.page);
const words = async (of: Reviewer) => (await noteBlocks(of.page)).filter(Boolean);
const state = (of: Reviewer, wording: string) => noteSays(of.page, wording);
async function at(of: Reviewer): Promise<Reviewer> {
  await openNote(of.page, `${world.url}/sessions/${phone.id}`);
  open.push(of);
  return of;
}
/** No person types this fast: the browser reports a moved caret in its next frame, and the next key would come before. */
const settle = (of: Reviewer) =>
  of.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const toEnd = async (of: Reviewer) => {
  await note(of).click();
  await settle(of);
  await of.page.keyboard.press('Control+End');
  await settle(of);
};
const type = async (of: Reviewer, text: string) => {
  await of.page.keyboard.type(text, { delay: 5 });
};

test('three write at once, one of them on a train: offline, reloaded, back; in the end all read the same', async () => {
  const [ana, ben, bea] = await Promise.all(
    (['ana', 'ben', 'ben'] as const).map(async (who) => at(await world.reviewer(who))),
  );
  await note(ana!).click();
  await type(ana!, 'Ana: \nBen: \nBea: ');
  for (const of of [ana!, ben!, bea!]) await expect.poll(() => words(of)).toEqual(['Ana: ', 'Ben: ', 'Bea: ']);
  for (const [of, line] of [
    [ana!, 0],
    [ben!, 1],
    [bea!, 2],
  ] as const) {
    await note(of).locator('p').nth(line).click();
    await settle(of);
    await of.page.keyboard.press('End');
    await settle(of);
  }
  await Promise.all([
    type(ana!, 'the portrait matches'),
    type(ben!, 'the zone is valid'),
    type(bea!, 'the hologram moves'),
  ]);
  const three = ['Ana: the portrait matches', 'Ben: the zone is valid', 'Bea: the hologram moves'];
  for (const of of [ana!, ben!, bea!]) await expect.poll(() => words(of)).toEqual(three);
  // Carets of the others, by name.
  await note(ana!).locator('.note-caret-name', { hasText: 'Ben Koval' }).first().waitFor();

  // The connection is cut while Ben goes on typing.
  await ben!.page.context().setOffline(true);
  await type(ben!, ', twice over');
  await state(ben!, 'Offline · saved on this device');
  await type(ana!, ' well');
  await state(ana!, 'Saved');
  expect((await words(ana!))[1]).toBe('Ben: the zone is valid');
  await ben!.page.context().setOffline(false);
  await state(ben!, 'Saved');
  const merged = ['Ana: the portrait matches well', 'Ben: the zone is valid, twice over', 'Bea: the hologram moves'];
  for (const of of [ana!, ben!, bea!]) await expect.poll(() => words(of)).toEqual(merged);

  // And all of it is there after a reload.
  await ana!.page.reload();
  await state(ana!, 'Saved');
  await expect.poll(() => words(ana!)).toEqual(merged);
});

test('words written without a server are there after a reload, and reach the others when it is back', async () => {
  const [ana, ben] = await Promise.all([world.reviewer('ana').then(at), world.reviewer('ben').then(at)]);
  await toEnd(ana);
  await type(ana, '\nKept through');
  await state(ana, 'Saved');
  await world.killAndRestart(async () => {
    await type(ana, ' the night');
    await state(ana, 'Offline · saved on this device');
  });
  for (const of of [ana, ben]) await state(of, 'Saved');
  await expect.poll(async () => (await words(ben)).at(-1)).toBe('Kept through the night');
});

test('undo takes back one’s own words only; who wrote what, and the note as it was', async () => {
  const [ana, ben] = await Promise.all([world.reviewer('ana').then(at), world.reviewer('ben').then(at)]);
  await toEnd(ana);
  await type(ana, '\nfrom ana');
  await state(ana, 'Saved');
  // Text from before a page load is not part of its undo.
  await ana.page.reload();
  await state(ana, 'Saved');
  await toEnd(ana);
  await type(ana, '\nby ana');
  await expect.poll(async () => (await words(ben)).at(-1)).toBe('by ana');
  await toEnd(ben);
  await type(ben, '\nby ben');
  await expect.poll(async () => (await words(ana)).at(-1)).toBe('by ben');
  await ana.page.keyboard.press('Control+z');
  await expect.poll(async () => (await words(ben)).slice(-1)).toEqual(['by ben']);
  expect(await words(ben)).not.toContain('by ana');

  await ben.page.getByRole('button', { name: 'Authors and history' }).click();
  await ben.page.getByText('Show authors').click();
  const by = ben.page.getByRole('list', { name: 'Written by' });
  await by.getByText('Ana Beridze').waitFor();
  await by.getByText('Ben Koval').waitFor();
  // The time comes from the history, after the name.
  const byBen = ben.page.locator('.note-by', { hasText: 'by ben' }).first();
  await expect.poll(() => byBen.getAttribute('data-tip')).toMatch(/^Ben Koval, /);

  await ben.page.getByRole('button', { name: 'Authors and history' }).click();
  await ben.page.getByText('Note history').click();
  const dialog = ben.page.getByRole('dialog', { name: 'Note history' });
  await dialog.getByText('by ben').waitFor();
  await dialog.getByRole('slider').focus();
  await ben.page.keyboard.press('Home');
  await expect.poll(() => dialog.getByRole('document').textContent()).not.toContain('by ben');
  expect(await ben.violations()).toEqual([]);
});

test('mentions, references and links by keyboard', async () => {
  const ana = await at(await world.reviewer('ana'));
  await toEnd(ana);
  await type(ana, '\nAsk @ben');
  await ana.page.getByRole('option', { name: 'Ben Koval' }).waitFor();
  await ana.page.keyboard.press('Enter');
  await type(ana, 'about #document num');
  await ana.page.getByRole('option', { name: 'Document number' }).first().waitFor();
  await ana.page.keyboard.press('Enter');
  await expect.poll(async () => (await words(ana)).at(-1)).toMatch(/^Ask @Ben Koval about Document number/);
  await type(ana, 'and www.example.com ');
  await note(ana).locator('a[href="https://www.example.com"]').waitFor();
  expect(await ana.violations()).toEqual([]);
});

test('a reference leads to its thing, by a click and by keys beside it', async () => {
  const ana = await world.reviewer('ana', { viewport: { width: 1024, height: 800 } });
  open.push(ana);
  await ana.page.goto(`${world.url}/sessions/${phone.id}`);
  const goToNotes = () => ana.page.getByRole('tab', { name: 'Notes' }).click();
  const isAtData = () => ana.page.getByRole('tab', { name: 'Current session', selected: true }).waitFor();
  await goToNotes();
  await noteOn(ana.page).waitFor();
  await toEnd(ana);
  await type(ana, '\nSee #document num');
  await ana.page.getByRole('option', { name: 'Document number' }).first().waitFor();
  await ana.page.keyboard.press('Enter');
  await settle(ana);
  // After the blank that was inserted with it there is no link.
  await ana.page.keyboard.press('ArrowLeft');
  await settle(ana);
  await ana.page.keyboard.press('Control+Enter');
  await isAtData();
  await goToNotes();
  await note(ana).locator('.note-reference').last().click();
  await isAtData();
});

test('following a colleague shows what they show, until one moves', async () => {
  const [ana, ben] = await Promise.all([world.reviewer('ana').then(at), world.reviewer('ben').then(at)]);
  await ana.page.getByRole('button', { name: 'Follow Ben Koval' }).click();
  await ana.sees('Following Ben Koval');
  await ben.sees('Ana Beridze is following you');
  await ben.page.locator('[data-photo]').first().click();
  await expect.poll(() => ana.page.locator('[data-photo][aria-current=true]').count()).toBe(1);
  const first = await ben.page.locator('[data-photo]').first().getAttribute('data-photo');
  await expect.poll(() => ana.page.locator('[data-photo][aria-current=true]').getAttribute('data-photo')).toBe(first);
  await ben.page.locator('[data-stage]').first().focus();
  for (let i = 0; i < 4; i++) await ben.page.keyboard.press('+');
  const zoom = await ben.page
    .getByText(/^\d+ %$/)
    .first()
    .textContent();
  expect(zoom).not.toBe('100 %');
  await ana.page
    .getByText(zoom ?? '', { exact: true })
    .first()
    .waitFor();
  await ben.page.getByRole('tab', { name: 'Attempts history' }).click();
  await ana.page.getByRole('tab', { name: 'Attempts history', selected: true }).waitFor();
  // They move, so they no longer follow.
  await ana.page.getByRole('tab', { name: 'Current session' }).click();
  await expect.poll(() => ana.page.getByText('Following Ben Koval').count()).toBe(0);
  await ben.page.getByText('Ana Beridze is following you').waitFor({ state: 'detached' });
});
