import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

// node bench/smallest.ts: each program of this folder, as small as it goes, so that one that is broken is seen the same day.
// Its figures mean nothing. npm run build before it.

const here = import.meta.dirname;
const programs: [name: string, ...args: string[]][] = [
  ['first-screen.ts'],
  ['list.ts', '--smallest'],
  ['seen.ts', '--smallest'],
  ['apply.ts', '--sessions', '100', '--rate', '20', '--seconds', '2'],
  [
    'live.ts',
    '--database',
    'embedded',
    '--sessions',
    '2',
    '--lists',
    '4',
    '--pages',
    '2',
    '--seconds',
    '3',
    '--rounds',
    '1',
  ],
  ['report.ts', '--reports', '2', '--memory', '2', '--seconds', '1'],
  ['screening.ts', '--smallest'],
  ['screening-speed.ts', '--questions', '20'],
  ['files.ts', '--smallest'],
  ['notes.ts', '--smallest'],
  ['notes-attacks.ts', '--smallest'],
  ['notes-fan-out.ts', '--smallest'],
  ['notes-kill.ts', '--smallest'],
  ['prose.ts', '--smallest'],
];

/** Milliseconds for one program. */
const timeoutMs = 5 * 60_000;
/** Programs at once: most of each is waiting for what it has started. */
const lanes = 2;

const run = promisify(execFile);
const waiting = [...programs];
let failed = 0;
async function takeTurns(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, ...args] = next;
    const began = performance.now();
    const tail = await run(process.execPath, [path.join(here, name), ...args], {
      timeout: timeoutMs,
      maxBuffer: 64 * 2 ** 20,
    }).then(
      () => undefined,
      ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}\n${stderr}`.trim().split('\n').slice(-30),
    );
    console.log(`bench/${name}: ${tail ? 'BROKEN' : 'runs'} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
    if (!tail) continue;
    failed += 1;
    console.log(tail.join('\n'));
  }
}
await Promise.all(Array.from({ length: lanes }, takeTurns));
process.exitCode = failed === 0 ? 0 : 1;
