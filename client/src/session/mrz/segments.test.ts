import { describe, expect, it } from 'vitest';
import { type MrzCheck, type MrzItem, type MrzSpan, mrzCategories } from '../../../../shared/document/mrz.ts';
import { errorCount, meant, segmentsOf } from './segments.ts';

const item = (category: MrzItem['category'], span: MrzSpan | null, wrong: MrzSpan[] = []): MrzItem => ({
  category,
  value: 'X',
  valid: wrong.length === 0,
  error: wrong.length ? 'bad' : null,
  plain: null,
  wrong,
  span,
});

const check = (lines: string[], items: MrzItem[]): MrzCheck => ({
  raw: lines,
  lines,
  format: 'TD3',
  valid: false,
  problem: null,
  items,
});

describe('segmentsOf', () => {
  const line = 'P<UTO1RIKSSON<<ANNA';
  const it0 = item('Last name', { line: 0, start: 5, end: 13 }, [{ line: 0, start: 5, end: 6 }]);
  const one = check([line], [item('Document code', { line: 0, start: 0, end: 2 }), it0]);

  it('gives the whole line back', () => {
    expect(
      segmentsOf(one, 0)
        .map((s) => s.text)
        .join(''),
    ).toBe(line);
  });

  it('marks only the wrong characters and ties them to their item', () => {
    const wrong = segmentsOf(one, 0).filter((s) => s.wrong);
    expect(wrong).toEqual([{ text: '1', start: 5, items: [1], wrong: true }]);
    expect(segmentsOf(one, 0).find((s) => s.start === 6)).toMatchObject({ text: 'RIKSSON', items: [1], wrong: false });
  });

  it('leaves characters of no item plain', () => {
    expect(segmentsOf(one, 0).find((s) => s.start === 13)).toMatchObject({ items: [], wrong: false });
  });

  it('means the narrowest item where two overlap', () => {
    const both = check(
      ['1234567890'],
      [item('Composite check digit', { line: 0, start: 0, end: 10 }), item('Sex', { line: 0, start: 4, end: 5 })],
    );
    const at4 = segmentsOf(both, 0).find((s) => s.start === 4)!;
    expect(at4.items).toEqual([0, 1]);
    expect(meant(at4)).toBe(1);
  });

  it('keeps to the line: spans of another line or past its end do no harm', () => {
    const odd = check(
      ['AB', 'CD'],
      [item('Sex', { line: 1, start: 1, end: 9 }, [{ line: 1, start: 1, end: 9 }]), item('Nationality', null)],
    );
    expect(segmentsOf(odd, 0)).toEqual([{ text: 'AB', start: 0, items: [], wrong: false }]);
    expect(segmentsOf(odd, 1)).toEqual([
      { text: 'C', start: 0, items: [], wrong: false },
      { text: 'D', start: 1, items: [0], wrong: true },
    ]);
    expect(segmentsOf(odd, 7)).toEqual([]);
  });
});

it('errorCount counts wrong items, not absent ones', () => {
  const items = mrzCategories.map((category) => item(category, null));
  items[3] = item('First name', null, [{ line: 0, start: 0, end: 1 }]);
  items[4] = { ...items[4]!, valid: null };
  expect(errorCount(check([], items))).toBe(1);
});
