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

test('search narrows from the first character, accents or not, and the address keeps it', async () => {
  await expect.poll(() => ana.rows().count()).toBe(4);
  await ana.page.keyboard.press('/');
  await ana.page.keyboard.type('z');
  await expect.poll(() => ana.rows().count()).toBe(1);
  await ana.sees('Łukasz Żółć');
  await ana.page.waitForURL(/q=z/);
  await ana.page.reload();
  await expect.poll(() => ana.rows().count()).toBe(1);
  await ana.open('/sessions');
  await expect.poll(() => ana.rows().count()).toBe(4);
});

test('j, k, Enter and back; ? shows the keys', async () => {
  await ana.open('/sessions');
  await ana.rows().first().waitFor();
  await ana.page.keyboard.press('j');
  await ana.page.keyboard.press('j');
  await ana.page.keyboard.press('k');
  const chosen = await ana.page.locator('[role=row][aria-selected=true]').getAttribute('id');
  await ana.page.keyboard.press('Enter');
  await ana.page.waitForURL(new RegExp(chosen!.replace('session-', '/sessions/')));
  await ana.page.goBack();
  await ana.rows().first().waitFor();
  await ana.page.keyboard.press('?');
  await ana.page.getByRole('dialog').getByText('Keyboard shortcuts').waitFor();
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
  await ana.open('/sessions?q=kapa');
  await expect.poll(() => ana.rows().count()).toBe(1);
  const [download] = await Promise.all([ana.page.waitForEvent('download'), ana.page.getByText('Export CSV').click()]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain('Kapanadze');
  expect(text).not.toContain('Beridze');
});
