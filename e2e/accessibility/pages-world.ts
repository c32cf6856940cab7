import { afterAll, beforeAll, expect } from 'vitest';
import { goodRun } from '../../server/testing/phone.ts';
import type { Capture } from '../capture.ts';
import { World } from '../world.ts';

/** A world with a session in each state that pages show. */
export interface PagesWorld {
  world: World;
  waiting: Capture;
  done: Capture;
  running: Capture;
}

/** Opened before the tests of the file that calls this, and closed after them. */
export function pagesWorld(): PagesWorld {
  const it = {} as PagesWorld;
  beforeAll(async () => {
    it.world = await World.open({ fourEyes: ['liveness'] });
    it.waiting = await it.world.capture();
    await it.waiting.startAttempt();
    await it.waiting.report(
      ...goodRun
        .slice(1)
        .map((s) => (s.type === 'result.reported' ? { ...s, fullId: false, livenessPassed: false } : s)),
    );
    it.done = await it.world.capture();
    await it.done.startAttempt();
    await it.done.photo('document_front', '#6b8e9f');
    await it.done.photo('selfie', '#9f8e6b');
    await it.done.report(...goodRun.slice(1));
    it.running = await it.world.capture();
    await it.running.startAttempt();
    await it.running.report({ type: 'step.started', step: 'liveness' });
  });
  afterAll(async () => {
    await it.world.close();
    expect(it.world.complaints).toEqual([]);
  });
  return it;
}
