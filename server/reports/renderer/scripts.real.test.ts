import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtures } from '../../../client/src/print/testing/fixture.ts';
import { namesOfScripts, noteOfScripts } from '../../../client/src/print/testing/scripts.ts';
import type { PrintInput } from '../../../shared/report/report.ts';
import { readConfig } from '../../config.ts';
import { makeLogger } from '../../testing/logger.ts';
import { printReport } from '../../testing/pdf/print-report.ts';
import { askTool } from '../../testing/pdf/reports.ts';
import { tool } from '../../testing/pdf/tool.ts';
import { Renderer } from './renderer.ts';

/** What is drawn of the world's scripts, looked at as a picture: a text layer says nothing of what is seen. */
let renderer: Renderer;
beforeAll(() => {
  const config = readConfig({ DATA_DIR: '/tmp', SECRET: 's'.repeat(40), RENDER_AS_ROOT: 'on' });
  renderer = new Renderer({ logger: makeLogger(), config });
});
afterAll(() => renderer.stop());

const textOf = (pdf: Buffer) => askTool('pdftotext', pdf, (file) => ['-raw', file, '-']);
const fontsOf = async (pdf: Buffer) =>
  (await askTool('pdffonts', pdf, (file) => [file]))
    .matchAll(/^[A-Z]{6}\+(\S+)/gm)
    .map(([, name]) => name!.replace(/(Thin)?-.*/, ''))
    .toArray();

/** A report without photos whose extra fields are these. */
function withExtra(values: Record<string, string>): PrintInput {
  const input = fixtures.noPhotos();
  input.record.session.extra = Object.entries(values).map(([label, value], i) => ({ key: String(i), label, value }));
  return input;
}

describe('R20 the report draws every script (real-world.md #2)', () => {
  const names = Object.fromEntries(Object.entries(namesOfScripts).map(([label, [, name]]) => [label, name]));
  let pdf: Buffer;
  beforeAll(async () => {
    pdf = await printReport(renderer, withExtra({ ...names, note: noteOfScripts }));
  });

  test('each with its own font, in a file of 2 MB at most; nothing is said to be missing', async () => {
    expect(await fontsOf(pdf)).toEqual(expect.arrayContaining(Object.values(namesOfScripts).map(([font]) => font)));
    expect(pdf.length).toBeLessThan(2_000_000);
    const text = await textOf(pdf);
    expect(text).not.toMatch(/U\+[0-9A-F]{4}|could not be drawn/);
    for (const script of ['tamil', 'amharic', 'cherokee', 'yi', 'rare', 'kana'] as const)
      expect(text).toContain(names[script]);
  });

  test('there is ink where each name stands, of another shape than every other', async () => {
    const shapes = new Map<string, string>();
    for (const { label, picture } of await rowsOf(pdf, Object.keys(names))) {
      const { inked, shape } = await inkOf(picture);
      // Two millimetres: a name of no width is not there, and one box is narrower.
      expect(inked, label).toBeGreaterThan(2 / millimetresOf(1));
      expect(shapes.get(shape), label).toBeUndefined();
      shapes.set(shape, label);
    }
    expect(shapes.size).toBe(Object.keys(names).length);
  });

  test.each([
    ['JPN', 'NotoSansJP'],
    ['KOR', 'NotoSansKR'],
    ['TWN', 'NotoSansTC'],
    ['HKG', 'NotoSansTC'],
    ['CHN', 'NotoSansSC'],
    ['GEO', 'NotoSansSC'],
  ])('Han characters of a subject of %s are those of %s', async (nationality, font) => {
    const input = withExtra({});
    Object.assign(input.record.session, { nationality });
    input.record.session.subject = { ...input.record.session.subject, nationality, nativeName: '直骨' } as never;
    const fonts = new Set(await fontsOf(await printReport(renderer, input)));
    expect([...fonts].filter((name) => /^NotoSans(JP|KR|SC|TC)$/.test(name))).toEqual([font]);
  });

  test('a Latin report carries no font of another script', async () => {
    const fonts = new Set(await fontsOf(await printReport(renderer, withExtra({ note: 'Žofia “quoted” – ňüß €' }))));
    expect([...fonts].sort()).toEqual(['B612Mono', 'NotoSans']);
  });
});

/** Of a picture at `dotsPerInch`. */
const dotsPerInch = 150;
const millimetresOf = (dots: number) => (dots * 25.4) / dotsPerInch;

