import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { makeCompany } from '../server/accounts/companies/commands/make-company.ts';
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/db/open.ts';
import { LocalNotifier } from '../server/log/notifier/notifier-local.ts';
import { longIds, manyIds } from '../server/testing/screening/hostile-lists.ts';
import { unXml } from '../server/testing/screening/lists.ts';
import { startServerProcess } from '../server/testing/servers/process.ts';
import { memoryOf } from './notes-process.ts';
import { startStoredPostgres } from './postgres.ts';

// npm run build && node bench/files.ts [--smallest]
// The worst answer of /healthz while files come that were made to stop the server, and how its memory grows by them.
const { values: given } = parseArgs({ options: { smallest: { type: 'boolean', default: false } } });
const dir = mkdtempSync(path.join(tmpdir(), 'vidimus-bench-files-'));
chmodSync(dir, 0o777);
const postgres = await startStoredPostgres(dir, true);
const db = openDatabase({ url: postgres.url });
await migrate(db);
const password = 'a bench needs no secret';
const ctx = { db, notifier: new LocalNotifier(console), now: () => new Date() };
await makeCompany(ctx, 'Bench', {}, [{ name: 'Ana', email: 'a@bench.example', role: 'master' }], password);
const server = await startServerProcess({ DATABASE_URL: postgres.url, DATA_DIR: dir, SECRET: 's'.repeat(40) });
const headers = { origin: server.url };
const signedIn = await fetch(`${server.url}/api/auth/sign-in`, {
  ...{ method: 'POST', body: JSON.stringify({ email: 'a@bench.example', password }) },
  headers: { ...headers, 'content-type': 'application/json' },
});
const cookie = signedIn.headers
  .getSetCookie()
  .map((one) => one.split(';')[0])
  .join('; ');
const memory = (): number => Math.round(memoryOf(server.child.pid!) / 1024 ** 2);

/** Sends a form, and looks at /healthz all the while. */
async function attack(
  name: string,
  to: string,
  method: string,
  fields: Record<string, string | Buffer>,
): Promise<void> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(key, value);
    else form.append('file', new Blob([new Uint8Array(value)]), key);
  }
  const file = Object.values(fields).find((value) => typeof value !== 'string') as Buffer;
  const isPdf = to === '/api/check';
  let isDone = false;
  const [before, begun] = [memory(), performance.now()];
  const sent = fetch(server.url + to, {
    ...{ method, body: isPdf ? new Uint8Array(file) : form },
    headers: { ...headers, cookie, ...(isPdf && { 'content-type': 'application/pdf' }) },
  }).finally(() => {
    isDone = true;
  });
  let [worst, most] = [0, before];
  while (!isDone) {
    const asked = performance.now();
    await (await fetch(`${server.url}/healthz`)).text();
    worst = Math.max(worst, performance.now() - asked);
    most = Math.max(most, memory());
    await wait(5);
  }
  const answer = await sent;
  const wording = ((await answer.json()) as { detail?: string; verdict?: string }) ?? {};
  const took = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `${name} (${Math.round(file.length / 1000)} kB): worst /healthz ${Math.round(worst)} ms; ${answer.status} after ${took} s; ` +
      `server ${before} → ${most} MB; ${wording.detail ?? wording.verdict ?? 'taken'}`,
  );
}

const size = given.smallest ? 0.05 : 1;
const upload = (name: string, file: string, bytes: Buffer) =>
  attack(name, '/api/screening/lists', 'POST', { [file]: bytes });
try {
  await upload(
    'an alias of blanks',
    'un.gz',
    gzipSync(unXml.replace('T. Markovil', `a${' '.repeat(900_000 * size)}b`)),
  );
  await upload('ids as long as rows', 'long.gz', longIds(2_230 * size));
  await upload('ids as long as may be', 'many.csv', Buffer.from(manyIds(100_000 * size)));
  for (const [name, how] of [
    ['a certificate', []],
    ['an older certificate', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES']],
  ] as const) {
    await attack(name, '/api/signing', 'PUT', {
      password: 'secret',
      'a.p12': costlyCertificate(5_000_000 * size, how),
    });
  }
  for (const [name, part] of [
    ['deep DER', `/ByteRange [0 30 900031 0]<${'3080'.repeat(225_000)}>`],
    ['many ranges', '/ByteRange [0 1 2 3] '.repeat(900_000 * size)],
    ['brackets', '( [ < % <<'.repeat(1_900_000 * size)],
  ] as const) {
    await attack(`a report of ${name}`, '/api/check', 'POST', { 'a.pdf': Buffer.from(`%PDF-1.7\n${part}`) });
  }
} finally {
  await server.kill();
  await db.destroy();
  await postgres.close();
  rmSync(dir, { recursive: true, force: true });
}

function costlyCertificate(iterations: number, how: readonly string[]): Buffer {
  const at = (name: string) => path.join(dir, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    at('k'),
    '-out',
    at('c'),
    '-days',
    '9',
    '-subj',
    '/CN=x',
  );
  openssl(
    ...['pkcs12', '-export', '-inkey', at('k'), '-in', at('c'), '-out', at('p'), '-passout', 'pass:secret'],
    ...['-iter', `${iterations}`, ...how],
  );
  return readFileSync(at('p'));
}
