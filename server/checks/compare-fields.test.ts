import { describe, expect, it } from 'vitest';
import { checkDigitOf } from '../mrz/reading/check-digit.ts';
import { type MrzPerson, makeTd1, makeTd3 } from '../mrz/reading/mrz-make.ts';
import { zoneDay } from '../mrz/verdict/mrz-century.ts';
import { checkMrz } from '../mrz/verdict/mrz-check.ts';
import { subjectOfMrz } from '../mrz/verdict/mrz-subject.ts';
import { compareFields } from './compare-fields.ts';

const today = '2026-11-23';
const person = {
  issuingState: 'D',
  lastName: 'Müller-Lüdenscheidt',
  firstName: 'Jörg',
  documentNumber: 'C01X00T47',
  nationality: 'D',
  birthDate: '1964-08-12',
  sex: 'M',
  expirationDate: '2031-02-28',
  personalNumber: '4711',
} as const satisfies MrzPerson;
const passport = checkMrz(makeTd3(person));
const { issuingState: _, ...front } = person;

describe('the subject of a zone', () => {
  it('is what stands in it, with the centuries', () => {
    expect(subjectOfMrz(passport, today)).toEqual({ ...front, lastName: 'MUELLER LUEDENSCHEIDT', firstName: 'JOERG' });
  });
  it('is nobody when the zone is not valid', () => {
    const [first, second] = makeTd3(person);
    expect(subjectOfMrz(checkMrz([first, second.replace('C01', 'C07')]), today)).toEqual({});
  });
  it('has no field that the zone leaves open', () => {
    const { birthDate: _b, expirationDate: _e, personalNumber: _p, ...bare } = person;
    const subject = subjectOfMrz(checkMrz(makeTd3({ ...bare, sex: 'X', firstName: '' })), today);
    expect(Object.keys(subject).sort()).toEqual(['documentNumber', 'lastName', 'nationality', 'sex']);
    expect(subject.sex).toBe('X');
  });
});

describe('centuries', () => {
  it.each([
    ['261123', 'past', '2026-11-23'],
    ['261124', 'past', '1926-11-24'],
    ['000229', 'past', '2000-02-29'],
    ['990101', 'past', '1999-01-01'],
    ['261124', 'future', '2026-11-24'],
    ['310228', 'future', '2031-02-28'],
    ['751231', 'future', '2075-12-31'],
    ['950712', 'future', '1995-07-12'],
    ['64<<<<', 'past', '1964'],
    ['6408<<', 'past', '1964-08'],
    ['64<<12', 'past', undefined],
    ['<<0812', 'past', undefined],
    ['<<<<<<', 'future', undefined],
  ] as const)('%s in the %s is %s', (text, lies, iso) => {
    expect(zoneDay(text, lies, today)).toBe(iso);
  });
  it("are the front's where its year ends so", () => {
    expect(zoneDay('240812', 'past', today, '1924-08-12')).toBe('1924-08-12');
    expect(zoneDay('990101', 'future', today, '9999-01-01')).toBe('9999-01-01');
    expect(zoneDay('240812', 'past', today, '1925-08-12')).toBe('2024-08-12');
  });
});

describe('real-world.md 7, 8: two digits of a year contradict no century', () => {
  const td1 = ['IDESPBAA000590999999999R<<<<<<', '5001013F9901018ESP<<<<<<<<<<<3', 'TESTESPANOLA<<CARMEN<<<<<<<<<<'];
  const td3 = ['P<UTOTESTOLD<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<', 'L898902C47UTO2408127F3204153<<<<<<<<<<<<<<<2'];
  it('a Spanish card that does not end', () => {
    const subject = { expirationDate: '9999-01-01', birthDate: '1950-01-01', lastName: 'Testespañola' };
    expect(compareFields(subject, checkMrz(td1), today)).toEqual([]);
    expect(compareFields({ expirationDate: '9998-01-01' }, checkMrz(td1), today)).toEqual([
      { field: 'expirationDate', document: '9998-01-01', mrz: '1999-01-01' },
    ]);
  });
  it('a centenarian', () => {
    expect(compareFields({ birthDate: '1924-08-12' }, checkMrz(td3), today)).toEqual([]);
    expect(compareFields({ birthDate: '2024-08-12' }, checkMrz(td3), today)).toEqual([]);
    expect(compareFields({ birthDate: '1925-08-12' }, checkMrz(td3), today)).toHaveLength(1);
  });
  it.each([
    ['1964', []],
    ['1964-08', []],
    ['1965', ['birthDate']],
    ['1964-09', ['birthDate']],
    ['1964-02-31', ['birthDate']],
  ])('a date that the front knows in part: %s', (birthDate, fields) => {
    expect(compareFields({ birthDate }, passport, today).map(({ field }) => field)).toEqual(fields);
  });
  it.each([
    ['64<<<<', '1964-08-12', []],
    ['64<<<<', '1965', ['birthDate']],
    ['<<<<<<', '1965-01-01', []],
    ['<<08<<', '1964-09-12', ['birthDate']],
  ])('a date that the zone knows in part: %s against %s', (zone, birthDate, fields) => {
    const [first, second] = makeTd3(person);
    const line = `${second.slice(0, 13)}${zone}${checkDigitOf(zone)}${second.slice(20, 43)}`;
    const check = checkMrz([first, line + checkDigitOf(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43))]);
    expect(check.valid).toBe(true);
    expect(compareFields({ birthDate }, check, today).map(({ field }) => field)).toEqual(fields);
  });
});

