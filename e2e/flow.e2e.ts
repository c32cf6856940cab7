import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { goodRun, type Step } from '../server/testing/phone.ts';
import type { Capture } from './capture.ts';
import type { Reviewer } from './reviewer.ts';
import { World } from './world.ts';

/** Going from session to session, with mentions between colleagues (faults.md A12, A15). */
let world: World;
const open: Reviewer[] = [];
beforeAll(async () => {
  world = await World.open({ fourEyes: [] });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((reviewer) => reviewer.page.context().close()));
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

const doubtful = goodRun
  .slice(1)
  .map((step): Step => (step.type === 'result.reported' ? { ...step, fullId: false } : step));
/** A person whose session awaits action. */
async function person(): Promise<Capture> {
  const capture = await world.capture();
  await capture.startAttempt();
  await capture.report(...doubtful);
  return capture;
}
async function reviewer(...[who, options]: Parameters<World['reviewer']>): Promise<Reviewer> {
  const made = await world.reviewer(who, options);
  open.push(made);
  return made;
}
const bar = (r: Reviewer) => r.page.getByRole('region', { name: 'Decision', exact: true });
const dialog = (r: Reviewer) => r.page.getByRole('dialog');
const mentions = (r: Reviewer, name: string | RegExp = /^Mentions/) => r.page.getByRole('button', { name });
const item = (r: Reviewer) => dialog(r).getByRole('button', { name: /mentioned you/ });

test('a colleague who is mentioned in a comment is told at once, and one click leads to it', async () => {
  const phone = await person();
  const [ana, ben, dee] = [await reviewer('ana'), await reviewer('ben'), await reviewer('dee')];
  await Promise.all([ana.open(`/sessions/${phone.id}`), ben.open('/sessions'), dee.open('/sessions')]);
  await mentions(ben, 'Mentions').waitFor();
  await ana.page.getByRole('button', { name: 'Comment on Sex' }).click();
  const field = dialog(ana).getByRole('textbox');
  await field.pressSequentially('Is that right, @be');
  await ana.page.getByRole('option', { name: 'Ben Koval' }).waitFor();
  expect(await ana.violations()).toEqual([]);
  await field.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('Is that right, @Ben Koval ');
  await field.press('Control+Enter');
  await dialog(ana).getByText('@Ben Koval').waitFor();

  await mentions(ben, 'Mentions, 1 unread').waitFor();
  expect(await mentions(dee, 'Mentions').count()).toBe(1);
  await mentions(ben).click();
  await item(ben).waitFor();
  await expect.poll(() => item(ben).evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await item(ben).textContent()).toMatch(
    /Ana Beridze mentioned you.*Anna Maria Eriksson.*Is that right, @Ben Koval/,
  );
  expect(await ben.violations()).toEqual([]);
  await ben.page.keyboard.press('Enter');
  await ben.page.waitForURL(new RegExp(phone.id));
  await ben.page.getByRole('dialog', { name: 'Thread: Sex' }).getByText('Is that right').waitFor();
  await mentions(ben, 'Mentions').waitFor();
  // Read in one window, it is read in the others and after a reload.
  await ben.page.reload();
  await mentions(ben, 'Mentions').waitFor();
});

test('in the note: the tab with it, the caret behind the name; deleted before it is read, it leaves the list', async () => {
  const phone = await person();
  const [ana, ben] = [await reviewer('ana'), await reviewer('ben', { viewport: { width: 1024, height: 800 } })];
  await Promise.all([ana.open(`/sessions/${phone.id}`), ben.open('/queue')]);
  await ana.page.locator('.note-text').click();
  await ana.page.keyboard.type('Please look, @ben');
  await ana.page.getByRole('option', { name: 'Ben Koval' }).waitFor();
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.type('at the corner.');
  await mentions(ben, 'Mentions, 1 unread').waitFor();
  await mentions(ben).click();
  await item(ben).first().click();
  await ben.page.waitForURL(new RegExp(phone.id));
  await ben.page.getByRole('tab', { name: 'Notes', selected: true }).waitFor();
  await expect
    .poll(() => ben.page.evaluate(() => document.activeElement?.classList.contains('note-text') ?? false))
    .toBe(true);
  await ben.page.keyboard.type('I do. ');
  await expect.poll(() => ana.page.locator('.note-text').textContent()).toContain('@Ben KovalI do.');

  await ben.open('/queue');
  await ana.page.locator('.note-text').click();
  await ana.page.keyboard.press('Control+End');
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.type('@ben');
  await ana.page.getByRole('option', { name: 'Ben Koval' }).waitFor();
  await ana.page.keyboard.press('Enter');
  await mentions(ben, 'Mentions, 1 unread').waitFor();
  await ana.page.keyboard.press('Backspace');
  await ana.page.keyboard.press('Backspace');
  await ana.page.keyboard.press('Backspace');
  await mentions(ben, 'Mentions').waitFor();
});

test('j and k walk the queue that a session was opened from; what a colleague decides meanwhile is passed over', async () => {
  const people = [await person(), await person(), await person(), await person()];
  const [ben, dee] = [await reviewer('ben'), await reviewer('dee')];
  await ben.open('/queue');
  await expect.poll(() => ben.rows().count()).toBeGreaterThanOrEqual(4);
  const ids = await ben.rows().evaluateAll((rows) => rows.map((row) => row.id.replace('session-', '')));
  const n = ids.length;
  const at = ids.indexOf(people[0]!.id);
  await ben.rows().nth(at).getByRole('link').click();
  await ben.page.waitForURL(new RegExp(ids[at]!));
  const group = ben.page.getByRole('group', { name: 'Awaiting action' });
  await group.getByText(`${at + 1} of ${n}`).waitFor();
  expect(await ben.violations()).toEqual([]);

  // A colleague decides the next one.
  await dee.open(`/sessions/${ids[at + 1]}`);
  await bar(dee).getByRole('button', { name: 'Reject' }).click();
  await dialog(dee).getByRole('combobox', { name: 'Tags' }).fill('glare');
  await dialog(dee).getByRole('combobox', { name: 'Tags' }).press('Enter');
  // The company's ready text for the tag is inserted, and can be edited.
  await dialog(dee).getByRole('button', { name: 'Insert: Glare hides parts of the document.' }).click();
  await expect
    .poll(() => dialog(dee).getByLabel('Note', { exact: true }).inputValue())
    .toBe('Glare hides parts of the document.');
  expect(await dee.violations()).toEqual([]);
  await dialog(dee).getByRole('button', { name: 'Reject' }).click();
  await dee
    .recent()
    .getByText(/rejected/)
    .waitFor();

  await ben.pressUntil('j', async () => ben.page.url().includes(ids[at + 2]!));
  await group.getByText(`${at + 3} of ${n}`).waitFor();
  await ben.pressUntil('k', async () => ben.page.url().includes(ids[at]!));
  await ben.pressUntil('j', async () => ben.page.url().includes(ids[at + 2]!));
  // Walking claims nothing.
  await dee.open(`/sessions/${ids[at + 2]}`);
  await bar(dee).getByRole('button', { name: 'Claim' }).waitFor();

  // In a field they are text.
  await ben.page.getByRole('button', { name: 'Comment on Sex' }).click();
  await dialog(ben).getByRole('textbox').pressSequentially('jk');
  expect(ben.page.url()).toContain(ids[at + 2]);
  await dialog(ben).getByRole('textbox').fill('');
  await ben.page.keyboard.press('Escape');

  // Back leads to the list, on the row of the session viewed last.
  await ben.page.goBack();
  await ben.page.waitForURL(/\/queue/);
  await expect
    .poll(() => ben.page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant')))
    .toBe(`session-${ids[at + 2]}`);
});

test('after a decision the next one of the list opens, where the reviewer has chosen that', async () => {
  const people = [await person(), await person()];
  const ben = await reviewer('ben');
  await ben.open('/queue');
  const ids = () => ben.rows().evaluateAll((rows) => rows.map((row) => row.id.replace('session-', '')));
  await expect.poll(async () => (await ids()).includes(people[1]!.id)).toBe(true);
  const order = await ids();
  const at = order.indexOf(people[0]!.id);
  await ben.rows().nth(at).getByRole('link').click();
  const decide = async () => {
    await bar(ben).getByRole('button', { name: 'Verify' }).click();
    await dialog(ben).getByLabel('Note', { exact: true }).fill('The corner was cut by the phone.');
  };
  await decide();
  expect(await dialog(ben).getByRole('checkbox').isChecked()).toBe(false);
  await dialog(ben).getByRole('checkbox', { name: 'Open the next session afterwards' }).check();
  await dialog(ben).getByRole('button', { name: 'Verify' }).click();
  await ben.page.waitForURL(new RegExp(order[at + 1]!));
  // The decision can be undone from there, and the next person is unassigned.
  await ben
    .recent()
    .getByText(/verified/)
    .first()
    .waitFor();
  await bar(ben).getByRole('button', { name: 'Claim' }).waitFor();
});

test('a master edits ready texts, and the next request of resubmission offers them; the list says who asked for what', async () => {
  const phone = await person();
  const [ana, ben] = [await reviewer('ana'), await reviewer('ben')];
  await ana.open('/settings?tab=texts');
  await ana.page.getByRole('button', { name: /^Document front/ }).click();
  await ana.page.getByRole('textbox', { name: 'Texts for Document front' }).fill('Lay it flat on a dark table.');
  expect(await ana.violations()).toEqual([]);
  await ana.page.getByRole('button', { name: 'Save' }).click();
  await ana.page.getByRole('button', { name: /Document front.*Edited.*1 text/ }).waitFor();

  await ben.open(`/sessions/${phone.id}`);
  await bar(ben).getByRole('button', { name: 'Request resubmission' }).click();
  await dialog(ben).getByRole('heading', { name: 'Request resubmission: Anna Maria Eriksson' }).waitFor();
  await dialog(ben).getByRole('button', { name: 'Insert: Lay it flat on a dark table.' }).click();
  await dialog(ben).getByText('The subject’s language is unknown').waitFor();
  await dialog(ben).getByText('1 attempt made, 2 left after this request.').waitFor();
  expect(await ben.violations()).toEqual([]);
  await dialog(ben).getByRole('button', { name: 'Request resubmission' }).click();
  await ben.sees('Asked by Ben Koval to photograph the front again');
  expect(await phone.status()).toMatchObject({ resubmission: { reason: 'Lay it flat on a dark table.' } });
  await ana.open('/sessions');
  await ana.rows().filter({ hasText: 'Asked by Ben Koval to photograph the front again' }).first().waitFor();
});

for (const width of [1440, 1024]) {
  test(`at ${width} px a letter goes into the note, Esc out of it, and in a burst it is none (K11)`, async () => {
    const phone = await person();
    const ana = await reviewer('ana', { viewport: { width, height: 800 } });
    await ana.open(`/sessions/${phone.id}`);
    await bar(ana)
      .getByRole('button', { name: /^Reject/ })
      .waitFor();
    const isInNote = () => ana.page.evaluate(() => document.activeElement?.matches('.note-text') ?? false);
    await ana.page.keyboard.press('Escape');
    await ana.page.keyboard.type('me', { delay: 50 });
    expect(await isInNote()).toBe(false);
    await ana.pressUntil('e', isInNote);
    await ana.page.keyboard.type('Frame cut, @b');
    await ana.page.getByRole('option', { name: 'Ben Koval' }).waitFor();
    await ana.page.keyboard.press('Escape');
    expect(await isInNote()).toBe(true);
    await ana.page.keyboard.press('Escape');
    expect(await isInNote()).toBe(false);
    await ana.pressUntil('r', () => dialog(ana).isVisible());
    expect(await ana.page.locator('.note-text').textContent()).toBe('Frame cut, @b');
  });
}

test('at each width a resubmission is a button of the bar or in its menu', async () => {
  const phone = await person();
  const ana = await reviewer('ana');
  await ana.open(`/sessions/${phone.id}`);
  const button = bar(ana).getByRole('button', { name: 'Request resubmission' });
  await button.waitFor();
  for (const width of [390, 600, 640, 656, 672, 688, 720, 736, 760, 800]) {
    await ana.page.setViewportSize({ width, height: 800 });
    const isButton = await button.isVisible();
    await ana.page.getByRole('button', { name: 'Assign, escalate, snooze' }).click();
    await ana.page.getByRole('menuitem', { name: 'Snooze…' }).waitFor();
    const item = ana.page.getByRole('menuitem', { name: 'Request resubmission' });
    expect(await item.isVisible(), `${width} px`).toBe(!isButton);
    await ana.page.keyboard.press('Escape');
    await item.waitFor({ state: 'detached' });
  }
});
