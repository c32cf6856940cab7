import { describe, expect, test } from 'vitest';
import type { ListedPerson } from '../../../shared/screening/screening.ts';
import type { ScreeningQuery } from '../../checks/screening-query.ts';
import { birthLikeness } from './birth.ts';
import { parseQuery, scorePerson } from './score.ts';

const listed: ListedPerson = {
  sourceId: 'T1',
  names: [
    { text: 'Tamaz MARKOVIL', kind: 'name' },
    { text: 'The Miller', kind: 'weak_alias' },
  ],
  ...{ births: ['1966-01-09'], sexes: ['M'], countries: ['GE'], birthPlaces: ['Gori, Georgia'] },
  numbers: [{ kind: 'passport', number: 'K 357-5144', country: 'GE' }],
  ...{ topics: ['sanction'], programmes: [], listedSince: null, positions: [], remarks: null, url: null },
};
const subject: ScreeningQuery = { names: ['Tamaz Markovil'], numbers: [] };
/** What a rare and what a frequent name tell. */
const [rare, frequent] = [() => 13, () => 4];
const score = (query: Partial<ScreeningQuery>, person: Partial<ListedPerson> = {}, bitsOf?: () => number) =>
  scorePerson(parseQuery({ ...subject, ...query }), { ...listed, ...person }, bitsOf);
const of = (...args: Parameters<typeof score>): number => score(...args).score;
const threshold = 0.7;

test.each([
  ['1966-01-09', ['1966-01-09'], 'exact'],
  ['1966-09-01', ['1966-01-09'], 'swapped'],
  ['1966-01-31', ['1966-01'], 'month'],
  ['1966-07-31', ['1966'], 'year'],
  ['1967-07-31', ['1966'], 'near'],
  ['1966-07-31', ['~1966'], 'year'],
  ['1968-07-31', ['~1966'], 'near'],
  ['1969-07-31', ['~1966'], 'differs'],
  // Within a few years that the list names, nothing differs.
  ['1970-01-01', ['1968/1972'], 'year'],
  ['1970-01-01', ['1960/1972'], 'near'],
  ['1973-01-01', ['1968/1972'], 'near'],
  ['1974-01-01', ['1968/1972'], 'differs'],
  ['1966-01-10', ['1966-01-09'], 'near'],
  ['1967-01-09', ['1966-01-09'], 'near'],
  ['1967-02-10', ['1966-01-09'], 'differs'],
  ['1967-03-04', ['1966-01-01'], 'near'],
  // Documents, too, may know a part of it.
  ['1966', ['1966-01-09'], 'year'],
  ['1966-01', ['1966-01-09'], 'month'],
  ['1966-02', ['1966-01-09'], 'near'],
  ['1968', ['1966-01-09'], 'differs'],
  ['1966-01-09', ['1950', '1966-01-09'], 'exact'],
  ['1966-01-09', [], 'unknown'],
  ['1966-01-09', ['nonsense'], 'unknown'],
  [undefined, ['1966-01-09'], 'unknown'],
] as const)('a birth date of %s beside %s: %s', (date, births, how) => {
  expect(birthLikeness(date, births)).toBe(how);
});

