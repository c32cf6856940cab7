import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

test('a wrong password is told kindly, the right one opens the list, signing out closes it', async () => {
  const ana = await world.visitor();
  await ana.open('/sessions?state=verified');
  await ana.page.waitForURL(/\/login/);
  await ana.fillIn('ana', 'not this one');
  await ana.sees('Incorrect email or password.');
  await ana.fillIn('ana');
  // Where one wanted to go before being asked who one is.
  await ana.page.waitForURL(/state=verified/);
  await ana.page.getByRole('button', { name: /profile/ }).click();
  await ana.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await ana.page.waitForURL(/\/login/);
  await ana.open('/sessions');
  await ana.page.waitForURL(/\/login/);
});

test('signed out in one window, the other window of the same browser leaves at once', async () => {
  const ben = await world.reviewer('ben');
  const second = await ben.page.context().newPage();
  await second.goto(world.url);
  await second.getByText('Export CSV').waitFor();
  await ben.page.getByRole('button', { name: /profile/ }).click();
  await ben.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await second.waitForURL(/\/login/);
  await second.getByText('You were signed out').waitFor();
});

test('a login that was not used ends: the page says so, and goes on where it was after signing in (security.md L4)', async () => {
  const dee = await world.reviewer('dee');
  await dee.open('/sessions?state=verified');
  await dee.page.locator('#search').fill('kapanadze');
  await world.killAndRestart(() =>
    world.inDatabase(async ({ db }) => {
      const used = new Date(Date.now() - 61 * 60_000);
      const reviewer = db.selectFrom('reviewer').select('id').where('email', '=', 'dee@example.com');
      await db.updateTable('login').set({ used_at: used }).where('reviewer_id', 'in', reviewer).execute();
    }),
  );
  await dee.page.waitForURL(/\/login/);
  await dee.sees('You were signed out');
  expect(dee.page.url()).not.toContain('kapanadze');
  await dee.fillIn('dee');
  await dee.page.waitForURL(/sessions\?state=verified$/);
  await expect.poll(() => dee.page.locator('#search').inputValue()).toBe('kapanadze');
});

test('by keyboard alone', async () => {
  const ben = await world.visitor();
  await ben.open('/login');
  await ben.page.locator('#email:focus').waitFor();
  await ben.page.keyboard.type('ben@example.com');
  await ben.page.keyboard.press('Tab');
  await ben.page.keyboard.type('a password for journeys');
  await ben.page.keyboard.press('Enter');
  await ben.sees('Export CSV');
});
