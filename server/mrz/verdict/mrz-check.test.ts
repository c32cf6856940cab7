import { describe, expect, it } from 'vitest';
import {
  isDoubtful,
  isTrusted,
  type MrzCategory,
  type MrzFormat,
  mrzCategories,
  mrzFormats,
} from '../../../shared/document/mrz.ts';
import { checkDigitOf } from '../reading/check-digit.ts';
import { mrzLayouts } from '../reading/mrz-layout.ts';
import { makeTd1, makeTd2, makeTd3 } from '../reading/mrz-make.ts';
import { checkMrz } from './mrz-check.ts';

const person = {
  issuingState: 'UTO',
  lastName: 'Eriksson',
  firstName: 'Anna Maria',
  documentNumber: 'L898902C3',
  nationality: 'UTO',
  birthDate: '1974-08-12',
  sex: 'F',
  expirationDate: '2032-04-15',
} as const;
const passport = makeTd3({ ...person, personalNumber: 'ZE184226B' });
const card = makeTd1(person);

/** The lines with other text put over a place; a span of the result is shown as the characters that it marks. */
const over = (lines: readonly string[], line: number, start: number, text: string): string[] =>
  lines.map((old, i) => (i === line ? old.slice(0, start) + text + old.slice(start + text.length) : old));
const faults = (lines: readonly string[]) => {
  const check = checkMrz([...lines]);
  return check.items
    .filter((item) => item.valid === false)
    .map(({ category, error, wrong }) => [
      category,
      error,
      wrong
        .map((span) => `${span.line}:${span.start} ${check.lines[span.line]!.slice(span.start, span.end)}`)
        .join(', '),
    ]);
};
const only = (lines: readonly string[], category: MrzCategory) => faults(lines).filter(([name]) => name === category);

describe('the wording of product.md, with the wrong characters marked', () => {
  it('a digit in a name', () => {
    const lines = over(passport, 0, 5, '1ASDFGHE');
    expect(faults(lines)).toEqual([
      ['Last name', 'invalid text: 1ASDFGHE. Must match the following regular expression: /^[A-Z<]*<*$/', '0:5 1'],
    ]);
    const item = checkMrz(lines).items.find((i) => i.category === 'Last name');
    expect(item?.plain).toBe('A name may hold only letters and <; here stands 1.');
  });
  it('a check digit', () => {
    expect(faults(over(passport, 1, 9, '0'))).toEqual([
      ['Document number check digit', 'invalid check digit: 0. Must be 6', '1:9 0'],
      ['Composite check digit', expect.stringMatching(/^invalid check digit: \d\. Must be \d$/), expect.any(String)],
    ]);
    const { items } = checkMrz(over(passport, 1, 19, '8'));
    expect(items.find((i) => i.category === 'Birthdate check digit')?.plain).toBe(
      'The check digit of the birth date does not fit: 8 is printed, 2 is computed, so a character of the birth date or the digit itself was misread or changed.',
    );
  });
  it('a state', () => {
    expect(faults(over(passport, 0, 2, 'ASU'))).toEqual([['Issuing state', 'invalid state code: ASU', '0:2 ASU']]);
    expect(faults(over(passport, 1, 10, 'UT0'))).toEqual([['Nationality', 'invalid state code: UT0', '1:12 0']]);
  });
  it('a sex', () => {
    expect(faults(over(passport, 1, 20, 'X'))).toEqual([['Sex', 'invalid sex: X. Must be M, F or <.', '1:20 X']]);
  });
});

