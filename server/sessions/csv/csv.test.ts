import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvOf, fixedHeaders } from './csv.ts';
import { ExportSlots } from './export-slots.ts';

test('a name that a spreadsheet would run is only a name', () => {
  for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=HYPERLINK("http://x")']) {
    expect(csvCell(evil)).toMatch(/^"'/);
  }
  // security.md L2: a spreadsheet may part cells at semicolons or tabs.
  expect(csvCell("Ann;=cmd|' /C calc'!A0")).toBe(`"Ann;'=cmd|' /C calc'!A0"`);
  expect(csvCell('a\t=1+1')).toBe(`"a\t'=1+1"`);
  expect(csvCell('a\r\n  @x; \n-1')).toBe(`"a\r'\n  '@x; '\n'-1"`);
  expect(csvCell('Jean-Luc; 1+1 = 2')).toBe('"Jean-Luc; 1+1 = 2"');
  expect(csvCell(7)).toBe('7');
  expect([csvCell(null), csvCell(true), csvCell(false)]).toEqual(['', 'yes', 'no']);
});

/** One line by RFC 4180, as a reader has it. */
function read(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    if (c === '"' && quoted && line[i + 1] === '"') cell += line[++i];
    else if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += c;
  }
  return [...cells, cell];
}

test('whatever is in a cell, a reader gets the same cells back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(',', '"', '\n', '\r', ' ', '=', 'a', 'ნ') }), { minLength: 1 }),
      (cells) => {
        const got = read(cells.map(csvCell).join(','));
        expect(got.map((c) => c.replace(/(^|[\r\n])( *)'(?=[=\r\n])/g, '$1$2'))).toEqual(cells);
      },
    ),
  );
});

test('each column is in docs/csv.md, in its place; the first ones are those of the first release', () => {
  const file = readFileSync(path.join(import.meta.dirname, '../../../docs/csv.md'), 'utf8');
  const documented = [...file.matchAll(/^\| ([^|]+?) \|/gm)].map(([, header]) => header);
  expect(documented.filter((header) => header !== 'Column')).toEqual(
    ['---', ...fixedHeaders].filter((h) => h !== '---'),
  );
  expect(fixedHeaders.slice(0, 4)).toEqual(['Session ID', 'Reference', 'State', 'First name']);
  expect(fixedHeaders[25]).toBe('Tags');
  expect(new Set(fixedHeaders).size).toBe(fixedHeaders.length);
});

test('the company’s own fields stand behind, one column each; what is no longer a field is in the last', () => {
  const names = {
    ...{ reviewer: (id: string) => id, tag: (key: string) => key, sessionTag: (id: string) => id },
    fields: [
      { key: 'phone', label: 'Phone' },
      { key: 'plan', label: 'Plan' },
    ],
  };
  expect(read(csvOf(names).header().trimEnd()).slice(fixedHeaders.length)).toEqual([
    'Field: Phone',
    'Field: Plan',
    'Other fields',
  ]);
});

test('one export at a time for a login, three for a company, 429 with Retry-After beyond', () => {
  const slots = new ExportSlots();
  const refused = expect.objectContaining({ code: 'rate_limited', retryAfter: expect.any(Number) });
  const take = (loginId: string, companyId = 'a') => slots.take({ loginId, companyId });
  const [first] = [take('1'), take('2'), take('3')];
  expect(() => take('1')).toThrow(refused);
  expect(() => take('4')).toThrow(refused);
  const others = take('5', 'b');
  first!();
  first!();
  take('4');
  expect(() => take('1')).toThrow(refused);
  others();
});
