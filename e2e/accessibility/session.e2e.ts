import { axeFindsNothing } from './axe-finds-nothing.ts';
import { pagesWorld } from './pages-world.ts';

const it = pagesWorld();

axeFindsNothing(it, [
  [
    'finished session',
    async (r) => {
      await r.open(`/sessions/${it.done.id}`);
      await r.sees('Anna Maria Eriksson');
    },
  ],
  [
    'attempts history',
    async (r) => {
      await r.open(`/sessions/${it.done.id}`);
      await r.page.getByRole('tab', { name: 'Attempts history' }).click();
      await r.sees('Completed');
    },
  ],
  [
    'session being captured',
    async (r) => {
      await r.open(`/sessions/${it.running.id}`);
      await r.sees('Liveness');
    },
  ],
  [
    'no such session',
    async (r) => {
      await r.open('/sessions/0198f2a0-0000-7000-8000-000000000001');
      await r.sees('Session not found');
    },
  ],
  [
    'rejecting',
    async (r) => {
      await r.open(`/sessions/${it.waiting.id}`);
      await r.page.getByRole('button', { name: 'Propose to reject' }).click();
      const tags = r.page.getByRole('combobox', { name: 'Tags' });
      await tags.fill('glare');
      await tags.press('Enter');
      await tags.fill('x');
    },
  ],
  [
    'asking again',
    async (r) => {
      await r.open(`/sessions/${it.waiting.id}`);
      await r.page.getByRole('button', { name: 'Propose to reject' }).waitFor();
      const button = r.page.getByRole('button', { name: 'Request resubmission' });
      if (await button.isVisible()) await button.click();
      else {
        // Where the bar is narrow, it is in the menu.
        await r.page.getByRole('button', { name: 'Assign, escalate, snooze' }).click();
        await r.page.getByRole('menuitem', { name: 'Request resubmission' }).click();
      }
      await r.page.getByLabel('Message to the subject').waitFor();
    },
  ],
  [
    'correcting',
    async (r) => {
      await r.open(`/sessions/${it.waiting.id}`);
      const pencil = r.page.getByRole('button', { name: 'Correct birth date' });
      await pencil.focus();
      await pencil.press('Enter');
      await r.page.getByRole('form').waitFor();
    },
  ],
  [
    'options of the report',
    async (r) => {
      await r.open(`/sessions/${it.done.id}`);
      await r.page.getByRole('button', { name: 'Report options' }).click();
      await r.page.getByRole('menu').waitFor();
    },
  ],
  [
    'reports made',
    async (r) => {
      await r.open(`/sessions/${it.done.id}`);
      await Promise.all([
        r.page.waitForEvent('download'),
        r.page.getByRole('button', { name: 'Download PDF' }).click(),
      ]);
      await r.page.getByRole('button', { name: 'Report options' }).click();
      await r.page.getByRole('menuitem', { name: /Report history/ }).click();
      await r.page.getByText('Up to date').first().waitFor();
    },
  ],
  [
    'notes',
    async (r) => {
      await r.open(`/sessions/${it.waiting.id}?tab=notes`);
      await r.page.getByRole('heading', { name: 'Notes' }).first().waitFor();
    },
  ],
  [
    'comments on a field',
    async (r) => {
      await r.open(`/sessions/${it.waiting.id}`);
      const button = r.page.locator('#summary .field-tools [aria-haspopup=dialog]').first();
      await button.focus();
      await button.press('Enter');
      await r.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'seen before, side by side',
    async (r) => {
      await r.open(`/sessions/${it.done.id}#seen`);
      await r.page
        .getByRole('button', { name: /Compare with session/ })
        .first()
        .click();
      await r.page.getByRole('button', { name: 'Unsure' }).first().click();
      await r.page.getByLabel('Reason (optional)').waitFor();
    },
  ],
  [
    'person',
    async (r) => {
      await r.open(`/persons/${it.done.id}`);
      await r.sees('Same document');
    },
  ],
  [
    'comparing photos',
    async (r) => {
      await r.open(`/sessions/${it.done.id}`);
      await r.page.getByRole('button', { name: 'Compare any two photos' }).click();
      await r.page.getByRole('button', { name: 'Adjust frame' }).click();
    },
  ],
  [
    'verifying',
    async (r) => {
      await r.open(`/sessions/${it.waiting.id}`);
      await r.page.getByRole('button', { name: 'Propose to verify' }).click();
      await r.page.getByRole('dialog').waitFor();
    },
  ],
]);
