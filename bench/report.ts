import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeCompany } from '../server/accounts/companies/commands/make-company.ts';
import { makeKey } from '../server/accounts/keys/commands.ts';
import { readConfig } from '../server/config.ts';
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/db/open.ts';
import { LocalNotifier } from '../server/log/notifier/notifier-local.ts';
import { openDiskStore } from '../server/media/store-disk.ts';
import { printPhotos } from '../server/reports/making/photos.ts';
import { unpacked } from '../server/reports/record.ts';
import { launchChromium } from '../server/reports/renderer/chromium.ts';
import { type Print, PrintContext } from '../server/reports/renderer/print-context.ts';
import { Renderer } from '../server/reports/renderer/renderer.ts';
import { openPage } from '../server/testing/live/live-node.ts';
import { makeLogger } from '../server/testing/logger.ts';
import { setConditions } from '../server/testing/make.ts';
import { chromiumsOf } from '../server/testing/pdf/reports.ts';
import { startServerProcess } from '../server/testing/servers/process.ts';
import type { ReportView } from '../shared/api/reports.ts';
import type { SessionRecord } from '../shared/report/report.ts';
import { startStoredPostgres } from './postgres.ts';
import { summary } from './quantiles.ts';
import { makeSession } from './report-session.ts';

// npm run build && node bench/report.ts [--reports 60] [--memory 200] [--seconds 8]
// One report of a session with six photos of a megabyte, from the request to the signed file; the share of rendering, compared
// with a bare page.pdf() of the same page; reports per minute compared with one browser each; memory over many reports.
const { values: given } = parseArgs({
  options: {
    reports: { type: 'string', default: '60' },
    memory: { type: 'string', default: '200' },
    // For each of the six rates.
    seconds: { type: 'string', default: '8' },
  },
});
const reports = Number(given.reports);
const password = 'a bench needs no secret';
const dir = mkdtempSync(path.join(tmpdir(), 'vidimus-bench-report-'));
chmodSync(dir, 0o777);
const postgres = await startStoredPostgres(dir, true);
const db = openDatabase({ url: postgres.url });
await migrate(db);
const ctx = { db, notifier: new LocalNotifier(console), now: () => new Date() };
const companyId = await makeCompany(
  ctx,
  'Bench',
  {},
  [{ name: 'Ana', email: 'a@bench.example', role: 'master' }],
  password,
);
await setConditions(db, companyId, { documentReused: false });
const { key } = await makeKey(ctx, companyId, 'system', 'bench');
const server = await startServerProcess({
  DATABASE_URL: postgres.url,
  DATA_DIR: dir,
  SECRET: 's'.repeat(40),
  RENDER_AS_ROOT: 'on',
});
const { id, bytes } = await makeSession(server.url, key);
console.log(`photos, kB: ${bytes.map((size) => Math.round(size / 1000)).join(' ')}`);

const cookie = await signIn();
const page = openPage(server, { loginId: '' }, { cookie, origin: server.url });
page.hello();
page.watch(id);
await until(() => page.of('session').length > 0);

/** From the request to the message that the report is made. Deletes earlier reports first, so that none is reused. */
async function ask(): Promise<{ ms: number; made: ReportView }> {
  await db.deleteFrom('report').where('session_id', '=', id).execute();
  const before = page.of('report').length;
  const started = performance.now();
  const answer = await fetch(`${server.url}/api/sessions/${id}/reports`, {
    ...{ method: 'POST', body: '{"paper":"A4"}' },
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
  });
  if (answer.status === 429) {
    // The rate limit per address, above what people reach.
    await wait(1_000 * Number(answer.headers.get('retry-after') ?? 5));
    return ask();
  }
  const { id: asked } = (await answer.json()) as ReportView;
  const find = () =>
    page
      .of('report')
      .slice(before)
      .find(({ report }) => report.id === asked && report.status === 'made');
  await until(() => find() !== undefined);
  return { ms: performance.now() - started, made: find()!.report };
}

for (let n = 0; n < 5; n++) await ask();
const asked: number[] = [];
let made: ReportView | undefined;
for (let n = 0; n < reports; n++) {
  const one = await ask();
  asked.push(one.ms);
  made = one.made;
}
const whole = summary(asked);
console.log(
  `\nfrom request to finished signed file, ms: p50 ${f(whole.p50)} (aim 400), p95 ${f(whole.p95)} (aim 800), max ${f(whole.max)}; n ${whole.n}`,
);
console.log(`file: ${f((made!.bytes ?? 0) / 1000)} kB (aim 2000)`);

await rendering();
await rates();
await memory();
page.close?.();
await server.kill();
await db.destroy();
await postgres.close();
rmSync(dir, { recursive: true, force: true });
process.exit(0);

