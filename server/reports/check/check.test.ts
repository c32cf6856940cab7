import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../../testing/app.ts';
import { makeDatabase } from '../../testing/database.ts';
import { sampleIssue, tinyPrint } from '../../testing/pdf/tiny-print.ts';
import { finishPdf } from '../pdf/finish.ts';
import { makeCertificate } from '../pdf/signature/certificate.ts';
import { signerOf } from '../pdf/signature/signer.ts';

let it: Awaited<ReturnType<typeof makeApp>>;
beforeAll(async () => {
  it = await makeApp(await makeDatabase());
});
afterAll(() => it.close());

test.each([
  ['a company that is no id', { company: { id: 'no id', name: 'Aurora' } }],
  ['a session that is no id', { sessionId: '2026-02-31' }],
  ['a NUL in an id', { company: { id: '0190f5a2-6d3c-7cc1-9a2b-1f2e3d4c5b6\0', name: 'Aurora' } }],
])(
  'a report that a stranger signed, with %s, is foreign and no error of ours (security.md L1)',
  async (_name, changes) => {
    const signer = signerOf(await makeCertificate({ commonName: 'X', organisation: 'X', now: new Date() }));
    const pdf = await finishPdf(tinyPrint(), {
      ...{ ...sampleIssue(changes), title: 'Report', lang: 'en', companyName: 'Aurora', signer },
    });
    const answer = await it.app.inject({
      ...{ method: 'POST', url: '/api/check', headers: { 'content-type': 'application/pdf' } },
      payload: Buffer.from(pdf),
    });
    expect([answer.statusCode, answer.json().verdict]).toEqual([200, 'foreign']);
  },
);
