import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPerson } from '../testdata/any-person.ts';
import { checkMrz } from '../verdict/mrz-check.ts';
import { type MrzPerson, makeTd1, makeTd2, makeTd3 } from './mrz-make.ts';

const anna: MrzPerson = {
  issuingState: 'UTO',
  lastName: 'Eriksson',
  firstName: 'Anna Maria',
  documentNumber: 'L898902C3',
  nationality: 'UTO',
  birthDate: '1974-08-12',
  sex: 'F',
  expirationDate: '2012-04-15',
};

describe('the examples of ICAO 9303 come out as printed there', () => {
  it('passport (part 4)', () => {
    expect(makeTd3({ ...anna, personalNumber: 'ZE184226B' })).toEqual([
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ]);
  });
  it('card (part 5)', () => {
    expect(makeTd1({ ...anna, documentCode: 'I', documentNumber: 'D23145890' })).toEqual([
      'I<UTOD231458907<<<<<<<<<<<<<<<',
      '7408122F1204159UTO<<<<<<<<<<<6',
      'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    ]);
  });
  it('card with a number past nine characters (part 5, note j)', () => {
    const peter = {
      ...anna,
      lastName: 'Stevenson',
      firstName: 'Peter John',
      sex: 'M',
      birthDate: '1934-07-12',
    } as const;
    const long = { ...peter, documentCode: 'I', documentNumber: 'D23145890734', expirationDate: '1995-07-12' };
    expect(makeTd1(long)).toEqual([
      'I<UTOD23145890<7349<<<<<<<<<<<',
      '3407127M9507122UTO<<<<<<<<<<<2',
      'STEVENSON<<PETER<JOHN<<<<<<<<<',
    ]);
    expect(makeTd2(long)[1]).toBe('D23145890<UTO3407127M95071227349<<<8');
  });
  it('card of TD2 (part 6)', () => {
    expect(makeTd2({ ...anna, documentCode: 'I', documentNumber: 'D23145890' })).toEqual([
      'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<',
      'D231458907UTO7408122F1204159<<<<<<<6',
    ]);
  });
});

describe('a name that is too long', () => {
  const nameOf = (lastName: string, firstName: string) => makeTd3({ ...anna, lastName, firstName })[0].slice(5);
  it('is cut at the end, keeping both names', () => {
    expect(nameOf('Nilavadhanananda', 'Arnpol Petch Charonguang')).toBe('NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU');
  });
  it('leaves a letter in the last place, the sign of a cut', () => {
    expect(nameOf('Papandropoulous', 'Jonathon Warren Trevos Al')).toBe('PAPANDROPOULOUS<<JONATHON<WARREN<TREVOS');
    expect(nameOf('Papandropoulous', 'Jonathon Warren Trevo Al')).toBe('PAPANDROPOULOUS<<JONATHON<WARREN<TREV<A');
  });
  it('leaves room for a first name beside the longest last name', () => {
    expect(nameOf('Bennelong Wooloomooloo Warrandyte Warnambool', 'Dingo Potoroo')).toMatch(/[A-Z]<<DINGO$/);
  });
});

describe('what cannot stand in a zone is refused', () => {
  it.each([
    ['a number', { documentNumber: 'AB1234567890' }],
    ['a personal number', { personalNumber: '123456789012345' }],
    ['a date', { birthDate: '12.08.1974' }],
    ['a name', { lastName: '王' }],
    ['a state', { nationality: 'UTOP' }],
  ])('%s', (_what, change) => {
    expect(() => makeTd3({ ...anna, ...change })).toThrow(RangeError);
  });
});

describe('whatever is made checks as valid', () => {
  it.each([
    ['TD3', makeTd3, 9],
    ['TD2', ({ personalNumber: _, ...person }: MrzPerson) => makeTd2(person), 14],
    ['TD1', makeTd1, 22],
  ] as const)('%s', (format, make, longest) => {
    fc.assert(
      fc.property(anyPerson(longest), (person) => {
        const check = checkMrz([...make(person)]);
        expect(check.items.filter((item) => item.error)).toEqual([]);
        expect(check).toMatchObject({ format, valid: true, problem: null });
      }),
      { numRuns: 300 },
    );
  });
});