/** The renderer's work on a report, alternating with a bare page.pdf() of the same finished page. */
async function rendering(): Promise<void> {
  const what = await printOf();
  const renderer = makeRenderer();
  const browser = await launchChromium({ asRoot: true });
  const context = await PrintContext.open(browser);
  await context.print(what);
  const bare = browser.contexts()[0]!.pages()[0]!;
  const pdf = () =>
    bare.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  const [ours, theirs, rests]: [number[], number[], number[]] = [[], [], []];
  for (let n = 0; n < reports; n++) {
    const a = performance.now();
    await renderer.print(what);
    const b = performance.now();
    await renderer.warm();
    const c = performance.now();
    await pdf();
    const d = performance.now();
    const { what: fresh, photos } = await printing();
    let last = 0;
    void Promise.all(photos).then(() => {
      last = performance.now();
    });
    await renderer.print(fresh);
    if (n >= 5) {
      ours.push(b - a);
      theirs.push(d - c);
      rests.push(performance.now() - last);
    }
    await renderer.warm();
  }
  const [r, p] = [summary(ours), summary(theirs)];
  console.log(
    `\nrendering, ms: p50 ${f(r.p50)}, p95 ${f(r.p95)}; bare page.pdf(): p50 ${f(p.p50)}, p95 ${f(p.p95)}; ${(r.p50 / p.p50).toFixed(2)} × (aim 1.3)`,
  );
  const left = summary(rests);
  console.log(
    `  in its place, where the page is drawn while photos are made smaller: p50 ${f(left.p50)} after the last of them, ${(left.p50 / p.p50).toFixed(2)} ×`,
  );
  await browser.close();
  await renderer.stop();
}

/** Reports per minute of rendering alone: the warm browser, and one browser per report. */
async function rates(): Promise<void> {
  const what = await printOf();
  console.log('\nreports a minute, rendered:');
  for (const atOnce of [1, 2, 4]) {
    const renderer = makeRenderer(atOnce);
    await renderer.warm();
    const warm = await perMinute(atOnce, () => renderer.print(what));
    await renderer.stop();
    const cold = await perMinute(atOnce, async () => {
      const browser = await launchChromium({ asRoot: true });
      const context = await PrintContext.open(browser);
      await context.print(what);
      await browser.close();
    });
    console.log(`  ${atOnce} at once: ${f(warm)}; a browser for each: ${f(cold)}`);
  }
}

async function perMinute(atOnce: number, work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + Number(given.seconds) * 1_000;
  const started = performance.now();
  let done = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await work();
      done++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (done * 60_000) / (performance.now() - started);
}

/** Memory of server and Chromium over many reports. */
async function memory(): Promise<void> {
  const total = Number(given.memory);
  console.log('\nresident memory, MB (server, Chromium in all):');
  for (let n = 0; n <= total; n++) {
    if (n > 0) await ask();
    if (n % 40 === 0) {
      const pid = server.child.pid!;
      const browsers = (await Promise.all((await chromiumsOf(pid)).map(familyOf))).flat();
      console.log(`  after ${n}: ${f(residentOf(pid))}, ${f(browsers.reduce((sum, one) => sum + residentOf(one), 0))}`);
    }
  }
}

async function familyOf(pid: number): Promise<number[]> {
  const below = await chromiumsOf(pid);
  return [pid, ...(await Promise.all(below.map(familyOf))).flat()];
}

function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The report as the server prints it, with its photos loading. */
async function printing(): Promise<{ what: Print; photos: Promise<Buffer>[] }> {
  const { record, issue } = await db
    .selectFrom('report')
    .select(['record', 'issue'])
    .where('session_id', '=', id)
    .executeTakeFirstOrThrow();
  const session = JSON.parse(unpacked(record).toString()) as SessionRecord;
  const parts = { db, media: await openDiskStore(path.join(dir, 'media')), logger: makeLogger() };
  const prints = await printPhotos(parts, companyId, id, session.session.photos);
  const input = { record: session, issue, branding: { colour: '#1f3a5f', hasLogo: false }, missing: [] };
  const files = new Map([...prints].map(([photo, bytes]) => [`/photo/${photo}`, { type: 'image/jpeg', bytes }]));
  return { what: { input, files }, photos: [...prints.values()] };
}

/** The same with all photos already loaded. */
async function printOf(): Promise<Print> {
  const { what, photos } = await printing();
  await Promise.all(photos);
  return what;
}

function makeRenderer(atOnce = 1): Renderer {
  const config = readConfig({ DATA_DIR: dir, SECRET: 's'.repeat(40), RENDER_AS_ROOT: 'on' });
  return new Renderer({ logger: makeLogger(), config }, { concurrency: atOnce });
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${server.url}/api/auth/sign-in`, {
    ...{ method: 'POST', body: JSON.stringify({ email: 'a@bench.example', password }) },
    headers: { 'content-type': 'application/json', origin: server.url },
  });
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

/** Polled every millisecond: the message arrives over a socket of this process. */
async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 1));
}

function f(n: number): string {
  return n.toFixed(n < 10 ? 1 : 0);
}
