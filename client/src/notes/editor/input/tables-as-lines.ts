const blocks = 'p, div, h1, h2, h3, h4, h5, h6, li, ul, ol, blockquote, table, pre, section, article';
/** Separator of cells: HTML's own blanks and tabs would collapse to one blank. */
const between = ' · ';

/**
 * A note has no tables: each row becomes a line with separated cells. A row with a single cell is page layout, as in newsletters:
 * its content is unchanged.
 */
export function tablesAsLines(body: HTMLElement): void {
  // Innermost first: a table in a cell becomes lines before its own row becomes one.
  for (const table of [...body.querySelectorAll('table')].reverse()) {
    const lines = [...table.querySelectorAll<HTMLElement>('caption, tr')].flatMap(linesOf);
    table.replaceWith(...lines);
  }
}

function linesOf(row: HTMLElement): Node[] {
  if (row.tagName === 'CAPTION') return [lineOf([row])];
  const cells = [...row.querySelectorAll<HTMLElement>('td, th')];
  if (cells.every(isEmpty)) return [];
  if (cells.length === 1) return cells[0]!.querySelector(blocks) ? [...cells[0]!.childNodes] : [lineOf(cells)];
  // Trailing empty cells, as in a sheet wider than its data, add no separators.
  return [lineOf(cells.slice(0, cells.findLastIndex((cell) => !isEmpty(cell)) + 1))];
}

const isEmpty = (cell: HTMLElement): boolean => cell.textContent?.replaceAll('\u00a0', ' ').trim() === '';

function lineOf(cells: readonly HTMLElement[]): HTMLElement {
  const line = document.createElement('p');
  for (const [at, cell] of cells.entries()) {
    if (at > 0) line.append(between);
    // No elements that would start a new line.
    for (const brk of [...cell.querySelectorAll('br')]) brk.replaceWith(' ');
    for (const block of [...cell.querySelectorAll(blocks)].reverse()) block.replaceWith(...block.childNodes, ' ');
    line.append(...cell.childNodes);
  }
  return line;
}