/** The values beside these labels, cut out of the pages' pictures. */
async function rowsOf(pdf: Buffer, labels: string[]): Promise<{ label: string; picture: Sharp }[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-scripts-'));
  try {
    const file = path.join(dir, 'report.pdf');
    await writeFile(file, pdf);
    await tool('pdftoppm', '-r', String(dotsPerInch), '-gray', '-png', file, path.join(dir, 'page'));
    const pages = (await tool('pdftotext', '-bbox', file, '-')).split('<page ').slice(1);
    const rows: { label: string; picture: Sharp }[] = [];
    for (const [i, words] of pages.entries()) {
      const found = words.matchAll(
        /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([a-z]+)<\/word>/g,
      );
      for (const [, ...parts] of found) {
        const [x, top, bottom] = parts.slice(0, 3).map((points) => Math.round((Number(points) * dotsPerInch) / 72)) as [
          number,
          number,
          number,
        ];
        // Labels are at the left edge of the page, and values 31 mm from there.
        if (!labels.includes(parts[3]!) || rows.some(({ label }) => label === parts[3])) continue;
        const page = await readFile(path.join(dir, `page-${i + 1}.png`));
        const left = x + Math.round(30 / millimetresOf(1));
        const area = { left, top: top - 2, width: 600, height: bottom - top + 4 };
        rows.push({ label: parts[3]!, picture: sharp(await sharp(page).extract(area).png().toBuffer()) });
      }
    }
    return rows;
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** How many columns of it are dark somewhere, and a name for what they show. */
async function inkOf(picture: Sharp): Promise<{ inked: number; shape: string }> {
  const { data, info } = await picture.greyscale().raw().toBuffer({ resolveWithObject: true });
  // The hairline between the rows is lighter.
  const dark = 110;
  const columns = Array.from({ length: info.width }, (_, x) =>
    Array.from({ length: info.height }, (_, y) => (data[y * info.width + x]! < dark ? '1' : '0')).join(''),
  ).filter((column) => column.includes('1'));
  return { inked: columns.length, shape: createHash('sha256').update(columns.join()).digest('hex') };
}

describe('R21 what no font has', () => {
  const lost = '\u{10a40}';

  test('is written as its code point wherever it stands, and the first page counts it', async () => {
    const input = fixtures.latin();
    // All that a person wrote, of whichever kind it is; what the program reads as keys and numbers stays.
    const spoil = (value: unknown, key: string): unknown => {
      if (Array.isArray(value)) return value.map((one) => spoil(one, key));
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([own, one]) => [own, spoil(one, own)]));
      const written = [
        'text',
        'reason',
        'userAgent',
        'firstName',
        'lastName',
        'nativeName',
        'reference',
        'companyName',
      ];
      return typeof value === 'string' && written.includes(key) ? `${value}${lost}` : value;
    };
    input.record = spoil(input.record, '') as PrintInput['record'];
    for (const person of input.record.reviewers) person.name += lost;
    for (const tag of input.record.tags) tag.label += lost;
    input.record.session.extra = [{ key: 'a', label: `Label${lost}`, value: `Value${lost}` }];
    for (const decision of input.record.session.decisions) decision.note = `Because${lost}`;
    input.issue = { ...input.issue, company: { ...input.issue.company, name: `Banka${lost}` } };
    const text = await textOf(await printReport(renderer, input));
    const boxes = text.match(/U\+10A40/g)!.length;
    for (const before of ['Banka', 'Label', 'Value', 'Because'])
      expect(text).toMatch(new RegExp(`${before}\\s*U\\+10A40`));
    for (const { name } of input.record.reviewers) expect(text).toContain(name.replace(lost, ' U+10A40'));
    expect(text.replace(/\s+/g, ' ')).toContain(
      `${boxes} characters could not be drawn: no font of this report has them.`,
    );
    expect(text).not.toContain(lost);
  });

  test.each([
    ['a page', false],
    ['a page of the plainest letters', true],
  ])('whatever people type, %s shows all that it says', async (_, plainLetters) => {
    const codePoint = fc.oneof(
      fc.integer({ min: 0x20, max: 0x2fff }),
      fc.integer({ min: 0x300, max: 0x36f }),
      fc.integer({ min: 0xa000, max: 0xffff }),
      fc.integer({ min: 0x10000, max: 0x1ffff }),
      fc.constantFrom(0x200d, 0xfe0f, 0x200c, 0x34f, 0x25cc, 0x1f3fd, 0xe0020, 0xe0100, 0x1f1ea),
      fc.integer({ min: 0x20000, max: 0x10ffff }),
    );
    const word = fc.array(codePoint, { minLength: 1, maxLength: 8 }).map((points) => String.fromCodePoint(...points));
    const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    const lines = fc.sample(line, { seed: 1602, numRuns: 300 });
    const input = withExtra(Object.fromEntries(lines.map((text, i) => [`row ${i}`, text])));
    await expect(printReport(renderer, { ...input, plainLetters })).resolves.toBeDefined();
  });

  test('the plainest letters are those with marks of their own script', async () => {
    const input = withExtra({ plain: 'Žofia ரா', other: 'ე\u0301 ☀' });
    const text = await textOf(await printReport(renderer, { ...input, plainLetters: true }));
    expect(text).toContain('Žofia ரா');
    expect(text).toMatch(/U\+10D4 U\+0301\s+U\+2600/);
  });
});
