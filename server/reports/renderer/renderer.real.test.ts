import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fixtures } from '../../../client/src/print/testing/fixture.ts';
import type { PrintInput } from '../../../shared/report/report.ts';
import { readConfig } from '../../config.ts';
import { makeLogger } from '../../testing/logger.ts';
import { askTool, chromiumsOf } from '../../testing/pdf/reports.ts';
import { launchChromium } from './chromium.ts';
import { type Print, PrintContext } from './print-context.ts';
import { Renderer, type RendererSettings, RenderFailed } from './renderer.ts';

/** What must hold of the renderer, in the Chromium that npm brings. */
let photo: Buffer;
let logo: Buffer;
beforeAll(async () => {
  photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#678' } })
    .jpeg()
    .toBuffer();
  logo = await sharp({ create: { width: 200, height: 80, channels: 3, background: '#246' } })
    .png()
    .toBuffer();
});
const open: Renderer[] = [];
afterEach(() => Promise.all(open.splice(0).map((renderer) => renderer.stop())));
afterAll(async () => expect(await chromiumsOf(process.pid)).toEqual([]));

function makeRenderer(settings: Partial<RendererSettings> = {}): Renderer {
  const renderer = new Renderer(
    { logger: makeLogger(), config: readConfig({ DATA_DIR: '/tmp', SECRET: 's'.repeat(40), RENDER_AS_ROOT: 'on' }) },
    settings,
  );
  open.push(renderer);
  return renderer;
}
const printOf = (input: PrintInput): Print => {
  const photos = input.record.session.photos.filter(({ id }) => !input.missing.includes(id));
  const jpeg = { type: 'image/jpeg', bytes: photo };
  const files = new Map([
    ['/logo', { type: 'image/png', bytes: logo }],
    ...photos.map(({ id }) => [`/photo/${id}`, jpeg] as const),
  ]);
  return { input, files };
};
const textOf = (pdf: Buffer): Promise<string> => askTool('pdftotext', pdf, (file) => [file, '-']);
/** In the order in which the page is read: cells of a table stand whole. */
const readOf = (pdf: Buffer): Promise<string> => askTool('pdftotext', pdf, (file) => ['-raw', file, '-']);
const plain = (text: string): string => text.replace(/\s+/g, '');

test('R13 a browser that hangs before it has a context is replaced (faults.md B7)', async () => {
  const renderer = makeRenderer({ limit: 15_000 });
  await renderer.print(printOf(fixtures.latin()));
  const [hung] = await chromiumsOf(process.pid);
  // What was made ahead is used up, and the next is to be made by a browser that answers nothing.
  process.kill(hung!, 'SIGSTOP');
  try {
    const outcomes: string[] = [];
    for (let n = 0; n < 3; n++) {
      outcomes.push(
        await renderer.print(printOf(fixtures.latin())).then(
          () => 'printed',
          () => 'failed',
        ),
      );
    }
    expect(outcomes.at(-1)).toBe('printed');
  } finally {
    process.kill(hung!, 'SIGKILL');
  }
});

test('what Chromium knows of its environment holds no secret (security.md M10)', async () => {
  process.env.VIDIMUS_TEST_SECRET = 'a secret of the installation';
  const renderer = makeRenderer();
  await renderer.print(printOf(fixtures.latin()));
  const pids = await chromiumsOf(process.pid);
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('a secret');
  delete process.env.VIDIMUS_TEST_SECRET;
});

test('R12 markup, scripts and styles of a subject are text; nothing of them is asked for', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const evil = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const input = fixtures.latin();
  const name = `<img src="${evil}/a" onerror="fetch('${evil}/b')"><script>fetch('${evil}/c')</script><style>*{display:none}</style>`;
  input.record.session.subject!.firstName = name;
  input.record.session.firstName = name;
  const { pdf } = await makeRenderer().print(printOf(input));
  server.close();
  expect(asked).toEqual([]);
  const text = plain(await textOf(pdf));
  expect(text).toContain(plain(`<script>fetch('${evil}/c')</script>`));
  expect(text).toContain('Integrityofthisreport');
});

