import { expect, test } from 'vitest';
import { axeFindsNothing } from './axe-finds-nothing.ts';
import { pagesWorld } from './pages-world.ts';

const it = pagesWorld();

axeFindsNothing(it, [
  [
    'the sessions of a dry run',
    async (r) => {
      await r.open('/settings');
      await r.page.getByRole('radio', { name: 'Reject automatically' }).click();
      await r.page.getByRole('button', { name: /from awaiting action to rejected/ }).click();
      await r.page.locator('#dry-run a').first().waitFor();
      r.page.once('dialog', (question) => void question.accept());
    },
  ],
  [
    'conditions',
    async (r) => {
      await r.open('/settings');
      await r.page
        .locator('#dry-run')
        .getByText(/finished in the last/)
        .waitFor();
      await r.page.getByRole('combobox', { name: 'Add a country' }).fill('Iran');
      await r.page.keyboard.press('Enter');
      await r.sees('Unsaved changes');
      // Leaving what is not saved asks first.
      r.page.once('dialog', (question) => void question.accept());
    },
  ],
  [
    'tags of rejections',
    async (r) => {
      await r.open('/settings?tab=tags');
      await r.sees('Add a tag');
    },
  ],
  [
    'company',
    async (r) => {
      await r.open('/settings?tab=company');
      await r.page.getByRole('textbox', { name: 'Hex colour' }).waitFor();
    },
  ],
  [
    'signature',
    async (r) => {
      await r.open('/settings?tab=signature');
      await r.sees('Signing certificate');
    },
  ],
  [
    'API keys',
    async (r) => {
      await r.open('/keys');
      await r.sees('journeys');
    },
  ],
  [
    'a key just made',
    async (r) => {
      await r.open('/keys');
      await r.page.getByLabel('Name').fill('mobile app');
      await r.page.keyboard.press('Enter');
      await r.page.locator('code').waitFor();
    },
  ],
  [
    'revoking a key',
    async (r) => {
      await r.open('/keys');
      await r.page
        .getByRole('button', { name: /^Revoke key/ })
        .first()
        .click();
      await r.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'check of a report',
    async (r) => {
      await r.open('/check');
      await r.page.getByRole('button', { name: 'Choose a PDF' }).waitFor();
    },
  ],
  [
    'verdict on a file',
    async (r) => {
      await r.open('/check');
      await r.page
        .locator('input[type=file]')
        .setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Dear sirs') });
      await r.page.getByRole('heading', { name: 'Unreadable' }).waitFor();
    },
  ],
  [
    'a code that nobody issued',
    async (r) => {
      await r.open('/check/abcdefghijklmnopqrstuv');
      await r.sees('Report not found');
    },
  ],
]);

test.each([1440, 390])('axe finds nothing on the sign-in page in any colours: %i px', async (width) => {
  const visitor = await it.world.visitor({ viewport: { width, height: 900 }, colorScheme: 'light' });
  await visitor.open('/login');
  await visitor.page.getByLabel('Email').waitFor();
  expect(await visitor.violations()).toEqual([]);
});
