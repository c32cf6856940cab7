import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodRun, type Step } from '../server/testing/phone.ts';
import type { SessionView } from '../shared/session/session.ts';
import { noteOn } from './note-on-page.ts';
import { ask } from './prose/disturber.ts';
import type { Reviewer } from './reviewer.ts';
import { World } from './world.ts';

// faults.md A1 and A11, each story as it was seen; whatever else may happen is in prose.e2e.ts.
let world: World;
let ana: Reviewer;
let ben: Reviewer;
beforeAll(async () => {
  world = await World.open();
  [ana, ben] = await Promise.all([world.reviewer('ana'), world.reviewer('ben')]);
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

/** A person who waits, on the page of both. */
async function waiting(): Promise<string> {
  const phone = await world.capture();
  await phone.startAttempt();
  await phone.report(
    ...goodRun.slice(1).map((step): Step => (step.type === 'result.reported' ? { ...step, fullId: false } : step)),
  );
  for (const one of [ana, ben]) {
    await one.open(`/sessions/${phone.id}`);
    await one.page.getByRole('button', { name: 'Draw a box' }).waitFor();
  }
  return phone.id;
}
const view = async (id: string) =>
  (await ask<{ seq: number; view: SessionView }>(ana, 'GET', `/api/sessions/${id}`)).body;
const verify = async (id: string) => {
  const { seq } = await view(id);
  const decision = { id: crypto.randomUUID(), verdict: 'verified', note: 'Seen on the phone.', seq };
  expect((await ask(ana, 'POST', `/api/sessions/${id}/decision`, decision)).status).toBe(200);
};
const unsent = () => ben.page.getByRole('textbox', { name: 'Text that was not sent' });
const discard = async () => {
  await ben.page.getByRole('button', { name: 'Discard', exact: true }).click();
  await ben.page.getByRole('button', { name: 'Discard for good' }).click();
  await unsent().waitFor({ state: 'detached' });
};

test('a colleague decides while one types in the note: the sentence goes on in a box, and nothing else happens', async () => {
  const stranger = await waiting();
  const id = await waiting();
  await noteOn(ben.page).click();
  await ben.page.keyboard.type('Frame is cut at ');
  await verify(id);
  await expect.poll(() => noteOn(ben.page).getAttribute('contenteditable')).toBe('false');
  // Read-only, and still where the reviewer is.
  expect(await noteOn(ben.page).evaluate((text) => text === document.activeElement)).toBe(true);
  await ben.page.keyboard.type('the right edge, no name, very dark', { delay: 40 });
  expect(await unsent().inputValue()).toBe('Frame is cut at the right edge, no name, very dark');
  expect(await ben.page.getByRole('dialog').count()).toBe(0);
  expect(ben.page.url()).toContain(id);
  expect((await view(stranger)).view.waiting?.claim).toBeNull();
  const reports = await ask<{ reports: unknown[] }>(ana, 'GET', `/api/sessions/${id}/reports`);
  expect(reports.body.reports).toEqual([]);
  expect(await ben.violations()).toEqual([]);
  await discard();
});

test.each([
  ['box', 'Draw a box'],
  ['pin', 'Drop a pin'],
])('a %s opens its comment with the caret in it; Escape leaves it uncommented', async (kind, tool) => {
  const id = await waiting();
  const draw = async () => {
    await ben.page.getByRole('button', { name: tool }).click();
    const stage = (await ben.page.locator('[data-stage="0"]').boundingBox())!;
    await ben.page.mouse.move(stage.x + stage.width * 0.3, stage.y + stage.height * 0.4);
    await ben.page.mouse.down();
    if (kind === 'box') await ben.page.mouse.move(stage.x + stage.width * 0.5, stage.y + stage.height * 0.5);
    await ben.page.mouse.up();
  };
  await draw();
  await ben.page.keyboard.type('very blurry here', { delay: 40 });
  const comment = ben.page.getByRole('dialog').getByRole('textbox');
  expect(await comment.inputValue()).toBe('very blurry here');
  await ben.page.keyboard.press('Control+Enter');
  await expect.poll(() => comment.inputValue()).toBe('');
  await ben.page.keyboard.press('Escape');
  await draw();
  await comment.waitFor();
  await ben.page.keyboard.press('Escape');
  await comment.waitFor({ state: 'detached' });
  expect((await view(id)).view.state).toBe('awaiting_action');
  await expect.poll(() => ben.page.locator('[data-chip]').count()).toBe(2);
});

test('a note that is opened again under the hands: the focus goes along, and every word stands somewhere', async () => {
  const id = await waiting();
  await verify(id);
  await expect.poll(() => noteOn(ben.page).getAttribute('contenteditable')).toBe('false');
  await noteOn(ben.page).click();
  const { seq } = await view(id);
  await ask(ana, 'POST', `/api/sessions/${id}/reopen`, { reason: 'once more', seq });
  await expect.poll(() => noteOn(ben.page).getAttribute('contenteditable')).toBe('true');
  await expect.poll(() => noteOn(ben.page).evaluate((text) => text === document.activeElement)).toBe(true);
  await ben.page.keyboard.type('rotated, glare on the number', { delay: 20 });
  expect(await noteOn(ben.page).textContent()).toContain('rotated, glare on the number');
});

test('undo follows to another page', async () => {
  const id = await waiting();
  const next = await waiting();
  await ben.open(`/sessions/${id}`);
  await ben.page.getByRole('button', { name: /^Verify/ }).click();
  await ben.page.getByRole('dialog').getByLabel('Note').fill('All corners are in the video.');
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Verify' }).click();
  await ben.recent().getByText('Anna Maria Eriksson verified').waitFor();
  await ben.page.getByRole('link', { name: 'Alerts' }).first().click();
  await ben.page.waitForURL(/alerts/);
  await ben.pressUntil('u', () => ben.recent().getByText('Undone.').isVisible());
  expect((await view(id)).view).toMatchObject({ state: 'awaiting_action', decided: null });
  expect((await view(next)).view.decisions).toEqual([]);
  await ben.recent().getByRole('link', { name: 'Open' }).click();
  await ben.page.waitForURL(new RegExp(id));
});

test('a dialog that has only just opened is not sent; single keys can be switched off', async () => {
  const id = await waiting();
  await ben.page.keyboard.press('v');
  await ben.page.getByRole('dialog').getByLabel('Note').waitFor();
  await ben.page.keyboard.press('Control+Enter');
  await ben.sees(/the dialog has only just opened/);
  expect((await view(id)).view.state).toBe('awaiting_action');
  await ben.page.keyboard.press('Escape');

  await ben.page.getByRole('button', { name: /profile/ }).click();
  await ben.page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await ben.page.getByRole('radio', { name: 'Off' }).check();
  expect(await ben.violations()).toEqual([]);
  await ben.page.keyboard.press('Escape');
  await ben.page.reload();
  const button = ben.page.getByRole('button', { name: /^Verify/ });
  await button.waitFor();
  expect(await button.getAttribute('aria-keyshortcuts')).toBeNull();
  await ben.page.keyboard.press('v');
  await ben.page.keyboard.press('Control+k');
  await ben.page.getByRole('combobox', { name: 'Command menu' }).fill('shortcuts');
  await ben.page.keyboard.press('Enter');
  await ben.page.getByRole('radio', { name: 'With Alt' }).check();
  await ben.page.keyboard.press('Escape');
  await ben.pressUntil('Alt+v', () => ben.page.getByRole('dialog').isVisible());
});