describe('real-world.md 9: one name alone', () => {
  const indian = checkMrz([
    'P<IND<<TESTINDIAN<<<<<<<<<<<<<<<<<<<<<<<<<<<',
    'K2578286<0IND7408122F3204153<<<<<<<<<<<<<<<6',
  ]);
  const standard = checkMrz(makeTd3({ ...person, lastName: 'Arkfreith', firstName: '' }));
  it.each([
    [indian, { firstName: 'Testindian' }, []],
    [indian, { lastName: 'Testindian' }, []],
    [indian, { firstName: 'FNU', lastName: 'Testindian' }, []],
    [indian, { firstName: 'Testindian', lastName: 'Testindian' }, []],
    [indian, { firstName: 'Somebody' }, ['firstName']],
    [indian, { lastName: 'Somebody' }, ['firstName']],
    [standard, { firstName: 'Arkfreith' }, []],
    [standard, { firstName: 'Somebody', lastName: 'XXX' }, ['lastName']],
  ])('is compared in whichever place it stands', (check, subject, fields) => {
    expect(compareFields(subject, check, today).map(({ field }) => field)).toEqual(fields);
  });
});

describe('front against zone', () => {
  it('agrees, however the state spells the name', () => {
    expect(compareFields(front, passport, today)).toEqual([]);
    const plain = checkMrz(makeTd3({ ...person, lastName: 'Muller Ludenscheidt', firstName: 'Jorg' }));
    expect(compareFields({ ...front, nationality: 'DEU', documentNumber: 'c01x 00t47' }, plain, today)).toEqual([]);
  });
  it('names the fields that disagree, and what each says', () => {
    const read = { ...front, lastName: 'Möller-Lüdenscheidt', birthDate: '1964-08-21', sex: 'F' } as const;
    expect(compareFields(read, passport, today)).toEqual([
      { field: 'lastName', document: 'Möller-Lüdenscheidt', mrz: 'MUELLER LUEDENSCHEIDT' },
      { field: 'sex', document: 'F', mrz: 'M' },
      { field: 'birthDate', document: '1964-08-21', mrz: '1964-08-12' },
    ]);
  });
  it('does not compare what either side lacks', () => {
    expect(compareFields({ lastName: ' ' }, passport, today)).toEqual([]);
    expect(compareFields({ lastName: 'Somebody' }, checkMrz(['?']), today)).toEqual([]);
  });
  it('real-world.md: by the spelling of the issuing state; a name in Arabic or Han letters is not compared', () => {
    const ukrainian = checkMrz([
      'P<UKRYIZHAKEVYCH<<YURII<<<<<<<<<<<<<<<<<<<<<<'.slice(0, 44),
      makeTd3({ ...person, issuingState: 'UKR' })[1],
    ]);
    expect(ukrainian.valid).toBe(true);
    expect(compareFields({ lastName: 'Їжакевич', firstName: 'Юрій' }, ukrainian, today)).toEqual([]);
    expect(compareFields({ lastName: 'Яжакевич' }, ukrainian, today)).toHaveLength(1);
    const azeri = checkMrz(makeTd3({ ...person, issuingState: 'AZE', lastName: 'Guliyev', firstName: 'Shahin' }));
    expect(compareFields({ lastName: 'Quliyev', firstName: 'Şahin' }, azeri, today)).toEqual([]);
    expect(compareFields({ lastName: 'محمد', firstName: '小明' }, passport, today)).toEqual([]);
  });
  it.each([
    ['RKS', 'XKX', []],
    ['ROM', 'ROU', []],
    ['D', 'DEU', []],
    ['SUN', 'RUS', ['nationality']],
    ['RKS', 'SRB', ['nationality']],
  ])('a state by any of its codes: %s in the zone, %s on the front', (nationality, front, fields) => {
    const check = checkMrz(makeTd3({ ...person, nationality }));
    expect(compareFields({ nationality: front }, check, today).map(({ field }) => field)).toEqual(fields);
  });
  it('forgives a name that was cut to fit, and no other', () => {
    const long = { ...person, lastName: 'Bennelong Wooloomooloo Warrandyte Warnambool', firstName: 'Dingo Potoroo' };
    const cut = checkMrz(makeTd3(long));
    expect(compareFields({ lastName: long.lastName, firstName: long.firstName }, cut, today)).toEqual([]);
    expect(compareFields({ firstName: 'Ringo Potoroo' }, cut, today)).toHaveLength(1);
    expect(compareFields({ firstName: 'Jörg Klaus' }, passport, today)).toHaveLength(1);
  });
  it('forgives the parts that the state shortened inside the name', () => {
    const cut = checkMrz([
      'I<UTOD231458907<<<<<<<<<<<<<<<',
      '7408122F3504152UTO<<<<<<<<<<<2',
      'BENNE<WOOLO<WARRA<WARNA<<DIN<P',
    ]);
    expect(
      compareFields(
        { lastName: 'Bennelong Wooloomooloo Warrandyte Warnambool', firstName: 'Dingo Potoroo' },
        cut,
        today,
      ),
    ).toEqual([]);
  });
  it('takes the optional data of a card for no proof of the personal number', () => {
    expect(compareFields({ personalNumber: '99' }, checkMrz(makeTd1(person)), today)).toEqual([]);
    expect(compareFields({ personalNumber: '99' }, passport, today)).toHaveLength(1);
  });
});
