import { beforeAll, describe, expect, test } from 'vitest';
import { sampleIssue, tinyPrint } from '../../testing/pdf/tiny-print.ts';
import { LettersMissing } from './drawn-text.ts';
import { type Finishing, finishPdf } from './finish.ts';
import { type PdfFile, readDict, readObject, readPdf, readStream, resolve } from './objects/read.ts';
import { type Dict, parseArray, parseDict, readText, refOf } from './objects/syntax.ts';
import { makeCertificate } from './signature/certificate.ts';
import { type ReportSigner, signerOf } from './signature/signer.ts';

let signer: ReportSigner;
beforeAll(async () => {
  const now = new Date('2026-03-04T00:00:00Z');
  signer = signerOf(await makeCertificate({ commonName: 'Vidimus', organisation: 'Banka', now }));
});

const finish = (print = tinyPrint(), changes: Partial<Finishing> = {}) =>
  finishPdf(print, {
    ...sampleIssue(),
    title: 'Bericht „Ґ“ <&>',
    lang: 'de',
    companyName: 'Banka Ümläut',
    signer,
    ...changes,
  });

function opened(bytes: Uint8Array): { file: PdfFile; catalog: Dict; page: Dict; contents: string[] } {
  const file = readPdf(bytes);
  const catalog = readDict(file, refOf(file.trailer.get('Root'))!);
  const pages = readDict(file, refOf(catalog.get('Pages'))!);
  const page = readDict(file, refOf(parseArray(pages.get('Kids')!)[0])!);
  const contents = parseArray(page.get('Contents')!).map((ref) =>
    readStream(file, refOf(ref)!).data.toString('latin1'),
  );
  return { file, catalog, page, contents };
}

test('the same input, the same bytes, whenever and by whichever browser it was printed', async () => {
  const first = await finish();
  const later = tinyPrint().toString('latin1').replaceAll('D:20260102030405', 'D:20270807060504');
  // A browser that has printed before counts on.
  const another = later.replace('(Chromium)', '(Mozilla1)').replace('/ID (node00000017)', '/ID (node00098765)');
  const other = await finish(Buffer.from(another, 'latin1'));
  expect(Buffer.compare(first, other)).toBe(0);
  const changed = await finish(undefined, sampleIssue({ number: '2026-000043' }));
  expect(Buffer.compare(first, changed)).not.toBe(0);
});

test('nothing of the clock or the browser is left', async () => {
  const text = Buffer.from(await finish()).toString('latin1');
  expect(text).not.toMatch(/Chromium|Skia|20260102/);
  expect(text.match(/D:\d+/g)!.every((date) => date === 'D:20260304050607')).toBe(true);
});

