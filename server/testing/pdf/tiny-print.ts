import { createHash } from 'node:crypto';
import type { ReportIssue } from '../../../shared/report/report.ts';
import { canonical } from '../../log/chain.ts';

/** For tests without Chromium: a page with a heading and a link, in the parts and the order that Chromium writes. Its font has a name alone. */
export function tinyPrint(shown = '<0041> Tj', font = '/AAAAAA+NotoSans-Regular'): Buffer {
  const stream = (data: string) => `<</Length ${data.length}>> stream\n${data}\nendstream`;
  const content = [
    '.24 0 0 -.24 0 842.88 cm',
    '0 0 500 500 re\nf', // a background outside of any tag
    `/NonStruct <</MCID 0 >>BDC\nBT\n${shown}\nET\nEMC\n`,
  ].join('\n');
  const objects = [
    "<</Title (Untitled)\n/Creator (Chromium)\n/Producer (Skia/PDF)\n/CreationDate (D:20260102030405+00'00')\n/ModDate (D:20260102030405+00'00')>>",
    '<</Type /Page\n/Resources <</ProcSet [/PDF]\n/Font <</F4 10 0 R>>>>\n/MediaBox [0 0 595.91998 842.88]\n/Annots [4 0 R]\n/Contents 5 0 R\n/StructParents 0\n/Parent 3 0 R>>',
    '<</Type /Pages\n/Count 1\n/Kids [2 0 R]>>',
    '<</Type /Annot\n/Subtype /Link\n/F 4\n/Rect [72 738 96 751]\n/A <</Type /Action\n/S /URI\n/URI (https://example.org/\\(a\\))>>\n/StructParent 1>>',
    stream(content),
    '<</Type /StructTreeRoot\n/K 7 0 R\n/ParentTreeNextKey 2\n/ParentTree 9 0 R>>',
    '<</Type /StructElem\n/S /Document\n/P 6 0 R\n/K 8 0 R\n/Lang (en)>>',
    '<</Type /StructElem\n/S /H1\n/P 7 0 R\n/Pg 2 0 R\n/K 0\n/ID (node00000017)\n/Alt (a \\(node00000017\\))>>',
    '<</Type /ParentTree\n/Nums [0 [8 0 R] 1 8 0 R]>>',
    `<</Type /Font\n/Subtype /Type0\n/BaseFont ${font}>>`,
    '<</Type /Catalog\n/Pages 3 0 R\n/MarkInfo <</Type /MarkInfo\n/Marked true>>\n/StructTreeRoot 6 0 R\n/Lang (en)>>',
  ];
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const [i, body] of objects.entries()) {
    table += `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
  }
  const trailer = `trailer\n<</Size ${objects.length + 1}\n/Root ${objects.length} 0 R\n/Info 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + trailer, 'latin1');
}

/** What a session's record and its issue may look like. */
export function sampleIssue(changes: Partial<ReportIssue> = {}): { issue: ReportIssue; sessionJson: Buffer } {
  const sessionJson = Buffer.from(canonical({ format: 'vidimus-session', version: 1, subject: 'Ana Ґ. 王' }));
  const issue: ReportIssue = {
    format: 'vidimus-report',
    version: 1,
    reportId: '0190f3a0-0000-7000-8000-000000000001',
    number: '2026-000042',
    sessionId: '0190f3a0-0000-7000-8000-000000000002',
    company: { id: '0190f3a0-0000-7000-8000-000000000003', name: 'Banka Ümläut' },
    madeAt: '2026-03-04T05:06:07.890Z',
    madeBy: { kind: 'reviewer', id: 'reviewer-1', name: 'Nino' },
    final: true,
    paper: 'A4',
    language: 'en',
    state: createHash('sha256').update(sessionJson).digest('hex'),
    checkpoint: { seq: 77, hash: 'ab'.repeat(32) },
    checkUrl: 'https://example.org/check/x',
    ...changes,
  };
  return { issue, sessionJson };
}
