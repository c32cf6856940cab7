import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MrzCheck, MrzSpan } from '../../../shared/document/mrz.ts';
import { makeTd1, makeTd2, makeTd3 } from '../reading/mrz-make.ts';
import { anyPerson } from '../testdata/any-person.ts';
import specimens from '../testdata/mrz-specimens.json' with { type: 'json' };
import { checkMrz } from './mrz-check.ts';

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<'];
const worth = (char: string) => (char === '<' ? 0 : Number.parseInt(char, 36) % 10);

/** What the check digits of each format cover, themselves among it, as the standard lists it. */
const covered: Record<string, [line: number, start: number, end: number][]> = {
  TD1: [
    [0, 5, 30],
    [1, 0, 7],
    [1, 8, 15],
    [1, 18, 30],
  ],
  TD2: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 36],
  ],
  TD3: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 44],
  ],
  MRVA: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 28],
  ],
  MRVB: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 28],
  ],
  FRENCH_NATIONAL_ID: [
    [0, 0, 36],
    [1, 0, 36],
  ],
  FRENCH_DRIVING_LICENSE: [[0, 0, 30]],
};

const made = fc.oneof(
  anyPerson(9).map((p) => [...makeTd3(p)]),
  anyPerson(22).map((p) => [...makeTd1(p)]),
  anyPerson(14).map(({ personalNumber: _, ...p }) => [...makeTd2(p)]),
);
const printed = fc.constantFrom(...specimens.entries.filter((e) => e.valid && covered[e.format]).map((e) => e.lines), [
  'D1FRA13AA000026181231MARTIN<<9',
]);
const valid = fc.oneof(made, printed);

const inside = (check: MrzCheck, span: MrzSpan) =>
  span.line >= 0 &&
  span.line < check.lines.length &&
  span.start >= 0 &&
  span.start < span.end &&
  span.end <= check.lines[span.line]!.length;

/** What holds of every verdict, whatever the input was. */
function holds(check: MrzCheck): void {
  if (check.format === null) {
    expect(check.items).toEqual([]);
    expect(check.problem).toMatch(/\.$/);
    expect(check.valid).not.toBe(true);
    return;
  }
  expect(check.items).toHaveLength(15);
  for (const item of check.items) {
    const spans = item.span ? [item.span, ...item.wrong] : item.wrong;
    expect(spans.filter((span) => !inside(check, span))).toEqual([]);
    expect(item.error === null).toBe(item.valid !== false);
    if (item.valid === false) {
      expect(item.plain).toMatch(/\.$/);
      expect(item.wrong).not.toEqual([]);
    }
  }
  if (check.items.some((item) => item.valid === false)) expect(check.valid).toBe(false);
  expect(check.valid === true).toBe(check.problem === null && check.items.every((item) => item.valid !== false));
}

describe('one character of a valid zone changed', () => {
  it('is never taken as valid where a check digit covers it, unless both count the same modulo 10', () => {
    const change = fc.record({ lines: valid, place: fc.nat(), at: fc.nat(), char: fc.constantFrom(...alphabet) });
    fc.assert(
      fc.property(change, ({ lines, place, at, char }) => {
        const before = checkMrz(lines);
        expect(before.valid).toBe(true);
        const places = covered[before.format!]!;
        const [line, start, end] = places[place % places.length]!;
        const column = start + (at % (end - start));
        const old = lines[line]![column]!;
        fc.pre(worth(old) !== worth(char));
        const after = checkMrz(lines.map((l, i) => (i === line ? l.slice(0, column) + char + l.slice(column + 1) : l)));
        // null: a French licence that now names another state, whose layout nobody here knows.
        expect(after.valid).toBe(after.format === null ? null : false);
        holds(after);
      }),
      { numRuns: 2000 },
    );
  });

  it('to one that no zone may hold is marked, wherever it is', () => {
    const change = fc.record({
      lines: valid,
      line: fc.nat(),
      at: fc.nat(),
      char: fc.constantFrom('?', 'É', '.', '\u0416'),
    });
    fc.assert(
      fc.property(change, ({ lines, line: anyLine, at, char }) => {
        const line = anyLine % lines.length;
        const column = at % lines[line]!.length;
        const after = checkMrz(lines.map((l, i) => (i === line ? l.slice(0, column) + char + l.slice(column + 1) : l)));
        expect(after.valid).not.toBe(true);
        holds(after);
        if (after.format === null) return;
        const marked = after.items
          .flatMap((item) => item.wrong)
          .some((span) => span.line === line && span.start <= column && column < span.end);
        expect(marked).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('whatever is read', () => {
  const line = (length: number) =>
    fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((c) => c.join(''));
  const rightShape = fc.oneof(
    fc.tuple(line(30), line(30), line(30)),
    fc.tuple(line(36), line(36)),
    fc.tuple(line(44), line(44)),
    fc.tuple(line(9), line(30), line(30)),
    fc.tuple(line(30)),
    fc.tuple(line(31), line(36)).map(([a, b]) => [`IDFRA${a}`, b]),
    fc.tuple(line(43), line(44)).map(([a, b]) => [`V${a}`, b]),
    fc.tuple(line(25)).map(([a]) => [`D1FRA${a}`]),
  );
  it('there is a verdict with its reasons', () => {
    fc.assert(
      fc.property(rightShape, (lines) => holds(checkMrz(lines))),
      { numRuns: 1000 },
    );
  });
  it('of any text at all', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (lines) => holds(checkMrz(lines))),
      { numRuns: 1000 },
    );
    const shaped = fc.constantFrom(30, 36, 44).chain((n) => {
      const odd = fc.string({ unit: 'grapheme', minLength: n, maxLength: 2 * n }).map((s) => s.slice(0, n));
      return fc.array(odd, { minLength: 1, maxLength: 3 });
    });
    fc.assert(
      fc.property(shaped, (lines) => holds(checkMrz(lines))),
      { numRuns: 1000 },
    );
  });
  it('of any size', () => {
    holds(checkMrz(['<'.repeat(1_000_000)]));
    holds(checkMrz(Array.from({ length: 10_000 }, () => 'P<UTO')));
  });
});
