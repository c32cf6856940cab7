import { expect, test } from 'vitest';
import type { Reviewer } from '../reviewer.ts';
import type { PagesWorld } from './pages-world.ts';

export type Page = [name: string, visit: (reviewer: Reviewer) => Promise<void>];

/** Visits each page at the width of a laptop and of a phone: axe checks it in any colours, and nothing runs over the edge. */
export function axeFindsNothing(it: PagesWorld, pages: Page[]): void {
  test.each([1440, 390])('axe finds nothing in any colours, and nothing runs over the edge: %i px', async (width) => {
    const found: Record<string, string[]> = {};
    const size = { viewport: { width, height: 900 }, colorScheme: 'light' } as const;
    const ana = await it.world.reviewer('ana', size);
    ana.page.setDefaultTimeout(45_000);
    for (const [name, visit] of pages) {
      await ana.open('/');
      try {
        await visit(ana);
      } catch (error) {
        // The others are looked at all the same.
        found[name] = [String(error).split('\n', 2).join(' ')];
        continue;
      }
      found[name] = await ana.violations();
      for (const other of width === 1440 ? [1440, 1920, 1024, 720] : [390]) {
        await ana.page.setViewportSize({ width: other, height: 900 });
        const over = await ana.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) found[name].push(`${over} px too wide at ${other}`);
      }
      await ana.page.setViewportSize(size.viewport);
    }
    expect(Object.entries(found).filter(([, violations]) => violations.length)).toEqual([]);
  });
}
