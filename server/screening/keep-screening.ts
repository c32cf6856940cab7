import { setTimeout as rest } from 'node:timers/promises';
import { type Every, every, follow } from '../log/follow.ts';
import type { ScreeningProvider } from './port.ts';
import { makeScreeningFollower, screenDue } from './runs/due.ts';
import { queueForOutsideLists } from './runs/outside-lists.ts';
import { rescreenSome } from './runs/rescreen.ts';
import type { RunParts } from './runs/screen.ts';

/** Milliseconds between looks for work that nobody has told of. */
const sweepEvery = 1_000;
/** Milliseconds between looks at what an outside server has: longer than any node believes what it heard of it. */
const outsideEvery = 65 * 60_000;
/** Milliseconds for the follower's transaction to be committed. */
const committing = 15;
/** After a batch of the past, a rest of so many times its length: who finishes now does not wait for those. */
const restRatio = 2;

/** Screens who has finished, and again who has long been, as long as the server runs. */
export function keepScreening(ctx: RunParts, provider: ScreeningProvider, repeat: Every = every) {
  let stopped = false;
  let running: Promise<void> | undefined;
  let rescreening: Promise<void> | undefined;
  let looking: Promise<void> | undefined;
  const timers = new Set<NodeJS.Timeout>();

  const screen = async (): Promise<void> => {
    while (!stopped && (await screenDue(ctx, provider)));
  };
  const rescreen = async (isPatient: boolean): Promise<void> => {
    for (let more = true; more && !stopped; ) {
      const before = performance.now();
      more = await rescreenSome(ctx, provider);
      if (more && isPatient) await rest((performance.now() - before) * restRatio);
    }
  };
  const failed = (err: unknown): void =>
    ctx.logger.warn({ err }, 'screening was interrupted and will go on at the next look');
  const look = (): void => {
    looking ??= queueForOutsideLists(ctx, provider)
      .catch(failed)
      .finally(() => {
        looking = undefined;
      });
  };
  const quietly = (): void => {
    running ??= screen()
      .catch(failed)
      .finally(() => {
        running = undefined;
      });
    rescreening ??= rescreen(true)
      .catch(failed)
      .finally(() => {
        rescreening = undefined;
      });
  };
  const nudge = (): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!stopped) quietly();
    }, committing);
    timers.add(timer);
  };
  const following = follow(ctx, makeScreeningFollower(ctx, nudge), repeat);
  const ends = [repeat(sweepEvery, quietly), repeat(outsideEvery, look)];
  return {
    /** All that there is to be done now. */
    async pass(): Promise<void> {
      await following.sweep();
      await running;
      await screen();
      await rescreening;
      await rescreen(false);
    },
    async stop(): Promise<void> {
      stopped = true;
      for (const end of ends) end();
      for (const timer of timers) clearTimeout(timer);
      await following.close();
      await looking;
      await running;
      await rescreening;
    },
  };
}
