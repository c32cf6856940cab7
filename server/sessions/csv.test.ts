import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell } from './csv.ts';

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
