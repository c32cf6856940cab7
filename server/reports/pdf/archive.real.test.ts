import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtures } from '../../../client/src/print/testing/fixture.ts';
import type { PrintInput } from '../../../shared/report/report.ts';
import { readConfig } from '../../config.ts';
import { canonical } from '../../log/chain.ts';
import { makeLogger } from '../../testing/logger.ts';
import { printedTwice } from '../../testing/pdf/printed.ts';
import { type Dissected, dissect, everyDict, type JsonDict } from '../../testing/pdf/qpdf-json.ts';
import { sampleIssue } from '../../testing/pdf/tiny-print.ts';
import { tool } from '../../testing/pdf/tool.ts';
import { Renderer } from '../renderer/renderer.ts';
import { type Finishing, finishPdf } from './finish.ts';
import { makeCertificate } from './signature/certificate.ts';
import { type ReportSigner, signerOf } from './signature/signer.ts';

/*
 * The rules of PDF/A-3 (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) that a machine can check without knowing all of PDF, each by its
 * number, on what qpdf reads in the file. veraPDF would check more; it is not to be had here.
 */
let dir: string;
let pdf: Dissected;
let catalog: JsonDict;
let bytes: Buffer;
let file: string;

let renderer: Renderer;
let signer: ReportSigner;
let photo: Buffer;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'archive-'));
  const now = new Date('2026-03-01T00:00:00Z');
  signer = signerOf(await makeCertificate({ commonName: 'Vidimus', organisation: 'Banka', now }));
  const config = readConfig({ DATA_DIR: dir, SECRET: 's'.repeat(40) });
  renderer = new Renderer({ logger: makeLogger(), config });
  photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#678' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await renderer.stop();
  await rm(dir, { recursive: true });
});

/** Our own print page, with one photo for all. */
async function printed(input: PrintInput): Promise<Finishing & { pdf: Uint8Array }> {
  const shown = input.record.session.photos.filter(({ id }) => !input.missing.includes(id));
  const files = new Map(shown.map(({ id }) => [`/photo/${id}`, { type: 'image/jpeg', bytes: photo }]));
  files.set('/logo', { type: 'image/jpeg', bytes: photo });
  const { pdf, title, lang } = await renderer.print({ input, files });
  const sessionJson = Buffer.from(canonical(input.record));
  const state = createHash('sha256').update(sessionJson).digest('hex');
  const issue = { ...input.issue, state };
  return { pdf, title, lang, issue, sessionJson, companyName: issue.company.name, signer };
}

async function littleOfAll(): Promise<Finishing & { pdf: Uint8Array }> {
  const [pdf] = await printedTwice();
  return { pdf, ...sampleIssue({ final: false }), title: 'Report – Ґ & ü', lang: 'en', companyName: 'Banka Ü', signer };
}

const ofType = (type: string) => [...everyDict(pdf)].filter((dict) => dict['/Type'] === type);
const text = (value: unknown) => String(value).replace(/^u:/, '');

