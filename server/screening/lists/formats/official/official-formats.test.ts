import { describe, expect, test } from 'vitest';
import type { ListFormat } from '../../../../../shared/screening/screening.ts';
import { listFiles, readList } from '../../../../testing/screening/lists.ts';
import {
  euCsv,
  euCsv10,
  euXml,
  nsdcJson,
  secoXml,
  ukCsv,
  ukXml,
} from '../../../../testing/screening/official-lists.ts';
import { detectFormat } from '../formats.ts';

const samples: [ListFormat, string][] = [
  ['eu_xml', euXml],
  ['eu_csv', euCsv],
  ['eu_csv', euCsv10],
  ['uk_csv', ukCsv],
  ['uk_xml', ukXml],
  ['seco_xml', secoXml],
  ['nsdc_json', nsdcJson],
];
const wrong = (detail: RegExp, line: unknown) =>
  expect.objectContaining({ name: 'Error', message: expect.stringMatching(detail), line, file: 'the-file' });

// Issue 8 · real documents, real names, real lists, 1: official lists of Europe.
describe('official lists are read as they are published', () => {
  test.each(samples)('%s %# is told by its contents', async (format, content) => {
    expect(await detectFormat(listFiles({ x: content })[0]!)).toBe(format);
  });

  test('EU XML: names with their strength, birth dates exact, rough and between', async () => {
    const { persons, found, entries } = await readList('eu_xml', { 'eu.xml': euXml });
    expect(found.date).toBe('2026-11-05');
    expect(entries.map(({ kind }) => kind)).toEqual(['person', 'organisation']);
    expect(persons).toEqual([
      {
        sourceId: '101',
        names: [
          { text: 'Tamaz Gela Markovil', kind: 'name' },
          { text: 'Тамаз Марковил', kind: 'alias' },
          { text: 'Probador', kind: 'weak_alias' },
        ],
        births: ['1966-01-09', '~1967', '1965/1969'],
        sexes: ['M'],
        countries: ['GE'],
        birthPlaces: ['Kutaisi, GEORGIA'],
        numbers: [{ kind: 'National passport', number: 'K3575144', country: 'GE' }],
        topics: ['sanction'],
        programmes: ['TST', 'EU.101.1'],
        listedSince: '2022-03-01',
        positions: ['Deputy Minister'],
        remarks: 'Testing',
        url: 'http://eur-lex.europa.eu/act.pdf',
      },
    ]);
  });

  test.each([
    ['1.1', euCsv],
    ['1.0', euCsv10],
  ])('EU CSV %s: one person from all rows, wherever they are', async (_, content) => {
    const { persons, found, entries } = await readList('eu_csv', { 'eu.csv': content });
    expect(found.date).toBe('2026-11-05');
    expect(entries.map(({ id, kind }) => [id, kind])).toEqual([
      ['101', 'person'],
      ['102', 'organisation'],
    ]);
    expect(persons).toMatchObject([
      {
        names: [{ text: 'Tamaz Markovil', kind: 'name' }],
        ...{ births: ['1966-01-09'], sexes: ['M'], countries: ['GE'], programmes: ['TST', 'EU.101.1'] },
      },
    ]);
  });

  test.each([
    ['uk_csv', ukCsv, 3],
    ['uk_xml', ukXml, 2],
  ] as const)('%s: the same person, with what is not known of a date left out', async (format, content, count) => {
    const { persons, found, entries } = await readList(format, { uk: content });
    expect(found.date).toBe('2026-09-21');
    expect(entries).toHaveLength(count);
    expect(entries.at(-1)?.kind).toBe('vessel');
    expect(persons).toHaveLength(1);
    expect(persons[0]).toMatchObject({
      sourceId: 'TST0001',
      names: expect.arrayContaining([
        { text: 'Tamaz Gela MARKOVIL', kind: 'name' },
        { text: 'თამაზ მარკოვილი', kind: 'name' },
        { text: 'PROBADOR', kind: 'weak_alias' },
      ]),
      ...{ births: ['1966-01-09', '1967'], sexes: ['M'], countries: ['GE'], birthPlaces: ['Kutaisi, Georgia'] },
      ...{ numbers: [{ kind: 'Passport', number: 'K3575144', country: null }], positions: ['Deputy Minister'] },
      listedSince: '2022-03-24',
    });
  });

  test('SECO XML: parts of names in order, other spellings, the programme; who was taken off is no person of it', async () => {
    const { persons, found, entries } = await readList('seco_xml', { 'ch.xml': secoXml });
    expect(found.date).toBe('2026-11-01');
    expect(entries.map(({ kind }) => kind)).toEqual(['person', 'organisation', 'vessel', 'person']);
    expect(persons).toMatchObject([
      {
        names: [
          { text: 'Tamaz Markovil', kind: 'name' },
          { text: 'თამაზ მარკოვილი', kind: 'name' },
          { text: 'Probador', kind: 'weak_alias' },
        ],
        ...{ births: ['1966-01-09', '~1967'], sexes: ['M'], countries: ['GE'], programmes: ['Test'] },
        ...{ listedSince: '2022-03-02', remarks: 'Testing' },
        numbers: [{ kind: 'passport', number: 'K3575144', country: 'GE' }],
      },
    ]);
  });

  test('NSDC JSON: an array over many lines, read entry by entry', async () => {
    const { persons, entries } = await readList('nsdc_json', { 'ua.json': nsdcJson });
    expect(entries.map(({ id, kind, line }) => [id, kind, line])).toEqual([
      ['s1', 'person', 2],
      ['s2', 'organisation', 6],
    ]);
    expect(persons).toMatchObject([
      {
        names: [{ text: 'Марковіл Тамаз' }, { text: 'Tamaz Markovil' }, { text: 'Пробадор {', kind: 'alias' }],
        ...{ births: ['1966-01-09'], countries: ['GE'], listedSince: '2024-05-12' },
      },
    ]);
  });
});