test('R12 hundred thousand letters in one word, overrides of direction, and the rest of the page stands', async () => {
  const { pdf } = await makeRenderer().print(printOf(fixtures.hostile()));
  const text = await textOf(pdf);
  expect(text).toContain('Integrity of this report');
  await askTool('qpdf', pdf, (file) => ['--check', file]);
});

/** pdftotext puts what is written from right to left into another order, and blanks between its letters. */
const rightToLeft = /[\u0590-\u06ff]/;

/** Every text of a record that its page shows; ids and words of ours are not there as they are written here. */
function textsOf({ session, note, reviewers, photoHashes }: PrintInput['record']): string[] {
  const { subject, mrz, extra, attemptHistory, decisions, edits, screened } = session;
  const hits = [...(screened?.result?.hits ?? []), ...(screened?.result?.weak ?? [])];
  const runs = JSON.stringify(note?.body ?? []).matchAll(/"kind":"text","text":"((?:[^"\\\\]|\\\\.)*)"/g);
  const {
    sex: _,
    birthDate: __,
    issueDate: ___,
    expirationDate: ____,
    nationality: _____,
    nativeName: ______,
    ...named
  } = subject ?? {};
  const acts = JSON.stringify([decisions, edits, hits, note]);
  const isNamed = (id: string): boolean => acts.includes(id);
  return [
    ...Object.values(named),
    ...(mrz?.lines ?? []),
    ...(mrz?.items ?? []).flatMap(({ error, plain }) => [error, plain]),
    ...extra.flatMap(({ label, value }) => [label, value]),
    ...attemptHistory.flatMap(({ clientIp, device }) => [clientIp, device?.name]),
    attemptHistory[0]?.userAgent,
    ...decisions.map((decision) => decision.note),
    ...edits.flatMap(({ from, to, reason }) => [from, to, reason]),
    ...hits.flatMap(({ person, hitReview, list }) => [
      ...[person.names[0]?.text, list.title, list.authority, hitReview?.reason],
      ...person.programmes,
    ]),
    ...[...runs].map(([, text]) => JSON.parse(`"${text}"`) as string),
    ...(note?.threads ?? []).flatMap(({ comments }) => comments.map(({ text }) => text)),
    ...reviewers.filter(({ id }) => isNamed(id)).map(({ name }) => name),
    ...photoHashes.map(({ sha256 }) => sha256),
  ].filter((text): text is string => typeof text === 'string' && text !== '' && !rightToLeft.test(text));
}

test.each(['latin', 'listed', 'twelve', 'inProgress'] as const)(
  'R1 every value of the page is found in the text of %s',
  async (name) => {
    const input = fixtures[name]();
    const text = plain(await readOf((await makeRenderer().print(printOf(input))).pdf));
    const { issue, record } = input;
    const wanted = [
      ...textsOf(record),
      issue.number,
      issue.sessionId,
      issue.state,
      issue.checkpoint.hash,
      issue.checkUrl,
    ];
    expect(wanted.length).toBeGreaterThan(8);
    expect(wanted.filter((value) => !text.includes(plain(value)))).toEqual([]);
  },
);

test.each(['georgian', 'arabic', 'chinese', 'japanese'] as const)(
  'letters of %s come from fonts that are in the file',
  async (script) => {
    const input = fixtures[script]();
    const { pdf, lang } = await makeRenderer().print(printOf(input));
    expect(lang).toBe('en');
    const fonts = (await askTool('pdffonts', pdf, (file) => [file])).split('\n').slice(2).filter(Boolean);
    for (const font of fonts) expect(font).toMatch(/ yes +yes +yes +/);
    expect(fonts.join()).not.toContain('Type 3');
    const text = plain(await textOf(pdf));
    expect(text).toContain(plain(input.record.session.subject!.nativeName!));
  },
);

