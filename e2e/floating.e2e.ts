import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reviewer } from './reviewer.ts';
import { World, waiting } from './world.ts';

let world: World;
let ana: Reviewer;
let sessionId: string;
const size = { width: 390, height: 700 };

beforeAll(async () => {
  world = await World.open(waiting);
  const phone = await world.capture();
  await phone.startAttempt();
  sessionId = phone.id;
  ana = await world.reviewer('ana', { viewport: size });
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

const box = async (selector: string) => (await ana.page.locator(selector).first().boundingBox())!;
const menuButton = 'main button[aria-haspopup=menu]';

async function openMenu() {
  await ana.page.locator(menuButton).first().click();
  await ana.page.getByRole('menu').waitFor();
  // It is positioned in a separate step.
  await expect.poll(async () => (await box('[role=menu]')).y).toBeGreaterThan((await box(menuButton)).y);
}

test('a menu stands beside its button, inside the window, and follows it as the page scrolls', async () => {
  await ana.open(`/sessions/${sessionId}`);
  await ana.sees(sessionId);
  await openMenu();
  const distance = async () => {
    const [button, menu] = [await box(menuButton), await box('[role=menu]')];
    return Math.round(menu.y - button.y - button.height);
  };
  await expect.poll(distance).toBe(4);
  const menu = await box('[role=menu]');
  expect(menu.x).toBeGreaterThanOrEqual(8);
  expect(menu.x + menu.width).toBeLessThanOrEqual(size.width - 8);
  const before = (await box(menuButton)).y;
  await ana.page.locator('main').evaluate((main) => main.scrollBy(0, 40));
  expect((await box(menuButton)).y).toBeLessThan(before);
  await expect.poll(distance).toBe(4);
});

test('K12: Escape closes the menu and gives the focus back; j opens no other session meanwhile', async () => {
  const address = ana.page.url();
  await ana.page.keyboard.press('j');
  expect(ana.page.url()).toBe(address);
  await ana.page.keyboard.press('Escape');
  await ana.page.getByRole('menu').waitFor({ state: 'detached' });
  expect(
    await ana.page
      .locator(menuButton)
      .first()
      .evaluate((button) => button === document.activeElement),
  ).toBe(true);
});

test('right to left, panels are in line with the other edge of their button', async () => {
  await ana.page.setViewportSize({ width: 1440, height: 900 });
  await ana.open('/sessions');
  await ana.rows().first().waitFor();
  const chip = 'main button[aria-haspopup=dialog]';
  const openPanel = async () => {
    await ana.page.locator(chip).first().click();
    await ana.page.getByRole('dialog').waitFor();
  };
  await openPanel();
  await expect.poll(async () => (await box('[role=dialog]')).x - (await box(chip)).x).toBeLessThan(1);
  await ana.page.keyboard.press('Escape');
  await ana.page.getByRole('dialog').waitFor({ state: 'detached' });
  await ana.page.evaluate(() => {
    document.dir = 'rtl';
  });
  await openPanel();
  await expect
    .poll(async () => {
      const [button, panel] = [await box(chip), await box('[role=dialog]')];
      return Math.abs(panel.x + panel.width - button.x - button.width);
    })
    .toBeLessThan(1);
});
