import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { noteBlocks, noteOn, noteSays, openNote } from './note-on-page.ts';
import type { Reviewer } from './reviewer.ts';
import { UpgradeProxy } from './upgrade-proxy.ts';
import { World, waiting } from './world.ts';

let world: World;
let ana: Reviewer;
let ben: Reviewer;
let proxy: UpgradeProxy;
beforeAll(async () => {
  world = await World.open(waiting);
  ana = await world.reviewer('ana');
});
afterEach(async () => {
  await ben.page.context().close();
  await proxy.close();
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

const toEnd = async ({ page }: Reviewer) => {
  await noteOn(page).click();
  await page.keyboard.press('Control+End');
};
const text = ({ page }: Reviewer) => noteBlocks(page);
const unavailable = () => ben.page.getByText('Live editing is unavailable on this network.');

/** Ana has written in a note; Ben is signed in through a separate proxy. @returns the note's page there */
async function behindProxy(): Promise<string> {
  proxy = await UpgradeProxy.to(world.url);
  const path = `/sessions/${(await world.capture()).id}?tab=notes`;
  await openNote(ana.page, world.url + path);
  await noteOn(ana.page).click();
  await ana.page.keyboard.type('the portrait matches');
  await noteSays(ana.page, 'Saved');
  ben = await world.visitor();
  await ben.page.goto(proxy.url);
  await ben.fillIn('ben');
  await ben.page.getByRole('heading', { name: 'Sessions' }).waitFor();
  return proxy.url + path;
}

// findings/real-world.md 15, cases/13
test('a note behind a proxy that lets no WebSocket through says so, can be read, and goes live by itself', async () => {
  const address = await behindProxy();
  await ben.page.goto(address);
  await unavailable().waitFor();
  await noteSays(ben.page, 'Not live');
  await expect.poll(() => text(ben)).toEqual(['the portrait matches']);
  expect(await noteOn(ben.page).getAttribute('aria-readonly')).toBe('true');
  // Text typed since then arrives as well.
  await toEnd(ana);
  await ana.page.keyboard.type(', the zone too');
  await expect.poll(() => text(ben)).toEqual(['the portrait matches, the zone too']);
  proxy.lets = true;
  await noteSays(ben.page, 'Saved');
  expect(await unavailable().count()).toBe(0);
  await toEnd(ben);
  await ben.page.keyboard.type('!');
  await expect.poll(() => text(ana)).toEqual(['the portrait matches, the zone too!']);
});

test('words that were written before the way was closed stay, are said to be here alone, and go out when it opens', async () => {
  const address = await behindProxy();
  proxy.lets = true;
  await openNote(ben.page, address);
  proxy.lets = false;
  proxy.cut();
  await noteSays(ben.page, 'Offline');
  await toEnd(ben);
  await ben.page.keyboard.type(', says Ben');
  await unavailable().waitFor();
  await ben.page.getByText('You have edits that didn’t reach the server.').waitFor();
  await toEnd(ana);
  await ana.page.keyboard.press('Home');
  await ana.page.keyboard.type('Ana: ');
  await expect.poll(() => text(ben)).toEqual(['Ana: the portrait matches, says Ben']);
  // Also for the next page on this device.
  await ben.page.reload();
  await unavailable().waitFor();
  await expect.poll(() => text(ben)).toEqual(['Ana: the portrait matches, says Ben']);
  proxy.lets = true;
  await noteSays(ben.page, 'Saved');
  await expect.poll(() => text(ana)).toEqual(['Ana: the portrait matches, says Ben']);
});
