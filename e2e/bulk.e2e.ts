import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodRun, type Step } from '../server/testing/phone.ts';
import type { Reviewer } from './reviewer.ts';
import { World } from './world.ts';

let world: World;
let [ana, ben]: Reviewer[] = [];
const ids: string[] = [];
beforeAll(async () => {
  world = await World.open();
  [ana, ben] = await Promise.all([world.reviewer('ana'), world.reviewer('ben')]);
  for (const lastName of ['Kapanadze', 'Beridze', 'Maisuradze', 'Lomidze']) {
    const phone = await world.capture();
    await phone.startAttempt();
    const doubtful = goodRun.slice(1).map((step): Step => {
      if (step.type === 'document.read') return { ...step, fields: { ...step.fields, lastName } };
      return step.type === 'result.reported' ? { ...step, fullId: false } : step;
    });
    await phone.report(...doubtful);
    ids.push(phone.id);
  }
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

/** As a colleague's page does it. */
const reject = (reviewer: Reviewer, id: string): Promise<number> =>
  reviewer.page.evaluate(async (sessionId) => {
    const { seq } = await (await fetch(`/api/sessions/${sessionId}`)).json();
    const body = JSON.stringify({ verdict: 'rejected', tags: ['fake'], seq });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`/api/sessions/${sessionId}/decision`, { method: 'POST', headers, body })).status;
  }, id);

const bar = () => ana!.page.getByRole('region', { name: 'Selected sessions' });
const dialog = () => ana!.page.getByRole('dialog');

test('selected by keyboard, three are assigned, of which a colleague has just decided one; the rest is undone (faults.md A15)', async () => {
  const { page } = ana!;
  await ana!.open('/queue');
  await expect.poll(() => ana!.rows().count()).toBe(4);
  const { keyboard } = page;
  await keyboard.press('j');
  await keyboard.press('x');
  await page.getByRole('checkbox', { name: /^Select .*Kapanadze$/i, checked: true }).waitFor();
  await keyboard.press('j');
  await keyboard.press('j');
  await keyboard.press('Shift+X');
  await bar().getByText('3 selected').waitFor();
  await keyboard.press('x');
  await bar().getByText('2 selected').waitFor();
  await keyboard.press('x');
  await bar().getByRole('button', { name: 'Assign' }).focus();
  await keyboard.press('Enter');
  await dialog().getByText('Assign 3 sessions').waitFor();
  await dialog()
    .getByRole('radio', { name: /^Ben Koval/ })
    .focus();
  await keyboard.press('Space');
  await dialog().getByText('Applies to all 3 sessions.').waitFor();

  expect(await reject(ben!, ids[1]!)).toBe(200);
  await dialog().getByRole('button', { name: 'Assign', exact: true }).focus();
  await keyboard.press('Enter');
  await page.getByText('2 sessions assigned to Ben Koval').waitFor();
  await page.getByText('1 unchanged').first().waitFor();
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByText('1: already decided').waitFor();
  await keyboard.press('Escape');
  await ana!.sees('Assigned to Ben Koval');

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('Undone for 2 sessions').waitFor();
  await page.getByText('Assigned to Ben Koval').first().waitFor({ state: 'detached' });
});

test('a tag is made, put on all that match, and they are found by it; Esc clears', async () => {
  const { page } = ana!;
  await ana!.open('/sessions');
  await expect.poll(() => ana!.rows().count()).toBe(4);
  await page.getByRole('checkbox', { name: /^Select .*Beridze$/i }).click();
  await bar().getByRole('button', { name: 'Select all 4 that match' }).click();
  await bar().getByText('4 selected').waitFor();
  await page.keyboard.press('Escape');
  await bar().waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: /^Select .*Beridze$/i }).click();
  await page.getByRole('checkbox', { name: /^Select .*Lomidze$/i }).click({ modifiers: ['Shift'] });
  await bar().getByRole('button', { name: 'Tag' }).click();
  await dialog().getByLabel('New tag').fill('VIP');
  await dialog().getByLabel('New tag').press('Enter');
  await dialog()
    .getByText(/^Applies to/)
    .waitFor();
  await dialog().getByRole('button', { name: 'Add tag' }).click();
  await page.getByText('“VIP” added to 3 sessions').waitFor();
  const chip = page.getByRole('group', { name: 'Filters', exact: true }).getByRole('button', { name: 'Tags' });
  await chip.click();
  await page.getByRole('menuitemcheckbox', { name: 'VIP' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => ana!.rows().count()).toBe(3);
  // The counts follow.
  await expect
    .poll(() => page.getByRole('group', { name: 'State' }).getByRole('button', { name: /^All/ }).textContent())
    .toBe('All3');
  await ana!.rows().first().click();
  await page.getByRole('button', { name: 'Remove tag VIP' }).click();
  await page.getByRole('button', { name: 'Remove tag VIP' }).waitFor({ state: 'detached' });
});

test('many are sent back with a ready text of the step', async () => {
  const { page } = ana!;
  await ana!.open('/queue');
  await page
    .getByRole('checkbox', { name: /^Select /i })
    .first()
    .waitFor();
  await page.getByRole('checkbox', { name: /^Select .*Lomidze$/i }).click();
  await bar().getByRole('button', { name: 'Request resubmission' }).click();
  await dialog().getByLabel('Step to repeat').selectOption('selfie');
  const text = dialog().getByRole('group', { name: 'Ready texts' }).getByRole('button').first();
  const chosen = await text.textContent();
  await text.click();
  await expect.poll(() => dialog().getByLabel('Reason, shown to each subject').inputValue()).toBe(chosen);
  expect(await ana!.violations()).toEqual([]);
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});
