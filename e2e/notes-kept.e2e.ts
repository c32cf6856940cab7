import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { transact } from '../server/log/transact.ts';
import { freezeNote } from '../server/notes/freeze.ts';
import { goodRun } from '../server/testing/phone.ts';
import type { Capture } from './capture.ts';
import { noteOn, noteSays, openNote } from './note-on-page.ts';
import type { Reviewer } from './reviewer.ts';
import { World, waiting } from './world.ts';

let world: World;
let phone: Capture;
beforeAll(async () => {
  world = await World.open(waiting);
  phone = await world.capture();
  await phone.startAttempt();
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

type Page = Reviewer['page'];
const at = (page: Page): Promise<Page> => openNote(page, `${world.url}/sessions/${phone.id}`);
const copies = (page: Page) =>
  page.evaluate(async () => {
    const all = await indexedDB.databases();
    return all.filter(({ name }) => name?.startsWith('vidimus-note-')).length;
  });
async function reviewer(who: 'ana' | 'ben'): Promise<Reviewer> {
  const of = await world.reviewer(who);
  open.push(of);
  return of;
}

async function say(writer: Reviewer, words: string, reader: Reviewer): Promise<void> {
  await noteOn(writer.page).click();
  await writer.page.keyboard.type(words, { delay: 5 });
  await expect.poll(() => noteOn(reader.page).textContent()).toContain(words.trim());
  await noteSays(writer.page, 'Saved');
}

test('words of a window that was closed without a line outlive another window that has none', async () => {
  const ana = await reviewer('ana');
  await at(ana.page);
  const other = await at(await ana.page.context().newPage());
  await world.killAndRestart(async () => {
    await noteOn(other).click();
    await other.keyboard.type('only here', { delay: 5 });
    await noteSays(other, 'Offline · saved on this device');
    await other.close();
  });
  await noteSays(ana.page, 'Saved');
  // Leaves the note without unsaved edits.
  await ana.page.getByRole('link', { name: 'Sessions' }).first().click();
  await ana.page.getByRole('grid').or(ana.page.getByText('Export CSV')).first().waitFor();
  await at(ana.page);
  await expect.poll(() => noteOn(ana.page).textContent()).toContain('only here');
});

test('signing out leaves no copy of the server’s words in this browser', async () => {
  const ana = await reviewer('ana');
  // As when a window is closed: no code of the page runs any more.
  const left = await at(await ana.page.context().newPage());
  await left.close();
  await ana.open('/sessions');
  expect(await copies(ana.page)).toBe(1);
  await ana.page.getByRole('button', { name: /profile/ }).click();
  await ana.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await ana.page.getByLabel('Email').waitFor();
  await expect.poll(() => copies(ana.page)).toBe(0);
});

test('Escape ends following, also from the button that began it; who follows their follower leads', async () => {
  const [ana, ben] = await Promise.all([reviewer('ana'), reviewer('ben')]);
  await Promise.all([at(ana.page), at(ben.page)]);
  const follow = (of: Reviewer, name: string) => of.page.getByRole('button', { name: `Follow ${name}`, exact: true });
  // Out of the text: its caret, which disappears then, must not shift the button.
  await noteOn(ana.page).click();
  await ana.page.keyboard.type('Hm. ');
  await follow(ana, 'Ben Koval').click();
  await ben.sees('Ana Beridze is following you');
  await ana.page.keyboard.press('Escape');
  await ana.page.getByText('Following Ben Koval').waitFor({ state: 'detached' });

  await follow(ana, 'Ben Koval').press('Enter');
  await ben.sees('Ana Beridze is following you');
  await follow(ben, 'Ana Beridze').click();
  await ana.sees('Ben Koval is following you');
  await ana.page.getByText('Following Ben Koval').waitFor({ state: 'detached' });
  await ben.sees('Following Ana Beridze');
  await ana.page.getByRole('tab', { name: 'Attempts history' }).click();
  await ben.page.getByRole('tab', { name: 'Attempts history', selected: true }).waitFor();

  await ana.page.context().close();
  await ben.sees('Ana Beridze left. You’re no longer following.');
});

// Regression: edits never left a page that showed "Saved": the local store threw before the connection saw the change.
test('a browser that takes its storage away keeps nobody’s words from the server', async () => {
  const [ana, ben] = await Promise.all([reviewer('ana'), reviewer('ben')]);
  await Promise.all([at(ana.page), at(ben.page)]);
  const browser = await ana.page.context().newCDPSession(ana.page);
  await browser.send('Storage.clearDataForOrigin', { origin: world.url, storageTypes: 'indexeddb' });
  await say(ana, 'Still heard. ', ben);
  await world.killAndRestart(async () => {
    await ana.page.keyboard.type('And seen. ', { delay: 5 });
    await noteSays(ana.page, 'Offline · not saved');
  });
  for (const { page } of [ana, ben]) await noteSays(page, 'Saved');
  await expect.poll(() => noteOn(ben.page).textContent()).toContain('And seen.');
});

test('words that a decision was quicker than stay with their writer, who may discard them', async () => {
  const [ana, ben] = await Promise.all([reviewer('ana'), reviewer('ben')]);
  await Promise.all([at(ana.page), at(ben.page)]);
  await say(ana, 'In time. ', ben);
  await world.killAndRestart(async () => {
    await ana.page.keyboard.type('Too late. ', { delay: 5 });
    await noteSays(ana.page, 'Offline · saved on this device');
    await world.inDatabase(async (ctx) => {
      const { company_id } = await ctx.db
        .selectFrom('session')
        .select('company_id')
        .where('id', '=', phone.id)
        .executeTakeFirstOrThrow();
      await transact(ctx, company_id, 'system', async (trx) => ({
        value: undefined,
        facts: await freezeNote(trx, company_id, phone.id, ctx.now()),
      }));
    });
  });
  await Promise.all([ana, ben].map(({ page }) => noteSays(page, 'Read-only')));
  expect(await noteOn(ben.page).textContent()).not.toContain('Too late');
  await expect.poll(() => ben.page.getByText('edits made after the decision').count()).toBe(0);
  // Also after a reload, which is how she returns to it.
  await ana.page.reload();
  await ana.sees('You have edits made after the decision.');
  expect(await noteOn(ana.page).textContent()).toContain('Too late.');
  expect(await noteOn(ana.page).getAttribute('contenteditable')).toBe('false');
  await ana.page.getByRole('button', { name: 'Discard edits' }).click();
  await ana.page.getByRole('button', { name: 'Discard for good' }).click();
  await ana.page.getByText('edits made after the decision').waitFor({ state: 'detached' });
  await expect.poll(() => noteOn(ana.page).textContent()).toContain('In time.');
  expect(await noteOn(ana.page).textContent()).not.toContain('Too late.');
});
