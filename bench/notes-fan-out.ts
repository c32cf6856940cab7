import { parseArgs } from 'node:util';
import { startOurs } from './notes-servers.ts';
import { type Load, type Typed, typeTogether } from './notes-typing.ts';
import { quantile } from './quantiles.ts';

// node bench/notes-fan-out.ts --before <checkout> [--rounds 3] [--seconds 8] [--smallest]
// What an edit costs until all others have it, in this checkout beside another one of ours, in turns. See README.md.
const { values: given } = parseArgs({
  options: {
    before: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    smallest: { type: 'boolean', default: false },
  },
});
const { smallest } = given;
const rounds = Number(given.rounds ?? (smallest ? 1 : 3));
const seconds = Number(given.seconds ?? (smallest ? 3 : 8));
const warmUpSeconds = smallest ? 0.5 : 3;
const loads: Load[] = smallest
  ? [{ name: '1 note × 5', notes: 1, editors: 5, perSecond: 6 }]
  : [
      { name: '50 notes × 10', notes: 50, editors: 10, perSecond: 1 },
      { name: '1 note × 200', notes: 1, editors: 200, perSecond: 0.25 },
    ];
const most = 1.1;

const notes = (rounds + 1) * loads.reduce((sum, load) => sum + load.notes, 0);
const servers = [{ ...(await startOurs({ notes })), typed: new Map<string, Typed[]>() }];
try {
  if (given.before !== undefined) {
    const before = await startOurs({ notes, checkout: given.before });
    servers.push({ ...before, typed: new Map<string, Typed[]>() });
  }
  let next = 0;
  for (const load of loads) {
    // The first round is for the compilers and is not counted; another one goes first each time.
    for (let round = -1; round < rounds; round++) {
      const own = Array.from({ length: load.notes }, () => next++);
      for (const server of round % 2 ? servers.toReversed() : servers) {
        const typed = await typeTogether(server, load, own, round < 0 ? warmUpSeconds : seconds);
        if (round >= 0) server.typed.set(load.name, [...(server.typed.get(load.name) ?? []), typed]);
      }
    }
  }
  console.log(`${rounds} × ${seconds} s of typing each\n`);
  console.log(`${''.padEnd(38)}${['now', 'before'].map((name) => name.padStart(10)).join('')}     ratio`);
  let isReached = true;
  for (const { name } of loads) {
    const row = (what: string, of: (typed: Typed[]) => number, counts = false) => {
      const [now, before] = servers.map((server) => of(server.typed.get(name)!));
      const ratio = before === undefined ? undefined : now! / before;
      if (counts && ratio !== undefined && ratio > most) isReached = false;
      const numbers = [now, before].map((n) => (n === undefined ? '–' : n.toFixed(1)).padStart(10)).join('');
      console.log(`${`${name}: ${what}`.padEnd(38)}${numbers}${(ratio?.toFixed(2) ?? '–').padStart(10)}`);
    };
    const at = (share: number) => (typed: Typed[]) =>
      quantile(
        typed.flatMap(({ latencies }) => latencies).toSorted((a, b) => a - b),
        share,
      );
    const sum = (typed: Typed[], of: 'cpu' | 'delivered') => typed.reduce((n, each) => n + each[of], 0);
    for (const { typed } of servers) if (sum(typed.get(name)!, 'delivered') === 0) throw new Error('nothing was typed');
    row('p50, ms', at(0.5), true);
    row('p99, ms', at(0.99));
    row('CPU a delivery, µs', (typed) => (sum(typed, 'cpu') * 1e6) / sum(typed, 'delivered'), true);
  }
  console.log(`\nno slower than ${most} × (p50, CPU): ${isReached ? 'reached' : 'NOT reached'}`);
  if (!smallest) process.exitCode = isReached ? 0 : 1;
} finally {
  for (const server of servers) await server.stop();
}
