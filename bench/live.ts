import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
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
import { freePort } from '../server/testing/servers/postgres.ts';
import { capture, makeSend, monotonic, type Target } from './live-phones.ts';
import type { Look } from './live-viewers.ts';
import { startStoredPostgres } from './postgres.ts';
import { summary } from './quantiles.ts';

// node bench/live.ts [--database postgres|embedded] [--sessions 50] [--lists 200] [--pages 50] [--seconds 30] [--rounds 2] [--pace 1]
// From the moment a phone sends a request until a viewer's socket has the message, beside a bare relay, turn by turn.
const { values: given } = parseArgs({
  options: {
    database: { type: 'string', default: 'postgres' },
    sessions: { type: 'string', default: '50' },
    lists: { type: 'string', default: '200' },
    pages: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '30' },
    pace: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '2' },
  },
});
const [sessions, lists, pages, seconds, rounds, pace] = [
  given.sessions,
  given.lists,
  given.pages,
  given.seconds,
  given.rounds,
  given.pace,
].map(Number) as [number, number, number, number, number, number];
const here = import.meta.dirname;
const dir = mkdtempSync(path.join(tmpdir(), 'vidimus-bench-live-'));
// As root, Postgres runs as another user, who must get in.
chmodSync(dir, 0o777);
const children: ChildProcess[] = [];
const send = makeSend(sessions * 2);

async function prepare(
  place: Parameters<typeof openDatabase>[0],
): Promise<{ key: string; emails: string[]; password: string }> {
  const db = openDatabase(place);
  await migrate(db);
  const notifier = new LocalNotifier(console);
  const password = 'a bench needs no secret';
  const reviewers = Array.from({ length: 10 }, (_, i) => ({
    name: `Reviewer ${i}`,
    email: `r${i}@bench.example`,
    role: 'agent' as const,
  }));
  const companyId = await makeCompany({ db }, 'Bench', {}, reviewers, password);
  const { key } = await makeKey({ db, notifier, now: () => new Date() }, companyId, 'system', 'bench');
  await notifier.close();
  await db.destroy();
  return { key, emails: reviewers.map((r) => r.email), password };
}

