import { describe, expect, test } from 'vitest';
import type { TableColumn } from '../../../../../shared/screening/own-table.ts';
import { listFiles, readList } from '../../../../testing/screening/lists.ts';
import { detectFormat } from '../formats.ts';

const read = async (content: string) => {
  expect(await detectFormat(listFiles({ x: content })[0]!)).toBe('plain_csv');
  return (await readList('plain_csv', { 'own.csv': content })).persons;
};
const ivan = (more: object = {}) => ({ names: [{ text: 'Ivan Testov', kind: 'name' }], ...more });

// real-world.md, list files: no table of a company's own could be imported but with OpenSanctions' nine headings.
describe("S8 a company's own table", () => {
  test.each([
    ['commas', 'name,birth_date,country,note\nIvan Testov,1970-01-01,RU,chargeback fraud\n'],
    ['semicolons, as Excel of Europe writes', 'sep=;\r\nName;Geburtsdatum;Land\r\nIvan Testov;01.01.1970;Russia\r\n'],
    ['tabs', 'Date of Birth\tFull name\tNationality\n1970-01-01\tIvan Testov\tRussian Federation\n'],
    ['names in parts', 'Surname,First name,DOB,Country\nTestov,Ivan,01 Jan 1970,RU\n'],
    ['Name beside Vorname', 'Name;Vorname;Geboren am;Nationalität\nTestov;Ivan;1.1.1970;RU\n'],
    ['last name first', 'Name,Date of birth,Citizenship\n"Testov, Ivan",1970-01-01,RU\n'],
    ['Georgian headings', 'სახელი,გვარი,დაბადების თარიღი,მოქალაქეობა\nIvan,Testov,01.01.1970,RU\n'],
    ['marked as UTF-8', '\u{feff}"Full Name","D.O.B.","Country"\n"Ivan Testov","1970-01-01","RU"\n'],
    ['a title above the headings', 'Blocklist of 2026\n\nName,Born,Country\nIvan Testov,1970-01-01,RU\n'],
    ['commas in a heading', 'Name, Vorname;Geburtsdatum;Land\nTestov, Ivan;1.1.1970;Russland\n'],
    ['a line break in a heading and a cell', '"Full\nname",Born,Country\n"Ivan\nTestov",1970-01-01,RU\n'],
    ['line ends of old Macs', 'Name,Born,Country\rIvan Testov,1970-01-01,RU\r'],
    ['year first', 'Name,Born,Country\nIvan Testov,1970.01.01,RUS\n'],
    ['no separators in a date', 'Name,Born,Country\nIvan Testov,19700101,россия\n'],
    ['a time of day', 'Name,Born,Country\nIvan Testov,01.01.1970 00:00:00,"Russian Federation"\n'],
    ['two digits of a year', 'Name,Born,Country\nIvan Testov,01.01.70,რუსეთი\n'],
  ])('%s', async (_, content) => {
    expect(await read(content)).toMatchObject([ivan({ births: ['1970-01-01'], countries: ['RU'] })]);
  });

  test('names alone', async () => {
    expect(await read('Ivan Testov\nGiorgi Testadze\n')).toMatchObject([
      ivan(),
      { names: [{ text: 'Giorgi Testadze', kind: 'name' }] },
    ]);
  });

  // A first row that is no heading would take a person out of the list.
  test.each([
    ['family names first', 'Testov, Ivan\nTestadze, Nino\n', ['Ivan Testov', 'Nino Testadze']],
    [
      'one word among them',
      '\u{feff}Ivan Testov\r\nPrince\r\nNino Testadze',
      ['Ivan Testov', 'Prince', 'Nino Testadze'],
    ],
    ['in quotation marks', '"Testov, Ivan"\n"Nino Testadze"\n', ['Ivan Testov', 'Nino Testadze']],
  ])('names alone: %s', async (_, content, names) => {
    expect((await read(content)).map((person) => person.names[0]!.text)).toEqual(names);
  });

  test('a row below that says "Client" is no heading', async () => {
    const rows = 'wer,wann,was\nIvan Testov,1970,Client\nNino Testadze,1971,Staff\n';
    await expect(read(rows)).rejects.toMatchObject({ table: { columns: [{ heading: 'wer' }, {}, {}] } });
  });

  test('several values in a cell are several', async () => {
    const [person] = await read(
      'Name,Alias,Born,Country,ID number,Sex\nIvan Testov,"Vanya Testov, John Smith; Testov, Vania",01.01.1970; 02.02.1971,"Korea, North",AB12345; CD67890,Mujer\n',
    );
    expect(person).toMatchObject({
      names: [
        { text: 'Ivan Testov', kind: 'name' },
        { text: 'Vanya Testov', kind: 'alias' },
        { text: 'John Smith', kind: 'alias' },
        { text: 'Vania Testov', kind: 'alias' },
      ],
      ...{ births: ['1970-01-01', '1971-02-02'], countries: ['KP'], sexes: ['F'] },
      numbers: [{ number: 'AB12345' }, { number: 'CD67890' }],
    });
  });

  test('a date that cannot be read stays with the remarks, and one of two centuries is of both', async () => {
    const persons = await read('name,born\nIvan Testov,unknown\nNino Testadze,05.06.07\n');
    expect(persons).toMatchObject([{ births: [], remarks: 'Born: unknown' }, { births: ['1907-06-05', '2007-06-05'] }]);
  });

  test('of more than a hundred columns those that are explained are used', async () => {
    const more = Array.from({ length: 120 }, (_, n) => `c${n}`);
    const table = `wer,${more.join(',')}\nIvan Testov,${more.join(',')}\n`;
    const refusal = await read(table).catch((error: { table: { columns: TableColumn[] } }) => error);
    const { columns } = (refusal as { table: { columns: TableColumn[] } }).table;
    expect(columns).toHaveLength(100);
    const options = {
      columns: columns.map((column, n) => ({ ...column, meaning: n === 0 ? ('name' as const) : null })),
    };
    const { found, persons } = await readList('plain_csv', { 'own.csv': table }, options);
    expect(persons).toMatchObject([ivan()]);
    expect(found.columns).toHaveLength(121);
  });

  test('what a column says beside is kept: numbers, category, position, and what is not known', async () => {
    const [person] = await read(
      'Name,Passport No.,Category,Position,Reason,Branch,Country\nIvan Testov,AB 123,Fraud,Clerk,Chargeback,Tbilisi,Atlantis\n',
    );
    expect(person).toMatchObject({
      ...{ numbers: [{ kind: '', number: 'AB 123', country: null }], programmes: ['Fraud'], positions: ['Clerk'] },
      remarks: 'Chargeback\nBranch: Tbilisi\nCountry: Atlantis',
    });
  });

  test.each([
    ['told by another row', '03/04/1970\nB C,25/12/1980', ['1970-04-03']],
    ['told the other way', '03/04/1970\nB C,12/25/1980', ['1970-03-04']],
    ['told by nothing: both', '03/04/1970', ['1970-04-03', '1970-03-04']],
    ['points: day first', '03.04.1970', ['1970-04-03']],
    ['a year', '1970', ['1970']],
  ])('dates of two readings: %s', async (_, cell, births) => {
    expect((await read(`name,born\nIvan Testov,${cell}\n`))[0]?.births).toEqual(births);
  });

  test('the same person has the same id wherever the row is, and one who is there twice is two entries', async () => {
    const ids = async (rows: string) => (await read(`name,note\n${rows}`)).map(({ sourceId }) => sourceId);
    const [a, b] = await ids('Ivan Testov,x\nNino Testadze,y\n');
    expect(await ids('Nino Testadze,other\nIvan Testov,x\n')).toEqual([b, a]);
    expect(await ids('Ivan Testov,x\nIvan Testov,x\n')).toEqual([a, `${a}-2`]);
  });

  test.each([
    ['a row of more columns', 'name,born\nA B,1970\nC D,1971,x\n', /2 columns are expected, and there are 3/, 3],
    ['no name in a row', 'sep=,\nname,born\n,1970\n', /without a name/, 3],
    ['an open quotation mark', 'name,born\n"A B,1970\n', /quotation mark is not closed/, 2],
    ['unknown headings', 'wer,wann\nA B,1970\n', /say what the columns mean/, 1],
  ])('%s is refused, with the line', async (_, content, detail, line) => {
    await expect(readList('plain_csv', { 'own.csv': content })).rejects.toEqual(
      expect.objectContaining({ message: expect.stringMatching(detail), line, file: 'own.csv' }),
    );
  });
});
