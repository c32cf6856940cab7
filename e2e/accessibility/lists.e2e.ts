import type { Reviewer } from '../reviewer.ts';
import { axeFindsNothing } from './axe-finds-nothing.ts';
import { pagesWorld } from './pages-world.ts';

const it = pagesWorld();

axeFindsNothing(it, [
  ['list', async (r) => r.rows().first().waitFor()],
  [
    'empty list',
    async (r) => {
      await r.open('/sessions');
      // None are there before the list is loaded, either.
      await r.rows().first().waitFor();
      await r.page.locator('#search').fill('nobody');
      await r.sees('No matching sessions');
    },
  ],
  [
    'saved filters',
    async (r) => {
      await r.open('/sessions?state=verified');
      await r.rows().first().waitFor();
      await r.page.getByRole('button', { name: 'Saved filters' }).click();
      await r.page.getByRole('button', { name: 'Save current filters…' }).waitFor();
    },
  ],
  [
    'name of a filter',
    async (r) => {
      await r.open('/sessions?state=rejected');
      await r.page.getByRole('button', { name: 'Saved filters' }).click();
      await r.page.getByRole('button', { name: 'Save current filters…' }).click();
      await r.page.getByRole('textbox', { name: 'Name' }).waitFor();
    },
  ],
  ...(['Assign', 'Request resubmission', 'Tag', 'Export'] as const).map(
    (action): [string, (r: Reviewer) => Promise<void>] => [
      `${action}, of many`,
      async (r) => {
        await r.open('/sessions');
        await r.rows().first().waitFor();
        const bar = r.page.getByRole('region', { name: 'Selected sessions' });
        await r.page
          .getByRole('checkbox', { name: /^Select / })
          .filter({ visible: true })
          .last()
          .click();
        await bar.waitFor();
        await bar.getByRole('button', { name: action }).click();
        const dialog = r.page.getByRole('dialog');
        if (action === 'Assign') await dialog.getByRole('radio').first().check();
        if (action === 'Assign' || action === 'Request resubmission') await dialog.getByText(/^Applies to/).waitFor();
      },
    ],
  ),
  [
    'columns',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.getByRole('button', { name: 'View' }).click();
      await r.page.getByRole('menu').waitFor();
    },
  ],
  [
    'palette',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.keyboard.press('Control+k');
      await r.page.getByRole('combobox').fill('anna');
      await r.page
        .getByRole('option', { name: /Anna Maria Eriksson/ })
        .first()
        .waitFor();
    },
  ],
  [
    'queue',
    async (r) => {
      await r.open('/queue');
      await r.sees('Not full ID');
    },
  ],
  [
    'rejections, of which there are none',
    async (r) => {
      await r.open('/rejections');
      await r.sees('No rejections yet');
    },
  ],
  [
    'reports as ZIP',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.getByRole('button', { name: 'Reports as ZIP' }).click();
      await r.page.getByRole('button', { name: 'Start', exact: true }).waitFor();
    },
  ],
  [
    'alerts',
    async (r) => {
      await r.open('/alerts');
      await r.page.getByRole('heading', { name: 'Alerts' }).first().waitFor();
    },
  ],
  [
    'preview',
    async (r) => {
      await r.rows().first().waitFor();
      await r.pressUntil('j', () => r.page.locator('[role=row][data-active]').isVisible());
      await r.pressUntil(' ', () => r.page.getByRole('complementary').first().isVisible());
    },
  ],
  [
    'nationalities',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.getByRole('button', { name: 'Nationality' }).click();
      await r.page.getByRole('dialog', { name: 'Nationality' }).waitFor();
    },
  ],
  [
    'dates',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.getByRole('button', { name: 'Date', exact: true }).click();
      await r.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'shortcuts',
    async (r) => {
      await r.rows().first().waitFor();
      await r.page.keyboard.press('?');
      await r.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'no such page',
    async (r) => {
      await r.open('/nowhere');
      await r.sees('Page not found');
    },
  ],
]);