describe('what else is known', () => {
  test('S17 a birth date raises the score by how well it fits, and another one leaves no hit', () => {
    const name = { names: ['Tamas Markowil'] };
    const by = (birthDate: string) => of({ ...name, birthDate });
    const scores = [by('1966-01-09'), by('1966-09-01'), of(name), by('1966-01-19'), by('1991-04-04')];
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
    expect(by('1966-01-09')).toBeGreaterThan(0.9);
    expect(of({ birthDate: '1991-04-04' })).toBeLessThan(threshold);
  });

  test('sex, country and place of birth move it, none of them alone beyond the threshold', () => {
    const name = { names: ['Tamas Markowil'] };
    const base = of(name);
    for (const [agrees, differs] of [
      [{ country: 'GE' }, { country: 'FR' }],
      [{ birthPlace: 'GORI' }, { birthPlace: 'Lyon' }],
    ] as const) {
      expect(of({ ...name, ...agrees })).toBeGreaterThan(base);
      expect(of({ ...name, ...differs })).toBeLessThan(base);
      expect(of({ ...name, ...differs })).toBeGreaterThan(threshold);
    }
    expect(of({ ...name, sex: 'F' })).toBeLessThan(base);
    expect(of({ ...name, sex: 'M' })).toBe(base);
    // Data that agree make nobody out of somebody else.
    const other = { names: ['Nino Abashidze'], birthDate: '1966-01-09', country: 'GE', birthPlace: 'Gori' };
    expect(of({ ...other, sex: 'M' })).toBeLessThan(0.4);
  });

  test('S17 the same number decides, however it is written; with a strange name, only of the same country', () => {
    expect(of({ numbers: ['K3575144'], birthDate: '1991-04-04' })).toBeGreaterThanOrEqual(0.96);
    expect(of({ names: ['Xu Li'], numbers: ['k-3575144'] })).toBeGreaterThanOrEqual(0.95);
    expect(of({ names: ['Xu Li'], numbers: ['K3575144'], country: 'CN' })).toBeLessThan(threshold);
    expect(of({ names: ['Xu Li'], numbers: ['K3575145'] })).toBeLessThan(threshold);
    // Too short to be anybody's.
    const short = { numbers: [{ kind: 'other', number: '12', country: null }] };
    expect(of({ names: ['Xu Li'], numbers: ['12'] }, short)).toBeLessThan(threshold);
  });

  test('S17 a weak alias counts for less than a name', () => {
    const weak = of({ names: ['The Miller'] });
    const strong = of({ names: ['The Miller'] }, { names: [{ text: 'The Miller', kind: 'alias' }] });
    expect(weak).toBeLessThan(strong);
    expect(weak).toBeGreaterThan(threshold);
  });
});

// Mohamed Hassan of any birthday was a hit for each Hassan, Mohammed of whom the list told a year or nothing.
describe('S18 a name that many have', () => {
  const part = { names: [{ text: 'Tamaz Ilia MARKOVIL', kind: 'name' as const }] };

  test.each([
    ['no date in the list', []],
    ['the year', ['1966']],
    ['about that year', ['~1967']],
  ])('is no hit by a part of it and %s, where a rare one is', (_, births) => {
    const birthDate = '1966-05-05';
    expect(of({ birthDate }, { ...part, births }, frequent)).toBeLessThan(threshold);
    expect(of({ birthDate }, { ...part, births }, rare)).toBeGreaterThan(threshold);
  });

  test('is one with the day of birth, and in full without any other date', () => {
    expect(of({ birthDate: '1966-01-09' }, part, frequent)).toBeGreaterThan(0.9);
    expect(of({ birthDate: '1966-05-05' }, { births: [] }, frequent)).toBeGreaterThan(threshold);
  });

  test('of whom no date was read, is one in full alone', () => {
    expect(of({}, part, frequent)).toBeLessThan(threshold);
    expect(of({}, part, rare)).toBe(of({}, part));
    expect(of({}, { births: [] }, frequent)).toBeGreaterThan(threshold);
  });

  test('says how much it told', () => {
    expect(score({}, {}, frequent).reasons[0]).toMatchObject({ on: 'name', bits: 8 });
    expect(score({}).reasons[0]).not.toHaveProperty('bits');
  });
});

test('S17 reasons name what was compared, of both sides', () => {
  const query = { birthDate: '1966-09-01', sex: 'M' as const, country: 'FR', numbers: ['K3575144'] };
  expect(score(query).reasons).toMatchObject([
    { on: 'name', subject: 'Tamaz Markovil', listed: 'Tamaz MARKOVIL', kind: 'name', likeness: 1 },
    { on: 'number', subject: 'K3575144', listed: 'K 357-5144', how: 'agrees' },
    { on: 'birth_date', subject: '1966-09-01', listed: ['1966-01-09'], how: 'swapped' },
    { on: 'sex', subject: 'M', listed: ['M'], how: 'agrees' },
    { on: 'country', subject: 'FR', listed: ['GE'], how: 'differs' },
    { on: 'birth_place', subject: null, listed: ['Gori, Georgia'], how: 'unknown' },
  ]);
});
