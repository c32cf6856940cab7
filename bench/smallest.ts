import { spawnSync } from 'node:child_process';
import path from 'node:path';

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
  ['report.ts', '--reports', '2', '--memory', '2'],
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

let failed = 0;
for (const [name, ...args] of programs) {
  const began = performance.now();
  const done = spawnSync(process.execPath, [path.join(here, name), ...args], { encoding: 'utf8', timeout: timeoutMs });
  const isGood = done.status === 0;
  console.log(`bench/${name}: ${isGood ? 'runs' : 'BROKEN'} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  if (isGood) continue;
  failed += 1;
  console.log(`${done.stdout}\n${done.stderr}`.trim().split('\n').slice(-30).join('\n'));
}
process.exitCode = failed === 0 ? 0 : 1;
