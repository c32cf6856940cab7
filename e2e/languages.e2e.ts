import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pagesWorld } from './accessibility/pages-world.ts';

/** The console in other languages: switched without a reload, stored per person, mirrored, and never clipped. */
const it = pagesWorld();

const choose = async (page: Page, profile: string, language: string) => {
  await page.getByRole('button', { name: profile }).click();
  await page.getByRole('menuitemcheckbox', { name: language }).click();
  await page.keyboard.press('Escape');
};

test('a language is chosen without a reload, and is the reviewer’s own in every browser', async () => {
  const ben = await it.world.reviewer('ben');
  await ben.open(`/sessions/${it.waiting.id}`);
  await ben.page.getByRole('heading', { name: 'Summary' }).waitFor();
  await ben.page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await choose(ben.page, 'Ben Koval, profile', 'ქართული');
  await ben.sees('შეჯამება');
  expect(await ben.page.evaluate(() => [document.documentElement.lang, 'isSamePage' in window])).toEqual(['ka', true]);

  const elsewhere = await it.world.visitor({ locale: 'de-DE' });
  await elsewhere.open();
  await elsewhere.fillIn('ben');
  await expect.poll(() => elsewhere.page.evaluate(() => document.documentElement.lang)).toBe('ka');
});

test('in Arabic the page is mirrored, and MRZ lines and numbers are not', async () => {
  const dee = await it.world.reviewer('dee');
  await dee.open(`/sessions/${it.done.id}`);
  await choose(dee.page, 'Dee Haddad, profile', 'العربية');
  await expect.poll(() => dee.page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  const rail = await dee.page.locator('nav').first().boundingBox();
  expect(rail!.x).toBeGreaterThan(720);
  const lines = dee.page.locator('#mrz .mrz').first();
  await lines.waitFor();
  expect(await lines.evaluate((line) => getComputedStyle(line).direction)).toBe('ltr');
  expect(await dee.page.locator('#summary').textContent()).toMatch(/1974/);
  expect(await dee.violations()).toEqual([]);
});

/** Clipped text: its box hides overflow, without an ellipsis with a tip or a scroll bar. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.push(`the page: ${over} px too wide`);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim());
      if (!own || !element.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      if (!['hidden', 'clip'].includes(style.overflowX) || element.closest('.sr-only, [aria-hidden=true]')) continue;
      const cut = element.scrollWidth - element.clientWidth;
      if (cut <= 1 || element.clientWidth <= 1) continue;
      if (
        style.textOverflow === 'ellipsis' &&
        element.closest('[data-tip], [title], td, [role=row], li, h1, nav, header')
      )
        continue;
      found.push(`${element.tagName.toLowerCase()} “${element.textContent!.trim().slice(0, 40)}”: ${cut} px`);
    }
    return [...new Set(found)];
  });

test.each([1440, 1024, 390])('texts that are longer by two fifths are not clipped: %i px', async (width) => {
  const ana = await it.world.visitor({ viewport: { width, height: 900 } });
  await ana.page.addInitScript(() => localStorage.setItem('vidimus.language', 'en-XA'));
  await ana.open('/login');
  await ana.page.locator('input[type=email]').fill('ana@example.com');
  const found: Record<string, string[]> = { login: await clipped(ana.page) };
  await ana.page.locator('input[type=password]').fill('a password for journeys');
  await ana.page.keyboard.press('Enter');
  await ana.rows().first().waitFor();
  const tabs = ['conditions', 'screening', 'tags', 'texts', 'company', 'signature'].map(
    (tab) => `/settings?tab=${tab}`,
  );
  const sessions = [it.waiting, it.done, it.running].map(({ id }) => `/sessions/${id}`);
  for (const path of ['/sessions', '/queue', '/rejections', '/alerts', '/keys', '/check', ...tabs, ...sessions]) {
    await ana.open(path);
    await ana.page.locator('h1').first().waitFor();
    await expect.poll(() => ana.page.locator('[aria-busy=true]').count()).toBe(0);
    // Else a page that stays English would pass.
    if (!path.includes('sessions/'))
      expect(await ana.page.locator('h1').first().textContent(), path).toMatch(/[áéíóúšţñ]/);
    found[path.replace(/[0-9a-f-]{36}/, ':id')] = await clipped(ana.page);
  }
  expect(Object.entries(found).filter(([, cut]) => cut.length)).toEqual([]);
});
