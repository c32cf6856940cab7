import { afterAll, beforeAll, expect, test } from 'vitest';
import { print as ar } from '../../../shared/text/ar/print.ts';
import { print as en } from '../../../shared/text/en/print.ts';
import { print as ka } from '../../../shared/text/ka/print.ts';
import { makeDatabase } from '../../testing/database.ts';
import { askTool, makeReports, type Reports } from '../../testing/pdf/reports.ts';
import { goodRun } from '../../testing/phone.ts';

let it: Reports;
beforeAll(async () => {
  it = await makeReports(await makeDatabase());
});
afterAll(() => it.close());

const textOf = (pdf: Buffer) => askTool('pdftotext', pdf, (file) => [file, '-']);

test('R4 state, paper and language are one report; English where no language is named', async () => {
  const id = await it.finished(goodRun);
  const english = await it.made(id);
  expect(english).toMatchObject({ status: 'made', language: 'en' });
  const georgian = await it.made(id, 'A4', 'ka');
  expect(georgian).toMatchObject({ status: 'made', language: 'ka', state: english.state });
  expect([(await it.asked(id, 'A4', 'en')).id, (await it.asked(id, 'A4', 'ka')).id]).toEqual([english.id, georgian.id]);
  expect((await it.browser('us', 'POST', `/sessions/${id}/reports`, { paper: 'A4', language: 'xx' })).statusCode).toBe(
    422,
  );

  expect(await textOf(await it.file(english))).toContain(en.title);
  const pdf = await it.file(georgian);
  const text = await textOf(pdf);
  expect(text).toContain(ka.title);
  for (const title of [en.title, en.timeline.caption, en.integrity.title]) expect(text).not.toContain(title);
  // What was read stays as it was read.
  expect(text).toContain('L898902C3');
  expect(pdf.includes('/Lang (ka)')).toBe(true);
  expect((await it.check(pdf)).json()).toMatchObject({ verdict: 'genuine' });
});

test('in Arabic the report is drawn from right to left, and its MRZ is not', async () => {
  const id = await it.finished(goodRun);
  const view = await it.made(id, 'A4', 'ar');
  expect(view).toMatchObject({ status: 'made', language: 'ar' });
  const text = await textOf(await it.file(view));
  // pdftotext sees gaps between joined letters.
  expect(text.normalize('NFKC').replace(/\s/g, '')).toContain(ar.number.replace(/\s/g, ''));
  expect(text).toContain('P<UTOERIKSSON<<ANNA<MARIA');
  // Characters of our own messages are no hidden ones of others.
  expect(text).not.toMatch(/U\+20(0E|6[6-9])/);
});
