import { setTimeout as rest } from 'node:timers/promises';
import { type Every, every, follow } from '../log/follow.ts';
import { keepPassing } from '../log/keep-passing.ts';
import type { ScreeningProvider } from './port.ts';
import { makeScreeningFollower, screenDue } from './runs/due.ts';
import { queueForOutsideLists } from './runs/outside-lists.ts';
import { rescreenSome } from './runs/rescreen.ts';
import type { RunParts } from './runs/screen.ts';

/** Milliseconds between polls for due work, which find work whose notification was missed. */
const sweepEveryMs = 1_000;
/** Milliseconds between polls of an outside server's version: longer than any node caches it. */
const outsideEveryMs = 65 * 60_000;
/** Delay of a pass in milliseconds, so that the follower's transaction is committed by then. */
const committing = 15;
/** Rest after a batch of past subjects, as a multiple of its duration, so that subjects finishing now are not delayed. */
const restRatio = 2;

/** Screens new subjects, and past ones again, while the server runs. */
export function keepScreening(ctx: RunParts, provider: ScreeningProvider, repeat: Every = every) {
  const timers = new Set<NodeJS.Timeout>();
  const failure = 'screening was interrupted and will continue at the next pass';
  const options = { everyMs: sweepEveryMs, failure };
  const screenAll = async (isStopped: () => boolean): Promise<void> => {
    while (!isStopped() && (await screenDue(ctx, provider)));
  };
  /** Set while pass() is awaited: no rest between batches. */
  let isUrgent = false;
  const rescreenAll = async (isStopped: () => boolean): Promise<void> => {
    for (let more = true; more && !isStopped(); ) {
      const before = performance.now();
      more = await rescreenSome(ctx, provider);
      if (more && !isUrgent) await rest((performance.now() - before) * restRatio);
    }
  };
  const lookOutside = (): Promise<void> => queueForOutsideLists(ctx, provider);
  const screening = keepPassing(ctx, screenAll, options, repeat);
  const rescreening = keepPassing(ctx, rescreenAll, options, repeat);
  const outside = keepPassing(ctx, lookOutside, { everyMs: outsideEveryMs, failure }, repeat);
  const nudge = (): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      for (const { pass } of [screening, rescreening]) pass().catch((err) => ctx.logger.warn({ err }, failure));
    }, committing);
    timers.add(timer);
  };
  const following = follow(ctx, makeScreeningFollower(ctx, nudge), repeat);
  return {
    /** Processes everything that is due now. */
    async pass(): Promise<void> {
      await following.sweep();
      isUrgent = true;
      for (const { pass } of [screening, rescreening]) {
        // A pass in progress may have polled before the sweep queued work, and logs its own failure.
        await pass().catch(() => {});
        await pass();
      }
      isUrgent = false;
    },
    async stop(): Promise<void> {
      await following.close();
      for (const timer of timers) clearTimeout(timer);
      for (const { stop } of [outside, screening, rescreening]) await stop();
    },
  };
}