describe('dates are days of the calendar', () => {
  const withBirth = (date: string) => only(over(passport, 1, 13, date + checkDigitOf(date)), 'Birthdate');
  it.each(['000229', '740228', '<<<<<<', '74<<<<', '7408<<', '741231'])('%s may stand', (date) => {
    expect(withBirth(date)).toEqual([]);
  });
  it.each([
    ['740230', 'invalid date day: 30', '1:17 30'],
    ['730229', 'invalid date day: 29', '1:17 29'],
    ['740431', 'invalid date day: 31', '1:17 31'],
    ['740800', 'invalid date day: 00', '1:17 00'],
    ['741312', 'invalid date month: 13', '1:15 13'],
    ['7<0812', 'invalid date: 7<0812', '1:13 7<'],
    ['74O8I2', 'invalid date: 74O8I2', '1:15 O, 1:17 I'],
  ])('%s may not', (date, error, marked) => {
    expect(withBirth(date)).toEqual([['Birthdate', error, marked]]);
  });
  it('an expired document is not a wrong one', () => {
    expect(checkMrz(makeTd3({ ...person, expirationDate: '2001-01-01' })).valid).toBe(true);
  });
});

describe('document codes (9303 parts 4 to 7)', () => {
  // real-world.md 5: note k of 9303-5 leaves the second character of a card's code to the issuer, digits among them.
  const cases: [MrzFormat, string, boolean | null][] = [
    ...(['I<', 'ID', 'IP', 'AR', 'C<', 'AC', 'I1', 'C1', 'C2', 'A9'] as const).map(
      (c): [MrzFormat, string, boolean] => ['TD1', c, true],
    ),
    ...(['AI', 'IV', 'P<', 'Z<', '<I', 'I.'] as const).map((c): [MrzFormat, string, boolean] => ['TD1', c, false]),
    ['TD2', 'P<', true],
    ['TD2', 'I7', true],
    ['TD2', 'P7', null],
    ['TD2', 'IR', true],
    ['TD2', 'AC', false],
    ['TD3', 'PD', true],
    ['TD3', 'P1', null],
    ['TD3', 'ID', false],
  ];
  it.each(cases)('%s %s: %s', (format, code, valid) => {
    const lines = format === 'TD1' ? card : format === 'TD2' ? makeTd2(person) : passport;
    expect(checkMrz(over(lines, 0, 0, code))).toMatchObject({ format, valid });
  });
});

describe('what the package does not know', () => {
  it.each(['UTO', 'XMP', 'IAO', 'XXA', 'EUE', 'D<<', 'RKS'])('state %s', (code) => {
    expect(faults(over(over(passport, 0, 2, code), 1, 10, code))).toEqual([]);
  });
  it('a TD2 with a digit late in line 1 is not a French ID', () => {
    const lines = over(
      makeTd2({ ...person, lastName: 'Papandropoulous', firstName: 'Jonathon Alexander' }),
      0,
      33,
      '4',
    );
    expect(checkMrz(lines).format).toBe('TD2');
    const error = `invalid text: ${lines[0]!.slice(22)}. Must match the following regular expression: /^[A-Z<]+<*$/`;
    expect(faults(lines)).toEqual([['First name', error, '0:33 4']]);
  });
  it('a TD2 that France issued is one', () => {
    const check = checkMrz(makeTd2({ ...person, issuingState: 'FRA', documentCode: 'ID' }));
    expect(check).toMatchObject({ format: 'TD2', valid: true });
  });
  it('a name without << is a last name alone', () => {
    const check = checkMrz(makeTd3({ ...person, lastName: 'Arkfreith', firstName: '' }));
    expect(check.valid).toBe(true);
    expect(check.items.filter((i) => /name/.test(i.category)).map((i) => i.value)).toEqual(['ARKFREITH', '']);
  });
  it('a last name that ends at its << has no first name to find fault with', () => {
    const name = 'A'.repeat(37);
    expect(checkMrz(over(passport, 0, 5, `${name}<<`))).toMatchObject({ valid: true });
  });
  it('no name at all', () => {
    expect(faults(over(card, 2, 0, '<'.repeat(30)))).toEqual([
      ['Last name', 'invalid text: . Must hold a name', '2:0 <<'],
    ]);
  });
  it('a long number that fills the optional data', () => {
    const lines = makeTd1({ ...person, documentNumber: 'D231458907341234567890' });
    const check = checkMrz(lines);
    expect(check.valid).toBe(true);
    const number = check.items.find((i) => i.category === 'Document number');
    expect([number?.value, number?.span]).toEqual(['D231458907341234567890', { line: 0, start: 5, end: 28 }]);
    expect(checkMrz(over(lines, 0, 20, '9')).valid).toBe(false);
  });
  it('a filler for the check digit of a short number', () => {
    expect(only(over(card, 0, 14, '<'), 'Document number check digit')).toEqual([
      ['Document number check digit', 'invalid check digit: <. Must be 6', '0:14 <'],
    ]);
  });
});

