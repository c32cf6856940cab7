import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeCompany } from '../server/accounts/companies/commands/make-company.ts';
import { makeKey } from '../server/accounts/keys/commands.ts';
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/db/open.ts';
import { LocalNotifier } from '../server/log/notifier/notifier-local.ts';
import { type ServerProcess, startServerProcess } from '../server/testing/servers/process.ts';
import { strictest } from '../shared/conditions.ts';
import { seedWaiting } from './apply-seed.ts';
import { makeSend } from './live-phones.ts';
import { startStoredPostgres } from './postgres.ts';
import { summary } from './quantiles.ts';

// node bench/apply.ts [--sessions 100000] [--rate 100] [--seconds 20] [--kill]
// Rolls out new conditions to the sessions that await action while phones send events; measures event latency before, during
// and after the rollout.
const { values: given } = parseArgs({
  options: {
    sessions: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '20' },
    kill: { type: 'boolean', default: false },
  },
});
const [sessions, rate, seconds] = [given.sessions, given.rate, given.seconds].map(Number) as [number, number, number];
const dir = mkdtempSync(path.join(tmpdir(), 'vidimus-bench-apply-'));
chmodSync(dir, 0o777);
const password = 'a bench needs no secret';
const send = makeSend(256);
/** Events per session; then the phone starts another one. */
const longest = 30;

/** Events at a steady rate, from several phones in turn, until `isOver`. @returns milliseconds of each answer */
async function reportUntil(url: string, key: string, isOver: () => boolean): Promise<number[]> {
  const target = { url, headers: { authorization: `Bearer ${key}` } };
  const begin = async () => {
    const answer = await fetch(`${url}/api/v1/sessions`, {
      ...{ method: 'POST', body: '{}' },
      headers: { ...target.headers, 'content-type': 'application/json' },
    });
    return { id: ((await answer.json()) as { id: string }).id, attempt: randomUUID(), n: 0 };
  };
  const phones = await Promise.all(Array.from({ length: 50 }, begin));
  const took: number[] = [];
  const under: Promise<void>[] = [];
  const started = performance.now();
  for (let i = 0; !isOver(); i++) {
    // Open loop: a slow answer does not delay the next event.
    await wait(Math.max(0, started + (i * 1000) / rate - performance.now()));
    const phone = phones[i % phones.length]!;
    phone.n += 1;
    // About the length of a verification; each further event costs more.
    if (phone.n === longest) void begin().then((next) => Object.assign(phone, next));
    const step = { type: phone.n % 2 ? 'step.started' : 'step.finished', step: 'selfie', outcome: 'done' };
    const { outcome: _, ...begun } = step;
    const event = {
      ...{ id: randomUUID(), attempt: phone.attempt, n: phone.n, at: new Date().toISOString() },
      ...(phone.n % 2 ? begun : step),
    };
    const from = performance.now();
    under.push(
      send(target, 'POST', `/api/v1/sessions/${phone.id}/events`, { events: [event] }).then((status) => {
        if (status !== 200) throw new Error(`an event was answered with ${status}`);
        took.push(performance.now() - from);
      }),
    );
  }
  await Promise.all(under);
  return took;
}

const forSeconds = (n: number) => {
  const end = performance.now() + n * 1000;
  return () => performance.now() > end;
};

function print(name: string, values: number[]): ReturnType<typeof summary> {
  const s = summary(values);
  const ms = (n: number) => n.toFixed(1).padStart(7);
  console.log(`  ${name.padEnd(26)} ${String(s.n).padStart(7)} ${ms(s.p50)} ${ms(s.p95)} ${ms(s.p99)} ${ms(s.max)}`);
  return s;
}

try {
  const postgres = await startStoredPostgres(dir, true);
  let server: ServerProcess | undefined;
  try {
    const db = openDatabase({ url: postgres.url });
    await migrate(db);
    const notifier = new LocalNotifier(console);
    const people = [{ name: 'A master', email: 'm@bench.example', role: 'master' as const }];
    const companyId = await makeCompany({ db }, 'Bench', {}, people, password);
    const { key } = await makeKey({ db, notifier, now: () => new Date() }, companyId, 'system', 'bench');
    console.log(`${sessions} sessions that await action`);
    await seedWaiting(db, companyId, sessions);

    const env = { DATABASE_URL: postgres.url, DATA_DIR: path.join(dir, 'node'), INGEST_PER_MINUTE: '10000000' };
    server = await startServerProcess(env);
    const { url } = server;
    const signedIn = await fetch(`${url}/api/auth/sign-in`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ email: 'm@bench.example', password }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
    const asMaster = (method: string, where: string, body?: object) =>
      fetch(`${url}/api${where}`, {
        ...{ method, headers: { cookie, ...(body && { 'content-type': 'application/json' }) } },
        ...(body && { body: JSON.stringify(body) }),
      }).then((answer) => answer.json());

    await reportUntil(url, key, forSeconds(5));
    const before = await reportUntil(url, key, forSeconds(seconds));
    const dryFrom = performance.now();
    const conditions = { ...strictest, fullId: false };
    const dry = await asMaster('POST', '/conditions/dry-run', { conditions });
    const dryTook = performance.now() - dryFrom;
    await asMaster('PUT', '/conditions', { conditions, targetMinutes: 60, version: 0 });
    const from = performance.now();
    let applying: { done: number; total: number } | null = { done: 0, total: 1 };
    let took = 0;
    const seen = new Set<number>();
    const watching = (async () => {
      while (applying) {
        await wait(500);
        if (given.kill && server && seen.size === 3) {
          await server.kill();
          server = await startServerProcess(env, Number(new URL(url).port));
        }
        ({ applying } = await asMaster('GET', '/conditions'));
        if (applying) seen.add(applying.done);
      }
      took = performance.now() - from;
    })();
    const meanwhile = given.kill ? [] : await reportUntil(url, key, () => took > 0);
    await watching;
    const after = await reportUntil(url, key, forSeconds(seconds));

    const left = await db
      .selectFrom('session')
      .innerJoin('assessment', 'assessment.session_id', 'session.id')
      .select((eb) => ['state', 'assessment.version', eb.fn.countAll<number>().as('n')])
      .where('session.company_id', '=', companyId)
      .groupBy(['state', 'assessment.version'])
      .execute();
    console.log(`\n${rate} events a second; milliseconds until an event is answered`);
    console.log(`  ${''.padEnd(26)} ${['n', 'p50', 'p95', 'p99', 'max'].map((h) => h.padStart(7)).join(' ')}`);
    const quiet = print('before', before);
    if (!given.kill) {
      const busy = print('while they are applied', meanwhile);
      const late = print('after', after);
      const share = (a: number, b: number) => `${((a / b - 1) * 100).toFixed(0)} %`;
      console.log(
        `  slower than before and after: p50 ${share(busy.p50, (quiet.p50 + late.p50) / 2)}, p95 ${share(busy.p95, (quiet.p95 + late.p95) / 2)} (aim: 10 %)`,
      );
    }
    console.log(
      `  applied in ${(took / 1000).toFixed(0)} s${given.kill ? ', killed once in the middle' : ''}; afterwards: ${JSON.stringify(left)}`,
    );
    console.log(
      `  dry run of ${dry.sessions} finished and ${dry.waiting.total} waiting sessions: ${dryTook.toFixed(0)} ms`,
    );
    await notifier.close();
    await db.destroy();
  } finally {
    await server?.kill();
    await postgres.close();
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
