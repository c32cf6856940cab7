import { describe, expect, test } from 'vitest';
import { listFiles } from '../../../../testing/screening/lists.ts';
import { type Cell, sheetXml, workbook } from '../../../../testing/screening/workbook.ts';
import { readList } from '../../read-list.ts';
import type { ReadOptions } from '../entry.ts';

/** As an import does: in a bounded process. */
async function read(content: Uint8Array, options: ReadOptions = {}) {
  const persons: { names: { text: string }[]; births: string[]; numbers: { number: string }[] }[] = [];
  const order = { files: listFiles({ 'own.xlsx': content }), options };
  const { found } = await readList('a company', order, async (step) => {
    if (step.is === 'read') persons.push(...step.persons.map(({ person }) => person));
  });
  return { persons, found };
}
const names = ({ persons }: Awaited<ReturnType<typeof read>>) =>
  persons.map((one) => one.names.map(({ text }) => text));
const heading: Cell[] = ['Name', 'Date of birth', 'Country', 'Passport no.'];
const wrong = (detail: RegExp, more: object = {}) =>
  expect.objectContaining({ message: expect.stringMatching(detail), file: 'own.xlsx', ...more });

// Issue 16, item 1: Excel's own files.
describe("S10 a company's own table as a workbook of Excel", () => {
  test.each([
    ['1900', {}, 25_569],
    ['1904', { date1904: '1' } as const, 25_569 - 1_462],
    // As LibreOffice writes it.
    ['1904, in letters', { date1904: 'true' } as const, 25_569 - 1_462],
  ])('days of the epoch of %s, numbers with all digits, values of formulas', async (_, epoch, serial) => {
    const rows: Cell[][] = [
      heading,
      ['Ivan Testov', { serial }, 'RU', { number: '12345678901234567' }],
      [{ formula: 'A2&"x"', value: 'Nino Testadze' }, '12.03.1980', 'GEO', { number: '1.2345678901E+10' }],
    ];
    expect((await read(workbook({ Staff: rows }, epoch))).persons).toMatchObject([
      {
        names: [{ text: 'Ivan Testov' }],
        ...{ births: ['1970-01-01'], countries: ['RU'], numbers: [{ number: '12345678901234567' }] },
      },
      {
        names: [{ text: 'Nino Testadze' }],
        ...{ births: ['1980-03-12'], countries: ['GE'], numbers: [{ number: '12345678901' }] },
      },
    ]);
  });

  test('the first sheet is read; a title above the headings and rows without a cell are passed over', async () => {
    const rows: Cell[][] = [['Blocklist of 2026'], [], heading, ['Ivan Testov'], [], ['Nino Testadze']];
    const it = await read(
      workbook({
        Empty: [],
        Block: rows,
        Legend: [
          ['Reason', 'Meaning'],
          ['1', 'Fraud'],
        ],
      }),
    );
    expect(names(it)).toEqual([['Ivan Testov'], ['Nino Testadze']]);
    expect(it.found.sheet).toBe('Block');
  });

  test('zeros that a format puts before a number are part of it: personal numbers have them', async () => {
    const rows: Cell[][] = [[], heading, ['Ivan Testov', null, null, { number: '1001000123', style: 2 }]];
    const book = workbook({ Other: [['x']], Staff: rows }, {});
    expect((await read(book, { sheet: 'Staff' })).persons).toMatchObject([{ numbers: [{ number: '01001000123' }] }]);
  });

  test('a sheet that is a chart is none of them', async () => {
    const rows: Cell[][] = [heading, ['Ivan Testov', null, null, { number: '1001000123', style: 2 }]];
    const it = await read(workbook({ Staff: rows }, { hasChart: true }));
    expect(it.persons).toMatchObject([{ names: [{ text: 'Ivan Testov' }], numbers: [{ number: '01001000123' }] }]);
    expect(it.found.sheet).toBe('Staff');
  });

  test('names alone', async () => {
    expect(names(await read(workbook({ A: [['Ivan Testov'], ['Testadze, Nino'], ['Prince']] })))).toEqual([
      ['Ivan Testov'],
      ['Nino Testadze'],
      ['Prince'],
    ]);
  });

  test('where another sheet has names too, somebody chooses; what is chosen is read', async () => {
    const book = workbook({ Staff: [heading, ['Ivan Testov']], 'Block & ban': [heading, ['Nino Testadze']] });
    const table = {
      sheet: 'Staff',
      sheets: ['Staff', 'Block & ban'],
      columns: expect.any(Array),
      rows: [['Ivan Testov', '', '', '']],
    };
    await expect(read(book)).rejects.toEqual(wrong(/choose the one/, { table }));
    expect(names(await read(book, { sheet: 'Staff' }))).toEqual([['Ivan Testov']]);
    expect(names(await read(book, { sheet: 'Block & ban' }))).toEqual([['Nino Testadze']]);
  });

  test('unknown headings are explained once', async () => {
    const book = workbook({
      A: [
        ['wer', 'wann'],
        ['Ivan Testov', { number: '1970' }],
      ],
    });
    await expect(read(book)).rejects.toEqual(wrong(/say what the columns mean/, { line: 1 }));
    const columns = [
      { heading: 'wer', meaning: 'name' as const },
      { heading: 'wann', meaning: 'birth_date' as const },
    ];
    expect((await read(book, { columns })).persons).toMatchObject([
      { names: [{ text: 'Ivan Testov' }], births: ['1970'] },
    ]);
  });

  const good = workbook({ A: [heading, ['Ivan Testov']] });
  test.each([
    ['cut off', good.subarray(0, -40), /cut off or damaged/, null],
    ['no workbook at all', Buffer.from('name,born\nA B,1970\n'), /no Excel workbook/, null],
    ['empty', workbook({ A: [] }), /workbook is empty/, null],
    ['a broken sheet', workbook({ A: '<worksheet><sheetData><row r="1"><c r="A1" t="x">' }), /no XML/, 1],
    ['a row without a name', workbook({ A: [heading, ['A B'], [null, '1970']] }), /without a name/, 3],
    ['a formula without a value', workbook({ A: [heading, [{ formula: 'B1' }]] }), /formula without its value/, 2],
    [
      'a formula that was never calculated',
      workbook({ A: sheetXml([heading, ['B']]).replace('t="inlineStr"><is><t>B</t></is>', '><f>C1</f><v></v>') }),
      /formula without its value/,
      2,
    ],
    [
      'a document type',
      workbook({ A: `<!DOCTYPE x [<!ENTITY a "b">]>${sheetXml([heading]).slice(38)}` }),
      /document type/,
      1,
    ],
    ['a cell without its place', workbook({ A: sheetXml([heading]).replace(' r="A1"', '') }), /where it is/, null],
    // Rows that are left out are made by the library: some bytes would be billions of them.
    ['a row far down', workbook({ A: sheetXml([heading]).replace('r="A1"', 'r="A9999999"') }), /out of place/, null],
    ['that unpacks to too much', workbook({ A: sheetXml([heading]) + ' '.repeat(110 * 1024 ** 2) }), /100 MB/, null],
  ])('%s is refused', async (_, content, detail, line) => {
    await expect(read(content)).rejects.toEqual(wrong(detail, { line }));
  });
});