describe('visas', () => {
  const visa = [`V<${passport[0].slice(2)}`, `${passport[1].slice(0, 28)}FREE<DATA<12345<`];
  const small = [`VC${makeTd2(person)[0].slice(2)}`, `${passport[1].slice(0, 28)}FREE<<12`];
  it.each([
    ['MRVA', visa],
    ['MRVB', small],
  ] as const)('%s has free data and no composite check digit', (format, lines) => {
    const check = checkMrz([...lines]);
    expect(check).toMatchObject({ format, valid: true });
    expect(check.items.find((i) => i.category === 'Composite check digit')).toMatchObject({ valid: null, value: null });
    expect(faults(over(lines, 1, 0, 'X'))).toEqual([
      ['Document number check digit', expect.stringMatching(/^invalid check digit: 6\. Must be \d$/), '1:9 6'],
    ]);
    expect(faults(over(lines, 0, 6, '0')).map(([category]) => category)).toEqual(['Last name']);
    expect(faults(over(lines, 1, 27, '0')).map(([category]) => category)).toEqual(['Expiration date check digit']);
  });
});

describe('driving licences', () => {
  it('France: one line', () => {
    expect(checkMrz(['D1FRA13AA000026181231MARTIN<<9'])).toMatchObject({
      format: 'FRENCH_DRIVING_LICENSE',
      valid: true,
    });
  });
  it('one line of no state at all is not excused from being assessed', () => {
    expect(checkMrz(['D1ARA13AA000026181231MARTIN<<9'])).toMatchObject({
      format: 'FRENCH_DRIVING_LICENSE',
      valid: false,
    });
    expect(checkMrz(['A'.repeat(30)]).valid).toBe(false);
  });
  it('a doubt where there is no rule: not an error, but never valid by itself', () => {
    const check = checkMrz(['ABC123D<<', 'FACHE123456789001<<410624<<<<<', 'HUBER<<PE7ER<<<<<<<<<<<<<<<<<<']);
    expect(check.items.filter((i) => i.valid === false)).toEqual([]);
    expect(check.valid).toBeNull();
    expect(check.problem).toMatch(/doubtful: A name may hold only letters/);
    expect(check.items.find((i) => i.category === 'First name')?.wrong).toEqual([{ line: 2, start: 9, end: 10 }]);
  });
  it('marks what is wrong in a Swiss number, PIN or separator', () => {
    const lines = ['ABC1Z3X<<', 'FACHE12345678900I<<410624<A<<<', 'HUBER<<PETER<<<<<<<<<<<<<<<<<<'];
    expect(faults(lines).map(([category, , marked]) => [category, marked])).toEqual([
      ['Document number', '0:4 Z, 0:6 X'],
      ['Birthdate', '1:26 A'],
      ['Personal number', '1:16 I'],
    ]);
  });
});

describe('what was read is put right only where that says nothing', () => {
  it('lower case, blanks, line ends, one string for all lines', () => {
    const messy = [` ${passport[0].toLowerCase()}\r\n`, `${passport[1].slice(0, 10)} ${passport[1].slice(10)}\n`, '\n'];
    expect(checkMrz(messy)).toMatchObject({ raw: messy, lines: [...passport], format: 'TD3', valid: true });
    expect(checkMrz([`\ufeff${passport.join('\n')}\u200b`]).valid).toBe(true);
  });
  it('a letter that only looks like one stays what it is', () => {
    expect(faults(over(passport, 0, 5, 'Е'))[0]?.[2]).toBe('0:5 Е');
  });
});

