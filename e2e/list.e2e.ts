import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodRun, type Step } from '../server/testing/phone.ts';
import type { Reviewer } from './reviewer.ts';
import { World } from './world.ts';

let world: World;
let ana: Reviewer;
const people = [
  ['Nino', 'Kapanadze'],
  ['Giorgi', 'Beridze'],
  ['Łukasz', 'Żółć'],
] as const;

beforeAll(async () => {
  world = await World.open();
  for (const [firstName, lastName] of people) {
    const phone = await world.capture();
    await phone.startAttempt();
    const rest = goodRun
      .slice(1)
      .map((s): Step => (s.type === 'document.read' ? { ...s, fields: { ...s.fields, firstName, lastName } } : s));
    await phone.report(...rest);
  }
  const waiting = await world.capture();
  await waiting.startAttempt();
  ana = await world.reviewer('ana');
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

const search = (words: string) => ana.page.locator('#search').fill(words);
/** Without search words: the browser treats the same address as a reload, which restores the words. */
const openUnsearched = async () => {
  await ana.open('/alerts');
  await ana.open('/sessions');
  await expect.poll(() => ana.rows().count()).toBeGreaterThan(1);
};

test('search narrows from the first character, accents or not, and a reload keeps it', async () => {
  await expect.poll(() => ana.rows().count()).toBe(4);
  await ana.page.keyboard.press('/');
  await ana.page.keyboard.type('z');
  await expect.poll(() => ana.rows().count()).toBe(1);
  await ana.sees('Łukasz Żółć');
  await ana.page.reload();
  await expect.poll(() => ana.rows().count()).toBe(1);
  await openUnsearched();
});

test('a name that is searched for stands in no address: requests, page, history, exports (security.md L8)', async () => {
  const { page } = ana;
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url(), request.headers().referer ?? ''));
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  const field = () => page.locator('#search').inputValue();
  const isFound = async () => {
    await expect.poll(() => ana.rows().count()).toBe(1);
    await ana.sees('Nino Kapanadze');
    expect(await field()).toBe('kapanadze');
  };
  await openUnsearched();
  await search('kapanadze');
  await isFound();
  // Another filter is in the address, and can be copied from there.
  await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Document' }).first().click();
  await page.getByRole('menuitemcheckbox', { name: 'Passport' }).click();
  await page.keyboard.press('Escape');
  await page.waitForURL(/document=passport/);
  await isFound();
  await page.reload();
  await isFound();
  // Into a session and back; back past the filter, and forward again.
  await ana.rows().first().click();
  await page.waitForURL(/sessions\/[0-9a-f-]{36}/);
  await page.goBack();
  await isFound();
  await page.goBack();
  await page.waitForURL(/sessions$/);
  await isFound();
  await page.goForward();
  await page.waitForURL(/document=passport/);
  await isFound();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Export CSV').click()]);
  expect(await readFile(await download.path(), 'utf8')).toContain('Kapanadze');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('kapanadze');
  await page.getByRole('option', { name: /Nino Kapanadze/ }).waitFor();
  await page.keyboard.press('Escape');
  // A link with the old format finds the same, and its words leave the address.
  const asked = addresses.splice(0);
  expect(asked.filter((address) => /kapanadze/i.test(decodeURIComponent(address)))).toEqual([]);
  expect(asked.filter((address) => address.includes('/api/sessions/search')).length).toBeGreaterThan(5);
  expect(asked.some((address) => address.endsWith('/api/sessions.csv'))).toBe(true);
  await ana.open('/queue');
  await ana.open('/sessions?q=kapanadze&document=passport');
  await isFound();
  await page.waitForURL(/sessions\?document=passport$/);
});

test('j, k, Enter and back; ? shows the keys', async () => {
  await ana.open('/sessions');
  await ana.rows().first().waitFor();
  await ana.page.keyboard.press('j');
  await ana.page.keyboard.press('j');
  await ana.page.keyboard.press('k');
  const chosen = await ana.page.locator('[role=row][data-active]').getAttribute('id');
  await ana.page.keyboard.press('Enter');
  await ana.page.waitForURL(new RegExp(chosen!.replace('session-', '/sessions/')));
  await ana.page.goBack();
  await ana.rows().first().waitFor();
  await ana.page.keyboard.press('?');
  await ana.page.getByRole('dialog').getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
  await ana.page.keyboard.press('Escape');
});

test('a state is a filter, and what stops matching leaves the list by itself', async () => {
  const phone = await world.capture();
  await phone.startAttempt();
  await ana.open('/sessions?state=in_progress');
  await ana.page.locator(`#session-${phone.id}`).waitFor();
  await phone.report({ type: 'attempt.finished', outcome: 'completed' });
  await ana.page.locator(`#session-${phone.id}`).waitFor({ state: 'detached' });
});

