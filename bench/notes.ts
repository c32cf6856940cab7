import { parseArgs } from 'node:util';
import { BenchEditor } from './notes-client.ts';
import { join, joinCold, writeLongNote } from './notes-joining.ts';
import { type NoteServer, startHocuspocus, startOurs, startYWebsocket } from './notes-servers.ts';
import { type Stalled, standIdle, stopReading } from './notes-standing.ts';
import { aims, printRows, type Row } from './notes-table.ts';
import { type Load, type Typed, typeTogether } from './notes-typing.ts';
import { quantile } from './quantiles.ts';

// node bench/notes.ts [--quick] [--smallest] [--seconds 8] [--rounds 2]
// Co-editing: Vidimus compared with hocuspocus and the reference server, in alternation. See README.md.
const { values: given } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    smallest: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
  },
});
// The smallest run is a smoke test: Vidimus only, so that nothing else has to be installed.
const { smallest } = given;
const quick = given.quick || smallest;
const seconds = Number(given.seconds ?? (quick ? 3 : 8));
const rounds = Number(given.rounds ?? (quick ? 1 : 2));
const [idle, asks, colds, warmUp] = smallest ? [20, 2, 1, 0.5] : quick ? [300, 8, 1, 1] : [1_000, 15, 3, 4];
const updates = smallest ? 500 : 10_000;
const loads: Load[] = smallest
  ? [{ name: '1 note × 5', notes: 1, editors: 5, perSecond: 6 }]
  : [
      { name: '50 notes × 10', notes: 50, editors: 10, perSecond: 1 },
      { name: '1 note × 200', notes: 1, editors: 200, perSecond: 0.25 },
    ];

let next = 0;
/** Unused notes; the same numbers for each server. */
const fresh = (n: number): number[] => Array.from({ length: n }, () => next++);
const notesNeeded = (rounds + 1) * 51 + 102 + colds;

type Of<T> = Record<NoteServer['name'], T>;
const ofAll = <T>(make: (name: NoteServer['name']) => T): Of<T> => ({
  ours: make('ours'),
  hocuspocus: make('hocuspocus'),
  'y-websocket': make('y-websocket'),
});
const middle = (values: number[]) =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
const say = (what: string) => console.error(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${what}`);

async function typing(servers: NoteServer[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const load of loads) {
    const all = ofAll((): Typed[] => []);
    // The first round warms up the JIT of all servers, and is not counted.
    for (let round = -1; round < rounds; round++) {
      const notes = fresh(load.notes);
      // The order rotates each round.
      for (let i = 0; i < servers.length; i++) {
        const server = servers[(i + round + servers.length) % servers.length]!;
        const typed = await typeTogether(server, load, notes, round < 0 ? warmUp : seconds);
        if (round >= 0) all[server.name].push(typed);
      }
    }
    say(load.name);
    const sorted = (what: 'latencies' | 'saves') =>
      ofAll((name) => all[name].flatMap((typed) => typed[what]).sort((a, b) => a - b));
    const [latencies, saves] = [sorted('latencies'), sorted('saves')];
    const sum = (name: NoteServer['name'], what: 'delivered' | 'cpu') => all[name].reduce((n, t) => n + t[what], 0);
    const row = (name: string, of: (name: NoteServer['name']) => number, more: Partial<Row> = {}) =>
      rows.push({ name: `${load.name}: ${name}`, values: ofAll(of), ...more });
    row('p50, ms', (name) => quantile(latencies[name], 0.5), { aim: aims.withinOfFastest(2) });
    row('p95, ms', (name) => quantile(latencies[name], 0.95));
    row('p99, ms', (name) => quantile(latencies[name], 0.99), { aim: aims.timesHocuspocus(1.5) });
    row('saved, p50, ms', (name) => quantile(saves[name], 0.5));
    row('saved, p99, ms', (name) => quantile(saves[name], 0.99));
    row('edits delivered', (name) => sum(name, 'delivered'), { digits: 0 });
    row('CPU a delivery, µs', (name) => (sum(name, 'cpu') * 1e6) / sum(name, 'delivered'), {
      aim: aims.timesHocuspocus(1.2),
    });
  }
  return rows;
}

async function joining(servers: NoteServer[]): Promise<Row[]> {
  const [n] = fresh(1) as [number];
  // The reference server persists from this restart on.
  for (const server of servers) await server.restart(true);
  const lengths = new Map<NoteServer, number>();
  await Promise.all(servers.map(async (server) => lengths.set(server, await writeLongNote(server, n, updates))));
  const joins = ofAll((): number[] => []);
  const cold = ofAll((): number[] => []);
  const staying = servers.map((server) => new BenchEditor(server.place(n)));
  // They stay in the note, to keep it open. Each first opens it once uncounted.
  for (let i = -1; i < 10; i++) {
    for (const server of servers) {
      const ms = await join(server, n, lengths.get(server)!);
      if (i >= 0) joins[server.name].push(ms);
    }
  }
  for (const editor of staying) editor.close();
  for (let i = 0; i < colds; i++) {
    const [other] = fresh(1) as [number];
    for (const server of servers) cold[server.name].push(await joinCold(server, n, lengths.get(server)!, other));
  }
  say('joining');
  return [
    {
      name: `join a note of ${updates} updates, ms`,
      values: ofAll((name) => middle(joins[name])),
      aim: aims.fasterThanHocuspocus,
    },
    { name: 'open it cold, ms', values: ofAll((name) => middle(cold[name])), aim: aims.fasterThanHocuspocus },
  ];
}

async function status(servers: NoteServer[]): Promise<Row[]> {
  const notes = fresh(100);
  const memory = ofAll(() => Number.NaN);
  for (const server of servers) memory[server.name] = (await standIdle(server, notes, idle)) / 1e3;
  say('standing');
  const [n] = fresh(1) as [number];
  const stalled = ofAll((): Stalled => ({ growth: Number.NaN, dropped: Number.NaN }));
  for (const server of servers) stalled[server.name] = await stopReading(server, n, asks);
  say('not reading');
  return [
    { name: 'memory of an idle connection, kB', values: memory, aim: aims.leastOfAll },
    {
      name: '20 stop reading: growth, MB',
      values: ofAll((name) => stalled[name].growth / 1e6),
      digits: 0,
      aim: aims.below(200),
    },
    { name: '20 stop reading: let go', values: ofAll((name) => stalled[name].dropped), digits: 0 },
  ];
}

const servers: NoteServer[] = [];
try {
  servers.push(await startOurs({ notes: notesNeeded }));
  if (!smallest) servers.push(await startHocuspocus(), await startYWebsocket());
  say('started');
  const rows = [...(await typing(servers)), ...(await joining(servers)), ...(await status(servers))];
  console.log(`\n${rounds} × ${seconds} s of typing each, ${idle} idle connections on 100 notes\n`);
  const isReached = printRows(rows);
  console.log(`\n  all of it: ${isReached ? 'reached' : 'NOT reached'}`);
  process.exitCode = isReached || smallest ? 0 : 1;
} finally {
  for (const server of servers) await server.stop();
}
