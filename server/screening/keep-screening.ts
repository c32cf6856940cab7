import { setTimeout as rest } from 'node:timers/promises';
import { type Every, every, follow } from '../log/follow.ts';
import { keepPassing } from '../log/keep-passing.ts';
import type { ScreeningProvider } from './port.ts';
import { makeScreeningFollower, screenDue } from './runs/due.ts';
import { queueForOutsideLists } from './runs/outside-lists.ts';
import { rescreenSome } from './runs/rescreen.ts';
import type { RunParts } from './runs/screen.ts';

/** Milliseconds between looks for work that nobody has told of. */
const sweepEveryMs = 1_000;
/** Milliseconds between looks at what an outside server has: longer than any node believes what it heard of it. */
const outsideEveryMs = 65 * 60_000;
/** Milliseconds for the follower's transaction to be committed. */
const committing = 15;
/** After a batch of the past, a rest of so many times its length: who finishes now does not wait for those. */
const restRatio = 2;

/** Screens new subjects, and past ones again, for as long as the server runs. */
export function keepScreening(ctx: RunParts, provider: ScreeningProvider, repeat: Every = every) {
  const timers = new Set<NodeJS.Timeout>();
  const failure = 'screening was interrupted and will continue at the next pass';
  const options = { everyMs: sweepEveryMs, failure };
  const screenAll = async (isStopped: () => boolean): Promise<void> => {
    while (!isStopped() && (await screenDue(ctx, provider)));
  };
  /** Set while a pass is awaited: then it does not rest between batches. */
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
    /** Everything that is due now. */
    async pass(): Promise<void> {
      await following.sweep();
      isUrgent = true;
      for (const { pass } of [screening, rescreening]) {
        // One under way may have looked before the sweep queued something, and logs its own failure.
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
