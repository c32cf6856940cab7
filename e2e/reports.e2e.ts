import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodRun } from '../server/testing/phone.ts';
import type { Capture } from './capture.ts';
import type { Reviewer } from './reviewer.ts';
import { World } from './world.ts';

let world: World;
let ana: Reviewer;
let first: Capture;
let running: Capture;

beforeAll(async () => {
  world = await World.open();
  first = await verified();
  await verified();
  running = await world.capture();
  await running.startAttempt();
  ana = await world.reviewer('ana');
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

async function verified(): Promise<Capture> {
  const phone = await world.capture();
  await phone.startAttempt();
  await phone.photo('document_front', '#6b8e9f');
  await phone.photo('selfie', '#9f8e6b');
  await phone.report(...goodRun.slice(1));
  return phone;
}
const bytesOf = async (download: Download) => readFile(await download.path());
const downloading = async (reviewer: Reviewer, act: () => Promise<void>): Promise<Download> => {
  const [download] = await Promise.all([reviewer.page.waitForEvent('download'), act()]);
  return download;
};
const check = (visitor: Reviewer, name: string, buffer: Buffer) =>
  visitor.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });

test('a session becomes a signed PDF, which anybody can check: genuine, and altered by one byte', async () => {
  await ana.open(`/sessions/${first.id}`);
  await ana.page.getByRole('button', { name: 'Download PDF' }).waitFor();
  const file = await downloading(ana, () => ana.page.keyboard.press('d'));
  expect(file.suggestedFilename()).toMatch(/\d{4}-\d{6}.*\.pdf$/);
  const [number] = /\d{4}-\d{6}/.exec(file.suggestedFilename())!;
  const pdf = await bytesOf(file);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await ana.sees(`Report ${number} downloaded`);

  // The same state gives the same file.
  const again = await downloading(ana, () => ana.page.getByRole('button', { name: 'Download PDF' }).click());
  expect((await bytesOf(again)).equals(pdf)).toBe(true);
  await ana.page.getByRole('button', { name: 'Report options' }).click();
  await ana.page.getByRole('menuitem', { name: /Report history/ }).click();
  const made = ana.page.getByRole('listitem').filter({ hasText: number! });
  await made.getByText('Up to date').waitFor();

  const regulator = await world.visitor({ viewport: { width: 390, height: 844 } });
  await regulator.open('/check');
  await check(regulator, 'report.pdf', pdf);
  await regulator.page.getByRole('heading', { name: 'Genuine' }).waitFor();
  for (const wording of [number!, 'Aurora', 'Ana Beridze', first.id, 'No later decision is on record.'])
    await regulator.sees(wording);
  const altered = Buffer.from(pdf);
  const middle = Math.floor(altered.length / 2);
  altered[middle] = altered[middle]! ^ 1;
  await check(regulator, 'altered.pdf', altered);
  await regulator.page.getByRole('heading', { name: 'Altered' }).waitFor();
  await check(regulator, 'letter.pdf', Buffer.from('Dear sirs'));
  await regulator.page.getByRole('heading', { name: 'Unreadable' }).waitFor();
});

test('a session under way is printed, and says that it is not final', async () => {
  await ana.open(`/sessions/${running.id}`);
  const file = await downloading(ana, () => ana.page.getByRole('button', { name: 'Download PDF' }).click());
  await ana.sees('Marked “Not final”: session still in progress.');
  const regulator = await world.visitor();
  await regulator.open('/check');
  await check(regulator, 'report.pdf', await bytesOf(file));
  await regulator.page.getByText('Not final').first().waitFor();
  await running.report(...goodRun.slice(1));
  await check(regulator, 'report.pdf', await bytesOf(file));
  await regulator.sees('A newer decision was made after this report.');
});

test('a server that dies while the report is made makes it after all, and the window that asked has it', async () => {
  await ana.open(`/sessions/${first.id}`);
  await ana.page.getByRole('button', { name: 'Report options' }).click();
  await ana.page.getByRole('menuitemcheckbox', { name: 'Letter' }).click();
  await ana.page.keyboard.press('Escape');
  const arrived = ana.page.waitForEvent('download');
  const accepted = ana.page.waitForResponse((answer) => answer.request().method() === 'POST');
  let status: number | undefined;
  void accepted.then((answer) => {
    status = answer.status();
  });
  // Not within a burst with the previous key (client/src/keyboard/SPEC.md K1).
  await ana.pressUntil('d', async () => status !== undefined);
  expect(status).toBe(202);
  await world.killAndRestart(async () => {});
  expect((await bytesOf(await arrived)).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the finished sessions of a list come as one ZIP, which outlives a reload', async () => {
  await ana.open('/sessions?state=verified');
  await expect.poll(() => ana.rows().count()).toBeGreaterThanOrEqual(2);
  const finished = await ana.rows().count();
  await ana.page.getByRole('button', { name: 'Reports as ZIP' }).click();
  await ana.sees(`${finished} finished sessions match the filters.`);
  await ana.page.getByRole('button', { name: 'Start', exact: true }).click();
  await ana.sees(`${finished} reports are ready as a ZIP`);
  await ana.page.reload();
  await ana.page.getByRole('button', { name: /^Report exports/ }).click();
  const card = ana.page.getByRole('dialog', { name: 'Report exports' });
  const file = await downloading(ana, () => card.getByRole('link', { name: 'Download ZIP' }).click());
  expect(file.suggestedFilename()).toMatch(/\.zip$/);
  const zip = await bytesOf(file);
  expect(zip.subarray(0, 2).toString()).toBe('PK');
  // Each name occurs before its file and again in the directory at the end.
  expect(zip.toString('latin1').match(/\d{4}-\d{6}[^/]{0,60}?\.pdf/g)!.length).toBeGreaterThanOrEqual(2 * finished);
  await card.getByRole('button', { name: 'Remove' }).click();
  await card.waitFor({ state: 'detached' });
  expect(await ana.page.getByRole('button', { name: /^Report exports/ }).count()).toBe(0);
});

test('how the company looks is seen by all; whose certificate signs is told to masters', async () => {
  await ana.open('/settings?tab=company');
  await ana.sees('Only the operator of this installation can change it.');
  await ana.page.getByRole('textbox', { name: 'Hex colour' }).fill('#224466');
  await ana.page.getByRole('button', { name: 'Save company' }).click();
  await ana.sees(/^Saved\. New reports will use it/);
  await ana.open(`/sessions/${first.id}`);
  const file = await downloading(ana, () => ana.page.getByRole('button', { name: 'Download PDF' }).click());
  const regulator = await world.visitor();
  await regulator.open('/check');
  await check(regulator, 'report.pdf', await bytesOf(file));
  await regulator.sees('Aurora');
  await ana.open('/settings?tab=signature');
  await ana.sees('Using the built-in certificate.');
  const link = ana.page.getByRole('link', { name: /Built-in certificate/ });
  const pem = await downloading(ana, () => link.click());
  expect((await bytesOf(pem)).toString()).toContain('BEGIN CERTIFICATE');
});
