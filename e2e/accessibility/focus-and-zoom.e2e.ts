import { expect, test } from 'vitest';
import { pagesWorld } from './pages-world.ts';

const it = pagesWorld();

test('at 200 % of a laptop the decision stays on the screen, on each tab, with a photo to look at (faults.md A15)', async () => {
  const ana = await it.world.reviewer('ana', { viewport: { width: 720, height: 450 } });
  await ana.open(`/sessions/${it.waiting.id}`);
  const bar = ana.page.getByRole('region', { name: 'Decision' });
  for (const tab of ['Current session', 'Attempts history', 'Notes']) {
    await ana.page.getByRole('tab', { name: tab }).click();
    await bar.getByRole('button', { name: /erify/ }).waitFor();
    const box = (await bar.boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(450);
  }
  await ana.page.setViewportSize({ width: 390, height: 844 });
  const phone = (await bar.boundingBox())!;
  expect(phone.y + phone.height).toBeLessThanOrEqual(844);
});

test('K8 opening a session gives the focus to its heading, and its tab has the name of the person (faults.md A15)', async () => {
  const ana = await it.world.reviewer('ana');
  await ana.open('/queue');
  await ana.page.locator(`#session-${it.waiting.id} a`).first().click();
  await expect.poll(() => ana.page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await expect.poll(() => ana.page.title()).toMatch(/Eriksson · Awaiting action/);
  await ana.page
    .getByRole('navigation', { name: 'You are here' })
    .getByRole('link', { name: 'Awaiting action' })
    .click();
  await expect.poll(() => new URL(ana.page.url()).pathname).toBe('/queue');
});

test('Verify is few tabs away, and the buttons of fields are reached by arrows (faults.md A15)', async () => {
  const ana = await it.world.reviewer('ana');
  await ana.open(`/sessions/${it.waiting.id}`);
  await ana.sees('Anna Maria');
  await ana.page.locator('h1').focus();
  const label = () =>
    ana.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  let tabs = 0;
  const empty: string[] = [];
  let hasRoved = false;
  while (!/erify/.test(await label()) && tabs < 100) {
    await ana.page.keyboard.press('Tab');
    tabs++;
    const at = await label();
    if (at === 'Marks on the photo') empty.push(at);
    if (at === 'Copy First name' && !hasRoved) {
      hasRoved = true;
      await ana.page.keyboard.press('ArrowDown');
      expect(await label()).toMatch(/last name/i);
    }
  }
  expect(empty).toEqual([]);
  expect(hasRoved).toBe(true);
  expect(tabs).toBeLessThan(60);
});