describe('the finished file', () => {
  test('names title, author and dates twice, in step', async () => {
    const { file, catalog } = opened(await finish());
    const info = readDict(file, refOf(file.trailer.get('Info'))!);
    expect(readText(info.get('Title')!)).toBe('Bericht „Ґ“ <&>');
    expect(readText(info.get('Author')!)).toBe('Banka Ümläut');
    const { dict, data } = readStream(file, refOf(catalog.get('Metadata'))!);
    expect(dict.has('Filter')).toBe(false);
    const xmp = data.toString('utf8');
    expect(xmp).toContain('>Bericht „Ґ“ &lt;&amp;&gt;</rdf:li>');
    expect(xmp).toContain('<xmp:CreateDate>2026-03-04T05:06:07Z</xmp:CreateDate>');
    expect(xmp).toContain('<vidimus:number>2026-000042</vidimus:number>');
    expect(readText(catalog.get('Lang')!)).toBe('de');
  });

  test('claims to be fit for archives', async () => {
    const { file, catalog } = opened(await finish());
    const xmp = readStream(file, refOf(catalog.get('Metadata'))!).data.toString();
    for (const claim of [/<pdfaid:part>3</, /<pdfuaid:part>1</, /<pdfaSchema:prefix>pdfuaid</])
      expect(xmp).toMatch(claim);
  });

  test('R21 is not made where a glyph is missing: nothing is signed that shows less than it says', async () => {
    await expect(finish(tinyPrint('<004100000042> Tj'))).rejects.toBeInstanceOf(LettersMissing);
    await expect(finish(tinyPrint('<004100100000> Tj'))).rejects.toBeInstanceOf(LettersMissing);
    await expect(finish(tinyPrint('<100000420001> Tj'))).resolves.toBeDefined();
  });

  test('R21 is not made where a font of the machine drew', async () => {
    const withFont = (name: string) => tinyPrint(undefined, `/${name}`);
    await expect(finish(withFont('AAAAAA+OpenSans'))).rejects.toBeInstanceOf(LettersMissing);
    await expect(finish(withFont('AAAAAA+NotoSansTamil-Regular'))).resolves.toBeDefined();
  });

  test('each page bears its number; what was untagged is an artifact', async () => {
    const { contents } = opened(await finish());
    const [before, page, after] = contents as [string, string, string];
    expect(before).toBe('q\n');
    expect(page).toContain('/Artifact BMC\n0 0 500 500 re\nf\nEMC');
    const shown = [...after.matchAll(/<([0-9a-f]+)> Tj/g)].map(([, hex]) =>
      Buffer.from(hex!, 'hex').toString('latin1'),
    );
    expect(shown).toEqual(['Report 2026-000042 · Session 0190f3a0-0000-7000-8000-000000000002', 'Page 1 of 1']);
    expect(after).toMatch(/^Q\n\/Artifact .* BDC\n.*\nEMC\n$/s);
  });

  test('a session that is under way is marked', async () => {
    const { contents, page, file } = opened(await finish(undefined, sampleIssue({ final: false })));
    expect(contents[2]).toContain(`<${Buffer.from('Not final').toString('hex')}> Tj`);
    expect(parseDict(resolve(file, page.get('Resources'))!).dict.get('ExtGState')).toContain('/VidimusG');
    const own = opened(await finish(undefined, { ...sampleIssue({ final: false }), watermark: 'Vorläufig' }));
    expect(own.contents[2]).toContain(`<${Buffer.from('Vorläufig', 'latin1').toString('hex')}> Tj`);
  });

  test('links say where they lead; the signature has its place in the structure', async () => {
    const { file, catalog, page } = opened(await finish());
    const [link, widget] = parseArray(page.get('Annots')!).map((ref) => readDict(file, refOf(ref)!));
    expect(readText(link!.get('Contents')!)).toBe('https://example.org/(a)');
    expect(widget!.get('StructParent')).toBe('2');
    const tree = readDict(file, refOf(catalog.get('StructTreeRoot'))!);
    expect(tree.get('ParentTreeNextKey')).toBe('3');
    const table = parseArray(readDict(file, refOf(tree.get('ParentTree'))!).get('Nums')!);
    const form = readDict(file, refOf(table[5])!);
    expect(form.get('S')).toBe('/Form');
    const document = readDict(file, refOf(tree.get('K'))!);
    expect(parseArray(document.get('K')!)).toEqual(['8 0 R', table[5]]);
    expect(parseDict(tree.get('RoleMap')!).dict.get('Strong')).toBe('/Span');
  });

  test('no object of the print is lost, and those that need no change are as they were', async () => {
    const print = readPdf(tinyPrint());
    const { file } = opened(await finish());
    for (const num of print.objects.keys()) expect(file.objects.has(num), `${num}`).toBe(true);
    expect(readObject(file, 8)).toBe(readObject(print, 8).replace('/ID (node00000017)', '/ID (node00000001)'));
  });
});

describe('refused', () => {
  test('a session that is not the one of the issue', async () => {
    await expect(finish(undefined, { sessionJson: Buffer.from('{}') })).rejects.toThrow('not the one that it names');
  });
  test('what Chromium did not print, or without tags', async () => {
    const text = tinyPrint().toString('latin1');
    const refused: [string, string][] = [
      [text.replace('/StructTreeRoot 6', '/StructXreeRoot 6'), 'tags'],
      [text.replace('/Root ', '/Encrypt 9 0 R /Root '), 'Encrypt'],
      [text.replace('xref\n0', 'xxxx\n0'), 'table'],
      ['', 'table'],
    ];
    for (const [pdf, why] of refused) await expect(finish(Buffer.from(pdf, 'latin1'))).rejects.toThrow(why);
  });
});
