import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOf, runOf } from '../server/testing/screening/screening.ts';
import type { Reviewer } from './reviewer.ts';
import { World } from './world.ts';

let world: World;
let [ana, ben]: Reviewer[] = [];
beforeAll(async () => {
  world = await World.open({ documentReview: [], screening: true });
  [ana, ben] = await Promise.all([world.reviewer('ana'), world.reviewer('ben')]);
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

const card = (r: Reviewer) => r.page.locator('#pep');

/** The same request as from the settings page. */
async function upload(r: Reviewer, people: Parameters<typeof listOf>[0]): Promise<void> {
  const file = { name: 'watch.csv', mimeType: 'text/csv', buffer: Buffer.from(listOf(people)) };
  const answer = await r.page.request.post(`${world.url}/api/screening/lists`, {
    headers: { origin: world.url },
    multipart: { title: 'Watchlist', files: file },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

const tamaz = { id: 'T1', name: 'Tamaz Markovil', aliases: 'Tamas Marcovilli', born: '1966-01-09', country: 'ge' };
const namesake = { id: 'T2', name: 'Tamaz Markovil', born: '1931-05-05' };

test('a hit: seen by two, cleared by one with a reason, live for the other, taken back; by keys alone', async () => {
  await upload(ana!, [tamaz, namesake]);
  const phone = await world.capture();
  await phone.startAttempt();
  const read = { firstName: 'Tamaz', lastName: 'Marcovil', birthDate: '1966-01-09', documentNumber: 'GE1' };
  await phone.report(...runOf(read).slice(1));
  await Promise.all([ana!.open(`/sessions/${phone.id}`), ben!.open(`/sessions/${phone.id}`)]);
  await Promise.all([card(ana!).getByText('1 hit').waitFor(), card(ben!).getByText('1 hit').waitFor()]);
  await card(ana!)
    .getByRole('heading', { name: /Tamas Marcovilli|Tamaz Markovil/ })
    .waitFor();
  await card(ana!).getByRole('cell', { name: 'Exact match' }).waitFor();
  await card(ana!).getByText('Watchlist 1 Nov 2026').waitFor();

  await card(ana!).getByRole('button', { name: 'Not a match' }).focus();
  await ana!.page.keyboard.press('Enter');
  const form = card(ana!).getByRole('form', { name: 'Why is this not a match?' });
  await form.waitFor();
  await ana!.page.keyboard.press('Enter');
  await form.getByRole('alert').getByText('Enter a reason.').waitFor();
  await ana!.page.keyboard.type('Another father and another town.');
  await ana!.page.keyboard.press('Enter');
  for (const r of [ana!, ben!]) {
    await card(r).getByText('All cleared: not a match').waitFor();
    await card(r).getByText('Another father and another town.').waitFor();
    await card(r)
      .getByText('by Ana Reviewer')
      .or(card(r).getByText(/by Ana/))
      .first()
      .waitFor();
  }
  await card(ben!).getByRole('button', { name: 'Undo' }).click();
  await card(ben!).getByRole('form').getByRole('textbox').fill('The towns are the same.');
  await card(ben!).getByRole('form').getByRole('button', { name: 'Save' }).click();
  await card(ana!).getByText('Is this a match?').waitFor();

  // Open in both: the slower one sees the conflict, and keeps the text.
  await card(ana!).getByRole('button', { name: 'Not a match' }).click();
  await card(ana!).getByRole('form').getByRole('textbox').fill('As I said.');
  await card(ben!).getByRole('button', { name: 'Confirm match', exact: true }).click();
  await card(ben!).getByRole('form').getByRole('textbox').fill('It is.');
  await card(ben!).getByRole('form').getByRole('button', { name: 'Save' }).click();
  await card(ana!)
    .getByText(/A colleague reviewed this hit in the meantime/)
    .waitFor();
  await card(ana!).getByText('Confirmed match').waitFor();
  expect(await card(ana!).getByRole('form').getByRole('textbox').inputValue()).toBe('As I said.');
  await ana!.page.keyboard.press('Escape');

  await card(ana!)
    .getByRole('button', { name: /1 similar name/ })
    .click();
  await card(ana!).getByRole('cell', { name: 'Different' }).first().waitFor();
  expect(await ana!.violations()).toEqual([]);
  await ben!.open('/');
  await ben!.page.getByRole('img', { name: 'PEP and sanctions: confirmed match' }).waitFor();
});

test('a newer list names somebody who is verified: an alert at once, and its link leads to the hit', async () => {
  const phone = await world.capture();
  await phone.startAttempt();
  const read = { firstName: 'Orsolya', lastName: 'Venderbeek', birthDate: '1988-08-08', documentNumber: 'NL9' };
  await phone.report(...runOf(read).slice(1));
  await ana!.open(`/sessions/${phone.id}`);
  await card(ana!).getByText('No hits').waitFor();
  await ana!.page.getByRole('button', { name: 'Verify' }).click();
  await ana!.page.getByRole('dialog').getByLabel('Note').fill('Born so, as the second document shows.');
  await ana!.page.getByRole('dialog').getByRole('button', { name: 'Verify' }).click();
  await ana!.recent().getByText('Orsolya Venderbeek verified').waitFor();
  await ben!.open('/alerts');
  await upload(ana!, [tamaz, namesake, { id: 'N1', name: 'Orsolya Venderbeek', born: '1988-08-08' }]);
  const link = ben!.page.getByRole('link', { name: /Venderbeek/ }).first();
  await link.waitFor();
  await link.click();
  await ben!.page.waitForURL(/#pep$/);
  await card(ben!).getByText('1 open').waitFor();
  await expect.poll(() => ben!.page.evaluate(() => document.activeElement?.id)).toBe('pep');
  // Only the data scrolls: the page's header once scrolled along, out of reach, leaving an empty strip below.
  const main = ben!.page.locator('main');
  expect(
    await main.evaluate(({ scrollTop, scrollHeight, clientHeight }) => [scrollTop, scrollHeight - clientHeight]),
  ).toEqual([0, 0]);
  await ben!.page.getByRole('heading', { name: 'Orsolya Venderbeek' }).first().waitFor();
});
