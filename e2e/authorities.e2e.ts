import { afterAll, beforeAll, expect, test } from 'vitest';
import { engineRun, goodRun, type Step } from '../server/testing/phone.ts';
import { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

const failed: Step = { type: 'attempt.finished', outcome: 'failed' };
const claims = goodRun.filter((s) => ['document.chosen', 'document.read', 'challenge.finished'].includes(s.type));

test('C1: what a phone claims is shown as a claim, and the reasons say that no engine has reported', async () => {
  const phone = await world.capture();
  for (let attempt = 0; attempt < 3; attempt++) {
    await phone.startAttempt();
    const { state } = await phone.send('phone', [...claims, failed]);
    expect(state).toBe(attempt < 2 ? 'in_progress' : 'awaiting_action');
  }
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const ana = await world.reviewer('ana', { viewport: size });
    await ana.open(`/sessions/${phone.id}`);
    const claim = ana.page.getByRole('region', { name: 'Read by the capture page, not verified' });
    await claim.getByText('Eriksson').waitFor();
    await ana.sees('No engine result');
    // Nowhere as if it were known.
    expect(await ana.page.getByRole('heading', { level: 1 }).textContent()).not.toContain('Eriksson');
    expect(await ana.violations()).toEqual([]);
  }
});

test('who asserted a value, with which engine, stands under its group; missing photos are named', async () => {
  const phone = await world.capture();
  await phone.startAttempt();
  await phone.report(...goodRun.filter((s) => s.type === 'step.started'));
  await phone.photo('document_front', '#6b8e9f');
  await phone.photo('selfie', '#9f8e6b');
  await phone.send('phone', [{ type: 'attempt.finished', outcome: 'completed' }]);
  expect((await phone.send('engine', engineRun)).state).toBe('verified');
  const bare = await world.capture();
  bare.begin();
  await bare.send('engine', [{ type: 'document.chosen', documentType: 'passport' }, ...engineRun]);

  const ana = await world.reviewer('ana');
  await ana.open(`/sessions/${phone.id}`);
  const sources = ana.page.getByRole('list', { name: 'Sources' });
  await sources.getByText('Acme Vision 2.1 (API key “journeys”)').first().waitFor();
  await sources.getByText('connection, seen by the server').waitFor();
  await ana.open(`/sessions/${bare.id}`);
  await ana.sees('Photos missing: document front, face');
});