test('the CSV holds what is filtered', async () => {
  await openUnsearched();
  await search('kapa');
  await expect.poll(() => ana.rows().count()).toBe(1);
  const [download] = await Promise.all([ana.page.waitForEvent('download'), ana.page.getByText('Export CSV').click()]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain('Kapanadze');
  expect(text).not.toContain('Beridze');
});

test('what waits covers no row, and is shown when asked for', async () => {
  await openUnsearched();
  await ana.rows().first().waitFor();
  await ana.page.keyboard.press('j');
  const phone = await world.capture();
  const pill = ana.page.getByRole('button', { name: /^\d+ new$/ });
  await pill.waitFor();
  const list = (await ana.page.getByRole('grid').boundingBox())!;
  const box = (await pill.boundingBox())!;
  expect(box.y + box.height).toBeLessThanOrEqual(list.y);
  await pill.click();
  await ana.page.locator(`#session-${phone.id}`).waitFor();
  await pill.waitFor({ state: 'detached' });
});

test('filters are saved, by keyboard alone: shown while they hold, changed, renamed, deleted; the search text only where it is ticked', async () => {
  const { page } = ana;
  const saved = page.getByRole('button', { name: /^Saved filter/ });
  const name = page.getByRole('textbox', { name: 'Name' });
  await openUnsearched();
  await search('kapa');
  await expect.poll(() => ana.rows().count()).toBe(1);
  await saved.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save current filters…' }).focus();
  await page.keyboard.press('Enter');
  await name.fill('Kapanadzes');
  await page.getByRole('checkbox', { name: /^Save the search text too/ }).check();
  await name.press('Enter');
  await page.getByRole('button', { name: 'Saved filter: Kapanadzes', exact: true }).waitFor();
  await page.getByRole('button', { name: /^Verified/ }).click();
  await page.getByRole('button', { name: 'Saved filter: Kapanadzes · changed' }).waitFor();
  await openUnsearched();
  await saved.click();
  await page.getByRole('button', { name: 'Kapanadzes', exact: true }).press('Enter');
  await expect.poll(() => ana.rows().count()).toBe(1);
  expect(page.url()).not.toContain('kapa');
  await saved.click();
  await page.getByRole('button', { name: 'Rename or share Kapanadzes' }).click();
  await name.fill('The family');
  await name.press('Enter');
  await page.getByRole('button', { name: 'Saved filter: The family', exact: true }).click();
  await page.getByRole('button', { name: 'Delete The family' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Saved filters', exact: true }).waitFor();
});

test('columns can be left out and drawn wider, and stay so', async () => {
  await ana.open('/sessions');
  await ana.rows().first().waitFor();
  const head = (name: string) => ana.page.getByRole('columnheader', { name, exact: true });
  const width = async () => Math.round((await head('Subject').boundingBox())!.width);
  const height = async () => (await ana.rows().first().boundingBox())!.height;
  const before = { width: await width(), height: await height() };

  const separator = ana.page.getByRole('separator', { name: 'Width of Subject' });
  const at = (await separator.boundingBox())!;
  await ana.page.mouse.move(at.x + at.width / 2, at.y + 8);
  await ana.page.mouse.down();
  await ana.page.mouse.move(at.x + at.width / 2 + 60, at.y + 8, { steps: 3 });
  await ana.page.mouse.up();
  await expect.poll(width).toBe(before.width + 60);
  await separator.focus();
  await ana.page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBe(before.width + 44);

  await ana.page.getByRole('button', { name: 'View' }).click();
  await ana.page.getByRole('menuitemcheckbox', { name: 'Device' }).click();
  await ana.page.keyboard.press('Escape');
  await head('Device').waitFor({ state: 'hidden' });
  await ana.page.reload();
  await ana.rows().first().waitFor();
  expect(await head('Device').isVisible()).toBe(false);
  expect(await width()).toBe(before.width + 44);
  expect(await height()).toBe(before.height);

  await ana.page.getByRole('button', { name: 'View' }).click();
  await ana.page.getByRole('menuitem', { name: 'Reset columns' }).click();
  await head('Device').waitFor();
  expect(await width()).toBe(before.width);
});

test('Ctrl+K finds a session, a command, a page; Escape gives the focus back', async () => {
  await ana.open('/sessions');
  await ana.rows().first().waitFor();
  const palette = ana.page.getByRole('combobox', { name: 'Command menu' });
  await ana.page.getByRole('button', { name: 'View' }).focus();
  await ana.page.keyboard.press('Control+k');
  await palette.waitFor();
  // The list behind does not move.
  await ana.page.keyboard.type('j');
  expect(await ana.page.locator('[role=row][data-active]').count()).toBe(0);
  await ana.page.keyboard.press('Escape');
  await expect.poll(() => ana.page.evaluate(() => document.activeElement?.textContent)).toBe('View');

  await ana.page.keyboard.press('Control+k');
  await palette.fill('beri');
  await ana.page.getByRole('option', { name: /Giorgi Beridze/ }).waitFor();
  await ana.page.keyboard.press('Enter');
  await ana.page.waitForURL(/\/sessions\/[0-9a-f-]{36}/);
  await ana.page.keyboard.press('Control+k');
  await palette.fill('dark');
  await ana.page.keyboard.press('Enter');
  await expect.poll(() => ana.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await ana.page.keyboard.press('Control+k');
  await palette.fill('awaiting');
  await ana.page.keyboard.press('ArrowUp');
  await ana.page.keyboard.press('ArrowDown');
  await ana.page.keyboard.press('Enter');
  await ana.page.waitForURL(/\/queue$/);
});

test('a master makes a key that works, and revokes it; an agent is told whom to ask', async () => {
  await ana.open('/sessions');
  await ana.page.getByRole('button', { name: /profile/ }).click();
  await ana.page.getByRole('menuitem', { name: 'API keys' }).click();
  await ana.page.getByLabel('Name').fill('mobile app');
  await ana.page.keyboard.press('Enter');
  const key = await ana.page.locator('code').textContent();
  const create = async () => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    return (await fetch(`${world.url}/api/v1/sessions`, { method: 'POST', headers, body: '{}' })).status;
  };
  expect(await create()).toBe(201);
  await ana.page.getByRole('button', { name: 'Revoke key mobile app' }).click();
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await ana.sees('Key mobile app has been revoked');
  // A validated key is cached for two seconds.
  await expect.poll(create).toBe(401);

  const ben = await world.reviewer('ben');
  await ben.page.getByRole('button', { name: /profile/ }).click();
  expect(await ben.page.getByRole('menuitem', { name: 'API keys' }).count()).toBe(0);
  await ben.open('/keys');
  await ben.sees('Only masters can manage API keys');
});