describe('lines that fit no format', () => {
  it.each([
    [[], 'There is no machine-readable line.'],
    [['', ' \n'], 'There is no machine-readable line.'],
    [['???', '!!'], 'Line 1 holds no character of a machine-readable zone.'],
    [[passport[0]], 'Line 1 has 44 characters; a French driving licence needs 30 there.'],
    [[passport[0], passport[1].slice(1)], 'Line 2 has 43 characters; a passport or visa (TD3, MRV-A) needs 44 there.'],
    [[card[0], card[1], 'A'], 'Line 3 has 1 character; an ID card (TD1) needs 30 there.'],
    [[card[0], card[1]], 'Line 1 has 30 characters; a TD2 card or visa (TD2, MRV-B) needs 36 there.'],
    [[...card, ...card], 'A machine-readable zone has 1, 2 or 3 lines; 6 were read.'],
  ])('%j', (lines, problem) => {
    expect(checkMrz(lines)).toMatchObject({ format: null, valid: false, problem, items: [] });
  });
});

describe('a doubt: what issuers print where the standard is stricter', () => {
  const doubtsOf = (lines: readonly string[]) => {
    const check = checkMrz([...lines]);
    const doubts = check.items.filter((item) => item.valid && item.plain !== null);
    expect(faults(lines)).toEqual([]);
    return { valid: check.valid, doubts: doubts.map(({ category, plain }) => [category, plain]), check };
  };
  it('real-world.md 9: an Indian passport without a surname', () => {
    const { valid, doubts, check } = doubtsOf([
      'P<IND<<TESTINDIAN<<<<<<<<<<<<<<<<<<<<<<<<<<<',
      'K2578286<0IND7408122F3204153<<<<<<<<<<<<<<<6',
    ]);
    expect([valid, doubts.length, doubts[0]?.[0]]).toEqual([null, 1, 'Last name']);
    expect(check.problem).toMatch(/India, print it as a first name/);
    expect(check.items.find((item) => item.category === 'First name')?.value).toBe('TESTINDIAN');
    expect([isDoubtful(check), isTrusted(check)]).toEqual([true, true]);
  });
  it('real-world.md 5: the US green card is valid, without a doubt', () => {
    const lines = [
      'C1USA0427797024MSC1380273242<<',
      '7408122F3204153IRL<<<<<<<<<<<4',
      'TESTGREEN<<KEVINA<<<<<<<<<<<<<',
    ];
    expect(checkMrz(lines)).toMatchObject({ format: 'TD1', valid: true, problem: null });
  });
  it.each(['XKX', 'KOS', 'SUN', 'YUG', 'ROM', 'SCG'])('the code %s', (code) => {
    const { valid, doubts } = doubtsOf(over(over(passport, 0, 2, code), 1, 10, code));
    expect([valid, doubts.map(([category]) => category)]).toEqual([null, ['Issuing state', 'Nationality']]);
  });
  it('with an error beside it, the zone is wrong', () => {
    const check = checkMrz(over(over(passport, 0, 2, 'XKX'), 1, 9, '0'));
    expect([check.valid, isTrusted(check)]).toEqual([false, false]);
  });
  it('a kind of document without rules is neither doubtful nor trusted', () => {
    const check = checkMrz(['D1NLD11234567890ABCDEFGHIJKLM0']);
    expect([check.valid, isDoubtful(check), isTrusted(check)]).toEqual([null, false, false]);
  });
});

it('has fifteen items in order, and leaves no character of any format unjudged', () => {
  expect(checkMrz([...card]).items.map((i) => i.category)).toEqual([...mrzCategories]);
  for (const format of mrzFormats) {
    const places = Object.values(mrzLayouts[format]).flat();
    const lengths = new Map<number, Set<number>>();
    for (const { line, start, end } of places)
      for (let i = start; i < end; i++) lengths.set(line, (lengths.get(line) ?? new Set()).add(i));
    for (const columns of lengths.values()) expect(Math.max(...columns), format).toBe(columns.size - 1);
  }
});
