import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { makeIngest } from '../testing/ingest.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { endOverdue } from './expiry.ts';
import { makeUptime } from './uptime.ts';

const sweepMs = 5_000;

/** faults.md F8: deadlines of captures do not run while nothing could be received, on either database. */
export function expirySuite(open: () => Promise<Db>): void {
  let it: Awaited<ReturnType<typeof makeIngest>>;
  beforeAll(async () => {
    it = await makeIngest(await open());
  });
  afterAll(() => it.close());

  const holed = async (): Promise<string> => {
    const { id } = await it.create();
    await it.sendEvents(id, attemptOf(goodRun, it.now()).slice(1));
    return id;
  };
  const state = async (id: string) => (await it.view(id))?.state;
  /** A process that is new here. */
  const starts = () => makeUptime(it.ctx, sweepMs);

  test('I11 F8: the server was away for longer than the patience: what a phone kept is still taken', async () => {
    await starts().note();
    const { id } = await it.create();
    const run = attemptOf(goodRun, it.now());
    await it.sendEvents(id, run.slice(1));
    it.pass(126_000);
    await starts().note();
    await endOverdue(it.ctx);
    expect(await state(id)).toBe('in_progress');
    it.pass(60_000);
    expect((await it.sendEvents(id, run.slice(0, 1))).state).toBe('verified');
  });

  test('I11 F8: the patience begins again with the start, and ends; the time of the session likewise', async () => {
    await starts().note();
    const [late, unfinished] = [await holed(), (await it.create()).id];
    it.pass(31 * 60_000);
    await starts().note();
    it.pass(119_000);
    await endOverdue(it.ctx);
    expect([await state(late), await state(unfinished)]).toEqual(['in_progress', 'in_progress']);
    it.pass(2_000);
    await endOverdue(it.ctx);
    expect([await state(late), await state(unfinished)]).toEqual(['awaiting_action', 'expired']);
  });

  test('F8: a node that starts beside another, or sweeps on while time goes by, stops no patience', async () => {
    const running = starts();
    await running.note();
    const id = await holed();
    it.pass(121_000);
    await running.note();
    await starts().note();
    await endOverdue(it.ctx);
    expect(await state(id)).toBe('awaiting_action');
  });

  test('an event for another attempt does not take the patience of the one before', async () => {
    const { id } = await it.create();
    const first = attemptOf(
      [
        { type: 'step.started', step: 'consent' },
        { type: 'attempt.finished', outcome: 'failed' },
      ],
      it.now(),
    );
    await it.sendEvents(id, first.slice(1));
    it.pass(119_000);
    const second = attemptOf(goodRun, it.now(), randomUUID());
    await it.sendEvents(id, second.slice(1));
    it.pass(2_000);
    await endOverdue(it.ctx);
    expect(await state(id)).toBe('in_progress');
    await it.sendEvents(id, second.slice(0, 1));
    // What is missing is of the first attempt alone.
    expect(await it.view(id)).toMatchObject({ lateEvents: 1, attemptHistory: [{ outcome: 'completed' }, {}] });
  });
}
