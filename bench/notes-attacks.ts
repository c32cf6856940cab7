import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { updateFrame } from '../server/notes/connection/frames.ts';
import * as attacks from '../server/testing/notes/note-attacks.ts';
import { BenchEditor } from './notes-client.ts';
import { startOurs } from './notes-servers.ts';

// node bench/notes-attacks.ts [--checkout <checkout>] [--only <words>] [--seconds 3] [--smallest]
// How long GET /healthz waits while one agent attacks a note, how the attack ends, and what opening the note takes afterwards.
// `--checkout`: another checkout of Vidimus, to compare with an earlier revision. See README.md.
const { values: given } = parseArgs({
  options: {
    checkout: { type: 'string' },
    only: { type: 'string', default: '' },
    seconds: { type: 'string' },
    smallest: { type: 'boolean', default: false },
  },
});
const seconds = Number(given.seconds ?? (given.smallest ? 0.3 : 3));
const mostMs = 200;
/** Milliseconds after which an unresponsive server is abandoned. */
const timeoutMs = 60_000;

type Attack = () => Iterable<Uint8Array>;
function* smallFrames(): Iterable<Uint8Array> {
  yield attacks.prepended(1, 1_000);
  for (let n = 0; n < 500; n++) yield attacks.prepended(10 + n, 10);
}
function* expensiveItems(): Iterable<Uint8Array> {
  yield attacks.appended(1, 15_000);
  for (let n = 0; n < 1_500; n++) yield attacks.prepended(100 + n, 1);
}
const all: [string, Attack][] = [
  ['nothing', () => []],
  ['quadratic insertions, 47 kB', () => [attacks.quadratic(1, 1_600)]],
  ['quadratic insertions, 96 kB', () => [attacks.quadratic(1, 3_200)]],
  ['quadratic insertions, 192 kB', () => [attacks.quadratic(1, 6_400)]],
  ['quadratic insertions, 600 kB', () => [attacks.quadratic(1, 19_000)]],
  ['quadratic, in two frames', () => [attacks.prepended(1, 3_000), attacks.prepended(2, 3_000)]],
  ['quadratic, in 500 small frames', smallFrames],
  ['1,500 frames of one item, each behind 15,000', expensiveItems],
  ['few for each, many for the whole', () => attacks.laterBomb(4_000)],
  ['deep JSON, 2 MB', () => [attacks.deepEmbed(1, 2_000_000)]],
  ['10 bytes that claim 30 million structs', () => Array.from({ length: 20 }, () => attacks.claimed(1, 30_000_000))],
  ['20,000 structs', () => [attacks.appended(1, 19_990)]],
  ['100,000 structs', () => [attacks.appended(1, 100_000)]],
  ['3,000 quotes in quotes', () => [attacks.nested(1, 3_000)]],
  ['100,000 letters, every second deleted', () => attacks.perforated(1, 100_000)],
  ['15,000 letters, every second deleted', () => attacks.perforated(1, 15_000)],
  ['one range deleted 40,000 times', () => [attacks.appended(1, 10_000), attacks.overlapping(1, 40_000, 10_000)]],
  ['an entry written 20,000 times', () => [attacks.rewritten(1, 20_000)]],
];
const chosen = (given.smallest ? all.slice(0, 3) : all).filter(([name]) => name.includes(given.only));

const server = await startOurs({
  notes: chosen.length,
  reviewers: 3,
  ...(given.checkout && { checkout: given.checkout }),
});
/** Polls until `isOver`. @returns the longest wait in milliseconds */
async function watch(isOver: () => boolean): Promise<number> {
  let longest = 0;
  while (!isOver()) {
    const from = performance.now();
    try {
      await (await fetch(`${server.url}/healthz`, { signal: AbortSignal.timeout(timeoutMs) })).text();
    } catch {
      return Number.POSITIVE_INFINITY;
    }
    longest = Math.max(longest, performance.now() - from);
    await wait(5);
  }
  return longest;
}

try {
  // Warm-up: code compiled and the connection pool open before measuring.
  await watch(
    (
      (n) => () =>
        --n < 0
    )(50),
  );
  console.log(
    `${'attack'.padEnd(48)}${'sent, kB'.padStart(10)}${'/healthz max, ms'.padStart(18)}${'ended with'.padStart(12)}${'opened again, ms'.padStart(18)}`,
  );
  let worst = 0;
  for (const [n, [name, attack]] of chosen.entries()) {
    const frames = [...attack()].map(updateFrame);
    const attacker = new BenchEditor(server.place(n, 0));
    await attacker.synced;
    let ended: number | undefined;
    attacker.ended.then((code) => {
      ended = code;
    });
    let isOver = false;
    const watching = watch(() => isOver);
    for (const frame of frames) attacker.socket.send(frame);
    await wait(seconds * 1_000);
    isOver = true;
    let longest = await watching;
    attacker.close();
    // As for a colleague who opens it when all have left: read from disk.
    isOver = false;
    const openingWatch = watch(() => isOver);
    const from = performance.now();
    const colleague = new BenchEditor(server.place(n, 1));
    await Promise.race([colleague.synced.catch(() => {}), wait(timeoutMs, undefined, { ref: false })]);
    const opened = performance.now() - from;
    colleague.close();
    await wait(300);
    isOver = true;
    longest = Math.max(longest, await openingWatch);
    worst = Math.max(worst, longest);
    const kB = frames.reduce((sum, frame) => sum + frame.length, 0) / 1_000;
    console.log(
      `${name.padEnd(48)}${kB.toFixed(0).padStart(10)}${longest.toFixed(0).padStart(18)}${String(ended ?? '–').padStart(12)}${opened.toFixed(0).padStart(18)}`,
    );
    if (longest === Number.POSITIVE_INFINITY) break;
    // Lets the server recover from the previous attack.
    await wait(seconds * 1_000);
  }
  const isReached = worst <= mostMs;
  console.log(`\n/healthz within ${mostMs} ms: ${isReached ? 'reached' : 'NOT reached'}`);
  if (!given.smallest) process.exitCode = isReached ? 0 : 1;
} finally {
  await server.stop();
}