describe('their near relations are read', () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  test.each(samples)('%s %#: with CRLF and a mark of byte order', async (format, content) => {
    const plain = await readList(format, { x: content });
    const other = `\u{feff}${crlf(content.replace(/^\u{feff}/u, ''))}`;
    expect(await detectFormat(listFiles({ x: other })[0]!)).toBe(format);
    expect((await readList(format, { x: other })).persons).toEqual(plain.persons);
  });

  // The last of two columns took the place of the first: names and dates were gone without a word.
  test('a heading that is there twice: the column that has something counts', async () => {
    const doubled = euCsv
      .split('\n')
      .map((line, n) => (line === '' ? '' : `${line};${n === 0 ? 'NameAlias_WholeName' : ''}`));
    const { persons } = await readList('eu_csv', { 'eu.csv': doubled.join('\n') });
    expect(persons).toMatchObject([{ names: [{ text: 'Tamaz Markovil' }] }]);
  });
});

describe('their broken siblings are refused, with the line', () => {
  const laughs = (xml: string) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>');
  const windows = (text: string) => Buffer.concat([Buffer.from(text), Buffer.from('Jos\xe9\n', 'latin1')]);
  const deep = `[{"subject":${'['.repeat(60)}`;
  test.each([
    ['eu_xml', euXml.slice(0, -60), /no XML/, expect.any(Number)],
    ['eu_xml', euXml.replace(' logicalId="102"', ''), /without logicalId/, 16],
    ['eu_xml', laughs(euXml), /document type/, 1],
    ['eu_xml', euXml.replace('wholeName="Probador"', `wholeName="${'x'.repeat(5_100_000)}"`), /without an end/, 9],
    ['eu_csv', euCsv.replace('NameAlias_WholeName;', ''), /Columns are missing: NameAlias_WholeName/, 1],
    ['eu_csv', euCsv.slice(0, -40), /18 columns are expected, and there are 8/, 5],
    ['eu_csv', euCsv.replace(';102;', ';;'), /without Entity_LogicalId/, 4],
    ['eu_csv', windows(euCsv), /not UTF-8/, 6],
    ['uk_csv', ukCsv.replace('D.O.B,', ''), /Columns are missing: D.O.B/, 2],
    ['uk_csv', ukCsv.slice(0, -30), /27 columns are expected/, 6],
    ['uk_csv', ukCsv.replace('Unique ID', 'ID'), /Columns are missing: Unique ID/, 6],
    ['uk_csv', windows(ukCsv), /not UTF-8/, 7],
    ['uk_xml', ukXml.slice(0, -40), /no XML/, expect.any(Number)],
    ['uk_xml', ukXml.replace('<UniqueID>TST0003</UniqueID>', ''), /without UniqueID/, 20],
    ['uk_xml', laughs(ukXml), /document type/, 1],
    ['seco_xml', secoXml.slice(0, -30), /no XML/, expect.any(Number)],
    ['seco_xml', secoXml.replace(' ssid="102"', ''), /without ssid/, 20],
    ['seco_xml', laughs(secoXml), /document type/, 1],
    ['nsdc_json', nsdcJson.slice(0, -4), /cut off/, 6],
    ['nsdc_json', nsdcJson.replace('"sid": "s2"', '"x": "s2"'), /without sid/, 6],
    ['nsdc_json', nsdcJson.replace('"ТОВ Тест"', 'ТОВ'), /no JSON/, 6],
    ['nsdc_json', '{"subject": 1}', /array of entries/, 1],
    ['nsdc_json', `${nsdcJson}[]`, /more after the end/, 8],
    ['nsdc_json', deep, /50 deep/, 1],
    ['nsdc_json', `[{"a":"${'x'.repeat(2_100_000)}`, /two million/, 1],
  ] as const)('%s %#', async (format, content, detail, line) => {
    await expect(readList(format, { 'the-file': content })).rejects.toEqual(wrong(detail, line));
  });
});