describe.each<[string, () => Promise<Finishing & { pdf: Uint8Array }>]>([
  ['a page with a little of all', littleOfAll],
  ['a report', () => printed(fixtures.latin())],
  ['a report in Georgian', () => printed(fixtures.georgian())],
  ['a report in Arabic', () => printed(fixtures.arabic())],
  ['a report in Chinese', () => printed(fixtures.chinese())],
  ['a report of a session under way', () => printed(fixtures.inProgress())],
])('%s', (name, print) => {
  beforeAll(async () => {
    const { pdf: bare, ...how } = await print();
    file = path.join(dir, `${name}.pdf`);
    bytes = Buffer.from(await finishPdf(bare, how));
    await writeFile(file, bytes);
    pdf = await dissect(file);
    catalog = pdf.dict(pdf.trailer['/Root']);
  });

  describe('PDF/A-3: the file', () => {
    test('6.1.2 head, 6.1.3 trailer, 6.1.4 no streams of objects', () => {
      expect(pdf.version).toBe('1.7');
      expect(bytes.subarray(0, 15).toString('latin1')).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}\n$/);
      expect(bytes.subarray(-6).toString('latin1')).toBe('%%EOF\n');
      expect(pdf.trailer).not.toHaveProperty('/Encrypt');
      const id = pdf.list(pdf.trailer['/ID']);
      expect(id).toHaveLength(2);
      expect(id[0]).toMatch(/^[bu]:.+/);
    });

    test('6.1.7 streams: here, packed in an allowed way', () => {
      for (const dict of pdf.streams.values()) {
        expect(dict).not.toHaveProperty('/F');
        expect(dict).not.toHaveProperty('/FFilter');
        const filters = [pdf.get(dict['/Filter'])].flat().filter(Boolean);
        for (const filter of filters) expect(['/FlateDecode', '/DCTDecode']).toContain(filter);
      }
    });

    test('6.1.12 permissions: the certification alone, without digests', () => {
      expect(Object.keys(pdf.dict(catalog['/Perms']))).toEqual(['/DocMDP']);
      const reference = pdf.dict(pdf.list(pdf.dict(pdf.dict(catalog['/Perms'])['/DocMDP'])['/Reference'])[0]);
      expect(Object.keys(reference).filter((key) => key.startsWith('/Digest'))).toEqual([]);
      expect(pdf.dict(reference['/TransformParams'])['/P']).toBe(1);
    });

    test('6.1.13 limits of strings, names and nesting', () => {
      for (const dict of everyDict(pdf)) {
        for (const [key, value] of Object.entries(dict)) {
          expect(Buffer.byteLength(key)).toBeLessThan(128);
          // The signature is written in hexadecimal, and no reader takes it for a text.
          if (typeof value === 'string' && key !== '/Contents') expect(Buffer.byteLength(value)).toBeLessThan(32_767);
        }
      }
      expect(pdf.objects.size).toBeLessThan(8_388_607);
    });

    test('6.5, 6.6.1 nothing that does something by itself', () => {
      const allowed = ['/URI', '/GoTo'];
      for (const dict of everyDict(pdf)) {
        for (const key of ['/AA', '/JS', '/JavaScript', '/OpenAction', '/XFA', '/OPI', '/Alternates', '/TR', '/HTP']) {
          expect(dict).not.toHaveProperty(key);
        }
        if (dict['/Type'] === '/Action') expect(allowed).toContain(dict['/S']);
      }
      expect(pdf.dict(catalog['/AcroForm'])).not.toHaveProperty('/NeedAppearances');
    });
  });

  describe('PDF/A-3: what is seen', () => {
    test('6.2.3 colours mean sRGB', () => {
      const intents = pdf.list(catalog['/OutputIntents']).map((one) => pdf.dict(one));
      expect(intents).toHaveLength(1);
      expect(intents[0]).toMatchObject({ '/S': '/GTS_PDFA1', '/OutputConditionIdentifier': 'u:sRGB IEC61966-2.1' });
      expect(pdf.dict(intents[0]!['/DestOutputProfile'])['/N']).toBe(3);
    });

    test('6.2.5 to 6.2.10 no picture is smoothed, nothing is in CMYK, blending is of the known kinds', () => {
      for (const dict of everyDict(pdf)) {
        expect(dict['/Interpolate'] ?? false).toBe(false);
        expect(dict['/ColorSpace']).not.toBe('/DeviceCMYK');
        expect(dict['/CS']).not.toBe('/DeviceCMYK');
        if (dict['/BM']) expect(['/Normal', '/Multiply', '/Screen', '/Darken', '/Lighten']).toContain(dict['/BM']);
        expect(dict).not.toHaveProperty('/PS');
      }
    });

    test('6.2.11 every font is in the file, and its codes are known', () => {
      const fonts = ofType('/Font');
      expect(fonts.length).toBeGreaterThan(2);
      for (const font of fonts) {
        const kind = font['/Subtype'];
        expect(['/Type0', '/CIDFontType2', '/TrueType', '/Type3']).toContain(kind);
        if (kind === '/Type0') {
          expect(font['/Encoding']).toBe('/Identity-H');
          expect(pdf.streams.has(String(font['/ToUnicode']))).toBe(true);
        } else if (kind !== '/Type3') {
          const descriptor = pdf.dict(font['/FontDescriptor']);
          expect(pdf.streams.has(String(descriptor['/FontFile2'])), String(font['/BaseFont'])).toBe(true);
          expect(descriptor['/FontName']).toBe(font['/BaseFont']);
          if (kind === '/CIDFontType2') expect(font['/CIDToGIDMap']).toBe('/Identity');
          else expect(font['/Encoding']).toBe('/WinAnsiEncoding');
        }
      }
    });

    test('6.3 annotations: printed, not hidden, of the allowed kinds', () => {
      const annotations = ofType('/Annot');
      const kinds = annotations.map((one) => String(one['/Subtype']));
      expect(kinds.filter((kind) => kind !== '/Link')).toEqual(['/Widget']);
      for (const one of annotations) {
        const flags = Number(one['/F']);
        expect(flags & 4).toBe(4);
        expect(flags & (1 | 2 | 32 | 256)).toBe(0);
        if (one['/Subtype'] === '/Widget') expect(one['/Rect']).toEqual([0, 0, 0, 0]);
        for (const key of ['/A', '/AA']) if (one['/Subtype'] === '/Widget') expect(one).not.toHaveProperty(key);
      }
    });
  });

  describe('PDF/A-3: what it says of itself', () => {
    test('6.6.2 metadata: in the open, and in step with the older dictionary', async () => {
      const stream = pdf.dict(catalog['/Metadata']);
      expect(stream).toMatchObject({ '/Type': '/Metadata', '/Subtype': '/XML' });
      expect(stream).not.toHaveProperty('/Filter');
      const xmp = await tool('pdfinfo', '-meta', file);
      const wording = (pattern: RegExp) => pattern.exec(xmp)?.[1]?.replaceAll('&amp;', '&');
      const info = pdf.dict(pdf.trailer['/Info']);
      expect(wording(/<dc:title>.*?<rdf:li[^>]*>(.*?)</s)).toBe(text(info['/Title']));
      expect(wording(/<dc:creator>.*?<rdf:li>(.*?)</s)).toBe(text(info['/Author']));
      expect(wording(/<xmp:CreatorTool>(.*?)</)).toBe(text(info['/Creator']));
      expect(wording(/<pdf:Producer>(.*?)</)).toBe(text(info['/Producer']));
      const date = (value: unknown) =>
        text(value).replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+00'00'$/, '$1-$2-$3T$4:$5:$6Z');
      expect(wording(/<xmp:CreateDate>(.*?)</)).toBe(date(info['/CreationDate']));
      expect(wording(/<xmp:ModifyDate>(.*?)</)).toBe(date(info['/ModDate']));
      expect(Object.keys(info).sort()).toEqual([
        '/Author',
        '/CreationDate',
        '/Creator',
        '/ModDate',
        '/Producer',
        '/Title',
      ]);
      // 6.6.4 what it claims; 6.6.2.3 names that XMP does not know are described.
      expect(wording(/<pdfaid:part>(.*?)</)).toBe('3');
      for (const prefix of ['pdfuaid', 'vidimus']) expect(xmp).toContain(`<pdfaSchema:prefix>${prefix}<`);
      for (const [, prefix, name] of xmp.matchAll(/^<(vidimus|pdfuaid):(\w+)>/gm)) {
        expect(xmp, prefix).toContain(`<pdfaProperty:name>${name}<`);
      }
    });

    test('6.8 each attached file is said to be one, and what it is to the document', () => {
      const specs = ofType('/Filespec');
      expect(specs.map((spec) => [text(spec['/UF']), spec['/AFRelationship']]).sort()).toEqual([
        ['report.json', '/Data'],
        ['session.json', '/Source'],
      ]);
      expect(pdf.list(catalog['/AF']).map((ref) => pdf.dict(ref))).toEqual(expect.arrayContaining(specs));
      for (const spec of specs) {
        expect(spec['/F']).toBe(spec['/UF']);
        const embedded = pdf.dict(pdf.dict(spec['/EF'])['/F']);
        expect(embedded).toMatchObject({ '/Type': '/EmbeddedFile', '/Subtype': '/application/json' });
        expect(pdf.dict(embedded['/Params'])).toHaveProperty('/ModDate');
      }
    });
  });

  describe('PDF/A-3 level A, PDF/UA-1: the structure', () => {
    // ISO 32000-1, 14.8.4.
    const standard = new Set(
      'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
        .split(' ')
        .map((name) => `/${name}`),
    );

    test('marked, in a language, with its title shown', () => {
      expect(pdf.dict(catalog['/MarkInfo'])['/Marked']).toBe(true);
      expect(text(catalog['/Lang'])).toBe('en');
      expect(pdf.dict(catalog['/ViewerPreferences'])['/DisplayDocTitle']).toBe(true);
      for (const page of ofType('/Page')) expect(page['/Tabs']).toBe('/S');
    });

    test('every type is a standard one, or has the role of one', () => {
      const roles = pdf.dict(pdf.dict(catalog['/StructTreeRoot'])['/RoleMap']);
      const types = new Set(ofType('/StructElem').map((one) => String(one['/S'])));
      expect([...types]).toEqual(expect.arrayContaining(['/Document', '/H1', '/H2', '/Table', '/TH', '/Form']));
      for (const type of types) expect(standard.has(String(roles[type] ?? type)), type).toBe(true);
    });

    test('pictures have a text, links and fields a name and a place, heads of tables a direction', () => {
      for (const one of ofType('/StructElem')) {
        if (one['/S'] === '/Figure') expect(text(one['/Alt'])).not.toBe('');
        if (one['/S'] === '/TH') expect(JSON.stringify(one['/A'])).toContain('/Scope');
      }
      const table = pdf.list(pdf.dict(pdf.dict(catalog['/StructTreeRoot'])['/ParentTree'])['/Nums']);
      for (const one of ofType('/Annot')) {
        expect(text(one['/Subtype'] === '/Link' ? one['/Contents'] : one['/TU'])).toMatch(/\S/);
        const parent = pdf.dict(table[table.indexOf(one['/StructParent']!) + 1]);
        expect(['/Link', '/Form']).toContain(parent['/S']);
      }
    });

    test('7.1 all that is painted is either of the structure or an artifact', async () => {
      const table = pdf.list(pdf.dict(pdf.dict(catalog['/StructTreeRoot'])['/ParentTree'])['/Nums']);
      for (const page of ofType('/Page')) {
        const parents = pdf.list(table[table.indexOf(page['/StructParents']!) + 1]);
        let content = '';
        for (const ref of pdf.list(page['/Contents'])) {
          const number = String(ref).split(' ')[0];
          content += `${await tool('qpdf', `--show-object=${number}`, '--filtered-stream-data', file)}\n`;
        }
        const ids = [...content.matchAll(/MCID (\d+)/g)].map(([, id]) => Number(id));
        expect(ids.length).toBeGreaterThan(1);
        for (const id of ids) expect(pdf.get(parents[id]), `MCID ${id}`).not.toBeNull();
        expect(unmarked(content)).toEqual([]);
      }
    });
  });
});

/** Lines that paint outside of any mark. Another way than markTheRest reads them: line by line, as the print has them. */
function unmarked(content: string): string[] {
  let open = 0;
  return content.split('\n').filter((line) => {
    if (/(BDC|BMC)$/.test(line)) open++;
    if (/^(EMC)$/.test(line)) open--;
    return open === 0 && /(^| )(f\*?|F|B\*?|b\*?|S|s|Do|sh|Tj|TJ)$/.test(line);
  });
}