async function startServer(env: Record<string, string>): Promise<string> {
  const port = String(await freePort());
  const child = spawn(process.execPath, [path.join(here, '../server/main.ts')], {
    env: {
      ...process.env,
      ...(process.env.PROFILE && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${process.env.PROFILE}` }),
      ...env,
      PORT: port,
      DEMO: 'off',
      EMBEDDED_LISTS: 'off',
      LOG_LEVEL: 'warn',
      INGEST_PER_MINUTE: '10000000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 200; i++) {
    if (
      await fetch(`${url}/readyz`).then(
        (r) => r.ok,
        () => false,
      )
    )
      return url;
    await wait(100);
  }
  throw new Error('the server did not become ready');
}

function startChild(file: string, ...args: string[]): ChildProcess {
  const child = fork(path.join(here, file), args);
  children.push(child);
  return child;
}

async function signIn(url: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
}

async function createSession(target: Target): Promise<string> {
  const answer = await fetch(`${target.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { ...target.headers, 'content-type': 'application/json' },
    body: '{}',
  });
  if (answer.status !== 201) throw new Error(`create session: ${answer.status}`);
  return ((await answer.json()) as { id: string }).id;
}

interface Result {
  facts: number[];
  pageProgress: number[];
  listProgress: number[];
  sent: number;
  seen: number;
  refused: number;
  messages: number;
  bytes: number;
  cpu: number;
}

/** Seconds of processor time that a process has used (Linux). */
async function cpuOf(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function round(
  kind: Look['kind'],
  target: Target,
  pid: number,
  viewers: ChildProcess,
  cookies: string[],
): Promise<Result> {
  const ids =
    kind === 'ours'
      ? await Promise.all(Array.from({ length: sessions }, () => createSession(target)))
      : Array.from({ length: sessions }, () => crypto.randomUUID());
  const watched = Array.from({ length: pages }, (_, i) => ids[i % ids.length]!);
  viewers.send({ kind, url: target.url, cookies, lists, pages: watched } satisfies Look);
  await once(viewers, 'message');
  const wording = { fact: new Map<string, number>(), progress: new Map<string, number>() };
  const cpuBefore = await cpuOf(pid);
  const started = monotonic();
  const until = started + seconds * 1000;
  const refused = await Promise.all(
    ids.map((id) => capture(send, target, id, pace, until, (what, key, at) => wording[what].set(key, at))),
  );
  const cpu = (await cpuOf(pid)) - cpuBefore;
  const lasted = (monotonic() - started) / 1000;
  await wait(500);
  viewers.send('stop');
  const [seen] = (await once(viewers, 'message')) as [
    Record<'facts' | 'pageProgress' | 'listProgress', [string, number[]][]> & { bytes: number; messages: number },
  ];
  const delays = (pairs: [string, number[]][], sent: Map<string, number>) =>
    pairs.flatMap(([key, times]) => {
      const from = sent.get(key);
      return from === undefined ? [] : times.map((t) => t - from);
    });
  const facts = delays(seen.facts, wording.fact);
  return {
    facts,
    pageProgress: delays(seen.pageProgress, wording.progress),
    listProgress: delays(seen.listProgress, wording.progress),
    sent: wording.fact.size,
    seen: facts.length / (lists + pages),
    refused: refused.reduce((a, b) => a + b, 0),
    messages: seen.messages / lasted,
    bytes: seen.bytes / lasted,
    cpu: cpu / lasted,
  };
}

const ms = (n: number) => n.toFixed(1).padStart(7);
function print(name: string, values: number[]): ReturnType<typeof summary> {
  const s = summary(values);
  console.log(`  ${name.padEnd(34)} ${String(s.n).padStart(8)} ${ms(s.p50)} ${ms(s.p95)} ${ms(s.p99)} ${ms(s.max)}`);
  return s;
}

try {
  const postgres = given.database === 'postgres' ? await startStoredPostgres(dir, true) : undefined;
  try {
    const dataDir = path.join(dir, 'node');
    const { key, emails, password } = await prepare(postgres ? { url: postgres.url } : { dir: dataDir });
    const url = await startServer({ DATA_DIR: dataDir, ...(postgres && { DATABASE_URL: postgres.url }) });
    const ours = children.at(-1)!;
    const cookies: string[] = [];
    for (const email of emails) cookies.push(await signIn(url, email, password));
    const relay = startChild('live-relay.ts');
    const [{ port }] = (await once(relay, 'message')) as [{ port: number }];
    const viewers = startChild('live-viewers.ts');

    const targets = {
      ours: { url, headers: { authorization: `Bearer ${key}` } },
      relay: { url: `http://127.0.0.1:${port}`, headers: {} },
    };
    const all: Record<Look['kind'], Result[]> = { ours: [], relay: [] };
    for (let i = 0; i < rounds; i++) {
      all.relay.push(await round('relay', targets.relay, relay.pid!, viewers, ['']));
      all.ours.push(await round('ours', targets.ours, ours.pid!, viewers, cookies));
    }
    console.log(
      `\n${sessions} captures, ${lists} viewers on lists and ${pages} on pages, ${rounds} × ${seconds} s each at pace ${pace}, ${given.database}; milliseconds`,
    );
    console.log(
      `  ${''.padEnd(34)} ${'n'.padStart(8)} ${['p50', 'p95', 'p99', 'max'].map((h) => h.padStart(7)).join(' ')}`,
    );
    const join = (kind: Look['kind'], what: 'facts' | 'pageProgress' | 'listProgress') =>
      all[kind].flatMap((r) => r[what]);
    const us = print('ours: fact → every viewer', join('ours', 'facts'));
    const bare = print('bare ws relay: the same', join('relay', 'facts'));
    const usProgress = print('ours: progress → page', join('ours', 'pageProgress'));
    const bareProgress = print('bare ws relay: the same', join('relay', 'pageProgress'));
    print('ours: progress → lists (≤ 5 a s) ', join('ours', 'listProgress'));
    const ratio = (a: number, b: number) => `${(a / b).toFixed(1)} ×`;
    console.log(
      `  ratio to the relay: facts p50 ${ratio(us.p50, bare.p50)}, p99 ${ratio(us.p99, bare.p99)}; progress p50 ${ratio(usProgress.p50, bareProgress.p50)}, p99 ${ratio(usProgress.p99, bareProgress.p99)}`,
    );
    for (const kind of ['ours', 'relay'] as const) {
      for (const r of all[kind]) {
        console.log(
          `  ${kind}: ${r.sent} facts sent, ${r.seen.toFixed(1)} seen by each viewer, ${r.refused} refused, ${Math.round(r.messages)} messages/s, ${(r.bytes / 1e6).toFixed(1)} MB/s to viewers, ${(r.cpu * 100).toFixed(0)} % of a core`,
        );
      }
    }
    console.log(
      `  target p50 ≤ 10, p99 ≤ 50: facts ${us.p50 <= 10 && us.p99 <= 50 ? 'reached' : 'NOT reached'}, progress on pages ${usProgress.p50 <= 10 && usProgress.p99 <= 50 ? 'reached' : 'NOT reached'}`,
    );
  } finally {
    for (const child of children) child.kill();
    await Promise.all(
      children.map((c) => (c.exitCode === null && c.signalCode === null ? once(c, 'exit') : undefined)),
    );
    await postgres?.close();
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
