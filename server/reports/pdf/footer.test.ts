import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { footerBandMm, footerSideMm } from '../../../shared/report/report-paper.ts';
import { footerLine, watermark } from './footer.ts';
import { widthOf } from './objects/font.ts';

test('the print page leaves the room that the footer takes', () => {
  const css = readFileSync(path.join(import.meta.dirname, '../../../client/src/print/page.css'), 'utf8');
  const [, side, bottom] = /@page \{[^}]*margin: \d+mm (\d+)mm (\d+)mm;/.exec(css)!;
  expect([Number(side), Number(bottom)]).toEqual([footerSideMm, footerBandMm]);
});

test('on A4 and on Letter: within the margins, at both ends', () => {
  for (const page of [
    { width: 595.92, height: 842.88 },
    { width: 612, height: 792 },
  ]) {
    const places = [...footerLine(page, 'Left', 'Page 1 of 10').matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm/g)];
    const [[left, low], [right]] = places.map((found) => found.slice(1).map(Number)) as [number[], number[]];
    expect(left).toBeCloseTo((footerSideMm * 72) / 25.4, 2);
    expect(right! + widthOf('Page 1 of 10') * 7.5).toBeCloseTo(page.width - left!, 2);
    expect(low).toBeGreaterThan(15);
    expect(low! + 7.5).toBeLessThan((footerBandMm * 72) / 25.4);
  }
});

test('a word across the page is as long on either paper as the page has room for', () => {
  const placed = /Tf\n([-\d.]+) ([-\d.]+) [-\d.]+ [-\d.]+ ([-\d.]+) ([-\d.]+) Tm/;
  for (const page of [
    { width: 595.92, height: 842.88 },
    { width: 612, height: 792 },
  ]) {
    const drawn = watermark(page, 'Not final');
    const size = Number(/VidimusF ([\d.]+) Tf/.exec(drawn)![1]);
    const [cos, sin, x, y] = placed.exec(drawn)!.slice(1).map(Number) as [number, number, number, number];
    const length = widthOf('Not final') * size;
    for (const [place, most] of [
      [x, page.width],
      [x + length * cos, page.width],
      [y, page.height],
      [y + length * sin, page.height],
    ] as const) {
      expect(place).toBeGreaterThan(0);
      expect(place).toBeLessThan(most);
    }
  }
});