/** Of sections, groups and columns, as they stand on a page of `latin` and its kind. */
const headings =
  /^(Summary|Subject( \| Verification)?|MRZ|All fifteen items|Customer activities|PEP info|Lists?|Extra fields|Notes|Written by|Threads|Photos|Attempts? .*|The one attempt.*|Decisions|\d+\. (Verified|Rejected|Proposed).*|Timeline|Integrity of this report|Conditions .*|Corrections .*|Everything that happened.*|Condition \| .*|Field \| .*|Event \| .*|Item \| .*|List \| .*|Mark \| .*)$/;
test('R22 headings, captions and heads of columns go with what they are of, wherever the page ends (real-world.md #33)', async () => {
  const renderer = makeRenderer();
  const alone: string[] = [];
  // Lines of the first page that move all that follows: over a whole page, in steps smaller than a heading with its first row.
  for (let lines = 0; lines < 60; lines += 3) {
    const input = fixtures.latin();
    input.missing = input.record.session.photos.map(({ id }) => id);
    input.record.session.reference =
      'a line of the reference that is about as long as a row of the facts is wide '.repeat(lines);
    const { pdf } = await renderer.print(printOf(input));
    const pages = (await askTool('pdftotext', pdf, (file) => ['-layout', file, '-'])).split('\f').slice(0, -2);
    for (const page of pages) {
      const last = page.trimEnd().split('\n').at(-1)!.trim().replace(/ {2,}/g, ' | ');
      if (headings.test(last)) alone.push(`${lines} lines before: ${last}`);
    }
  }
  expect(alone).toEqual([]);
});

test('R11 a page reaches nothing but what it was given', async () => {
  const browser = await launchChromium({ asRoot: true });
  try {
    const context = await PrintContext.open(browser);
    const page = browser.contexts()[0]!.pages()[0]!;
    const reach = (url: string) =>
      page.evaluate(
        (to) =>
          fetch(to).then(
            () => 'reached',
            () => 'refused',
          ),
        url,
      );
    for (const url of [
      'http://127.0.0.1/',
      'https://example.com/',
      'http://report.invalid/photo/another',
      'file:///etc/passwd',
    ]) {
      expect([url, await reach(url)]).toEqual([url, 'refused']);
    }
    await context.close();
    expect(browser.contexts()).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('R13 what takes too long is ended, and the next report is printed', async () => {
  const renderer = makeRenderer({ limit: 1 });
  await expect(renderer.print(printOf(fixtures.latin()))).rejects.toBeInstanceOf(RenderFailed);
  const patient = makeRenderer();
  expect((await patient.print(printOf(fixtures.latin()))).pdf.length).toBeGreaterThan(10_000);
});

// Playwright leaves what it was asked for without an answer, when the browser dies as a context is being made.
test('R13 killed at any moment, it is said at once, and the next report is printed', async () => {
  const renderer = makeRenderer({ limit: 120_000 });
  for (const ms of [5, 15, 25, 60]) {
    // A machine that is busy with other things may have printed before it is killed: then once more.
    for (let cut = 0; cut === 0; ) {
      await renderer.print(printOf(fixtures.noPhotos()));
      const under = new Set<number>();
      const printing = [1, 2].map((n) => {
        under.add(n);
        return renderer.print(printOf(fixtures.latin())).finally(() => under.delete(n));
      });
      const settled = Promise.allSettled(printing);
      await wait(ms);
      const pids = await chromiumsOf(process.pid);
      cut = under.size;
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      const rejected = (await settled).filter(({ status }) => status === 'rejected');
      expect(rejected.length).toBe(cut);
    }
  }
  expect((await renderer.print(printOf(fixtures.noPhotos()))).pdf.length).toBeGreaterThan(10_000);
});

test('R13 a worn browser is replaced, and none is left behind', async () => {
  const renderer = makeRenderer({ reports: 2, concurrency: 2 });
  const before = new Set<number>();
  for (let n = 0; n < 5; n++) {
    await Promise.all([renderer.print(printOf(fixtures.noPhotos())), renderer.print(printOf(fixtures.noPhotos()))]);
    for (const pid of await chromiumsOf(process.pid)) before.add(pid);
  }
  expect(before.size).toBeGreaterThan(1);
  await expect.poll(async () => (await chromiumsOf(process.pid)).length).toBeLessThanOrEqual(1);
});
