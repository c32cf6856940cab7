import { describe, expect, test } from 'vitest';
import { listFiles, readList } from '../../../testing/lists.ts';
import { detectFormat } from './formats.ts';

const read = async (content: string) => {
  expect(await detectFormat(listFiles({ x: content })[0]!)).toBe('plain_csv');
  return (await readList('plain_csv', { 'own.csv': content })).persons;
};
const ivan = (more: object = {}) => ({ names: [{ text: 'Ivan Testov', kind: 'name' }], ...more });

// real-world.md, list files: no table of a company's own could be imported but with OpenSanctions' nine headings.
describe("a company's own table", () => {
  test.each([
    ['commas', 'name,birth_date,country,note\nIvan Testov,1970-01-01,RU,chargeback fraud\n'],
    ['semicolons, as Excel of Europe writes', 'sep=;\r\nName;Geburtsdatum;Land\r\nIvan Testov;01.01.1970;Russia\r\n'],
    ['tabs', 'Date of Birth\tFull name\tNationality\n1970-01-01\tIvan Testov\tRussian Federation\n'],
    ['names in parts', 'Surname,First name,DOB,Country\nTestov,Ivan,01 Jan 1970,RU\n'],
    ['Name beside Vorname', 'Name;Vorname;Geboren am;Nationalität\nTestov;Ivan;1.1.1970;RU\n'],
    ['last name first', 'Name,Date of birth,Citizenship\n"Testov, Ivan",1970-01-01,RU\n'],
    ['Georgian headings', 'სახელი,გვარი,დაბადების თარიღი,მოქალაქეობა\nIvan,Testov,01.01.1970,RU\n'],
    ['marked as UTF-8', '\u{feff}"Full Name","D.O.B.","Country"\n"Ivan Testov","1970-01-01","RU"\n'],
  ])('%s', async (_, content) => {
    expect(await read(content)).toMatchObject([ivan({ births: ['1970-01-01'], countries: ['RU'] })]);
  });

  test('names alone', async () => {
    expect(await read('Ivan Testov\nGiorgi Testadze\n')).toMatchObject([
      ivan(),
      { names: [{ text: 'Giorgi Testadze', kind: 'name' }] },
    ]);
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
