import { setTimeout as delay } from 'node:timers/promises';
import { type Api, makeApi } from './api.ts';
import type { DemoDocument } from './documents.ts';
import { type Played, play } from './player.ts';
import type { Network } from './script/delivery.ts';
import type { Story } from './script/faults.ts';
import { type Plan, plan, type Wish } from './script/plan.ts';
import { seedOf } from './script/random.ts';

export interface DemoOptions {
  url: string;
  key: string;
  /** Sessions started per second. */
  rate: number;
  /** Total number of sessions; unlimited when absent. */
  count?: number;
  /** Maximum of concurrent sessions; further ones wait. */
  atOnce?: number;
  speed?: number;
  seed?: number;
  signal?: AbortSignal;
  fetch?: typeof fetch;
  onSession?: (story: Story, network: Network, played: Played) => void;
  onAway?: (away: boolean, why: string) => void;
}

export interface Demo {
  /** Resolves when all sessions were played, or after `stop`; rejects when the server refuses the key. */
  done: Promise<void>;
  /** Aborts the sessions in progress. */
  stop(): Promise<void>;
}

/** Plays sessions continuously until stopped. While the server is unavailable it waits. */
export function startDemo(options: DemoOptions): Demo {
  const stopping = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stopping.signal]) : stopping.signal;
  const api = makeApi({ ...options, signal });
  const running = new Set<Promise<void>>();
  let failure: unknown;
  let begun = 0;

  const next = makePlans(options.seed ?? 1);
  const begin = (): void => {
    begun++;
    const played = playOne(api, options, next(), signal)
      .catch((error: unknown) => {
        if (signal.aborted) return;
        failure ??= error;
        stopping.abort();
      })
      .finally(() => running.delete(played));
    running.add(played);
  };

  const done = (async () => {
    while (!signal.aborted && begun < (options.count ?? Number.POSITIVE_INFINITY)) {
      if (running.size < (options.atOnce ?? Number.POSITIVE_INFINITY)) begin();
      await delay(1000 / options.rate, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all(running);
    if (failure) throw failure;
  })();
  return {
    done,
    async stop() {
      stopping.abort();
      await done.catch(() => undefined);
    },
  };
}

/** Number of people before one appears again: about half of those with flawless documents. */
const memory = 20;

/** Generates plans one after another, each with a person who has not appeared recently. */
export function makePlans(seed: number): (wish?: Wish) => Plan {
  let lately: string[] = [];
  let index = 0;
  return (wish) => {
    const script = plan(seedOf(seed, index++), { ...wish, lately });
    lately = [script.document.id, ...lately].slice(0, memory);
    return script;
  };
}

async function playOne(api: Api, options: DemoOptions, script: Plan, signal: AbortSignal): Promise<void> {
  const played = await play(api, script, { signal, ...(options.speed && { speed: options.speed }) });
  options.onSession?.(script.story, script.network, played);
}

/** The mix shown in a new user's first list. */
const pastStories: readonly Story[] = [
  ...(['good', 'good', 'spoof', 'good', 'print_fault', 'good', 'good', 'low_far', 'good', 'second_device'] as const),
  ...(['good', 'expired', 'good', 'good', 'face_mismatch', 'good', 'retake', 'good', 'not_full_id', 'good'] as const),
  ...(['print_fault', 'good', 'liveness_failed', 'good'] as const),
];
/** Milliseconds between two of them, so that they span a morning. */
const pastPause = 11 * 60_000;

/** Milliseconds before now at which the last two sessions take place. */
const seenBefore = { again: 6 * 60_000, borrowed: 3 * 60_000 };

/**
 * Creates about two dozen finished sessions of the last hours, oldest first, one after another as fast as the API accepts them.
 */
export async function seedHistory(
  options: Pick<DemoOptions, 'url' | 'key' | 'seed' | 'fetch' | 'onAway'> & { signal: AbortSignal },
) {
  const api = makeApi(options);
  const next = makePlans(options.seed ?? 7);
  const now = Date.now();
  const shown: DemoDocument[] = [];
  for (const [i, story] of pastStories.entries()) {
    const script = next({ story, network: 'good' });
    const past = new Date(now - (pastStories.length - i) * pastPause + (i % 5) * 67_000);
    shown.push(script.document);
    await play(api, script, { signal: options.signal, past });
  }
  // One person appears a second time; and one shows the photo of another person's document, read as their own.
  const [first, second, third] = shown as [DemoDocument, DemoDocument, DemoDocument];
  const again = next({ story: 'good', network: 'good', document: first });
  await play(api, again, { signal: options.signal, past: new Date(now - seenBefore.again) });
  const borrowed = next({ story: 'low_far', network: 'good', document: { ...second, front: third.front } });
  await play(api, borrowed, { signal: options.signal, past: new Date(now - seenBefore.borrowed) });
}
