import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  ftmJson,
  listFiles,
  ofacAdd,
  ofacAlt,
  ofacSdn,
  ofacXml,
  openSanctionsCsv,
  readList,
  unXml,
} from '../../../testing/screening/lists.ts';
import { countryCode } from './country.ts';
import { readBirth } from './dates.ts';
import { detectFormat } from './formats.ts';

/** What a broken file is answered with. */
const wrong = (detail: RegExp, line: number | null, file?: string) =>
  expect.objectContaining({ message: expect.stringMatching(detail), line, ...(file && { file }) });

describe('what is in them', () => {
  test('OFAC CSV: remarks are read, names put in order, aliases of nobody left out, ships and companies counted', async () => {
    const { entries, persons } = await readList('ofac_csv', {
      'add.csv': ofacAdd,
      'sdn.csv': ofacSdn,
      'alt.csv': ofacAlt,
    });
    expect(entries.map(({ id, line }) => [id, line])).toEqual([
      ['101', 1],
      ['102', 2],
      ['103', 3],
    ]);
    expect(persons[0]).toEqual({
      sourceId: '101',
      names: [
        { text: 'Tamaz Gela MARKOVIL', kind: 'name' },
        { text: 'Tamas MARCOVILLI', kind: 'alias' },
        { text: 'Tamaz GELA', kind: 'alias' },
        { text: 'EL PROBADOR', kind: 'weak_alias' },
      ],
      births: ['1966-01-09', '~1967'],
      sexes: ['M'],
      countries: ['GE', 'KP'],
      birthPlaces: ['Kutaisi, Georgia'],
      numbers: [
        { kind: 'Passport', number: 'K357514(4)', country: 'GE' },
        { kind: 'National ID', number: '01001-000.123', country: 'GE' },
      ],
      topics: ['sanction'],
      programmes: ['TEST1', 'TEST2'],
      listedSince: null,
      positions: ['Deputy Minister of Testing'],
      remarks: expect.stringContaining('Linked To: ACME TEST'),
      links: [{ name: 'ACME TEST', relation: 'Linked To' }],
      url: 'https://sanctionssearch.ofac.treas.gov/Details.aspx?id=101',
    });
    expect(persons[1]).toMatchObject({
      names: [{ text: 'Iria Nuna QUELVARRO PINTADO Jr.', kind: 'name' }],
      births: ['1968/1972'],
      sexes: ['F'],
    });
  });

  test('OFAC XML: the same person, weak aliases as such, the day and the number of entries of the list', async () => {
    const { persons, found, entries } = await readList('ofac_xml', { 'sdn.xml': ofacXml });
    expect(found).toEqual({ date: '2026-05-03', promised: 2 });
    expect(entries).toHaveLength(2);
    expect(persons).toMatchObject([
      {
        sourceId: '101',
        names: [
          { text: 'Tamaz Gela MARKOVIL', kind: 'name' },
          { text: 'Tamas MARCOVILLI', kind: 'alias' },
          { text: 'EL PROBADOR', kind: 'weak_alias' },
        ],
        births: ['1966-01-09'],
        sexes: ['M'],
        countries: ['GE', 'KP'],
        numbers: [{ kind: 'Passport', number: 'K357514(4)', country: 'GE' }],
        programmes: ['TEST1', 'TEST2'],
      },
    ]);
  });

  test('UN XML: quality of aliases, several in one cell, its own script, three ways to write a birth date', async () => {
    const { persons, found, entries } = await readList('un_xml', { 'un.xml': unXml });
    expect(found.date).toBe('2026-02-27');
    expect(entries).toHaveLength(2);
    expect(persons).toMatchObject([
      {
        sourceId: '690101',
        names: [
          { text: 'TAMAZ GELA MARKOVIL', kind: 'name' },
          { text: 'თამაზ მარკოვილი', kind: 'name' },
          { text: 'Tamas Marcovilli', kind: 'alias' },
          { text: 'T. Markovil', kind: 'alias' },
          { text: 'Probador', kind: 'weak_alias' },
        ],
        births: ['1966-01-09', '~1967', '1965/1969'],
        sexes: ['M'],
        countries: ['IR'],
        birthPlaces: ['Kutaisi, Georgia'],
        numbers: [{ kind: 'Passport', number: 'AB187304', country: 'GE' }],
        programmes: ['Test', 'TTi.001'],
        listedSince: '2012-12-31',
      },
    ]);
  });

  test('OpenSanctions CSV: cells of several values, topics by what tells of them, the newest day seen', async () => {
    const { persons, found } = await readList('opensanctions_csv', { 'targets.simple.csv': openSanctionsCsv });
    expect(found.date).toBe('2026-11-02');
    expect(persons).toMatchObject([
      {
        sourceId: 'Q101',
        names: [
          { text: 'Tamaz Markovil', kind: 'name' },
          { text: 'Tamas Marcovilli', kind: 'alias' },
          { text: 'Tamaz Gela', kind: 'alias' },
        ],
        births: ['1966-01-09', '1967'],
        countries: ['GE', 'IR'],
        numbers: [{ number: 'K3575144' }, { number: '01001000123' }],
        topics: ['sanction'],
        programmes: ['TEST-1'],
        listedSince: '2023-04-20',
        url: 'https://www.opensanctions.org/entities/Q101/',
      },
      { sourceId: 'Q103', topics: ['pep'] },
    ]);
  });

  test('FollowTheMoney: nested and flat, what others tell of a person, no link that is none, no relative of nobody', async () => {
    const { persons, found, entries } = await readList('ftm_json', { 'entities.ftm.json': ftmJson });
    expect(found.date).toBe('2026-11-03');
    expect(entries.map(({ id }) => id)).toEqual(['Q101', 'Q102', 'Q103', 'Q104']);
    expect(persons).toMatchObject([
      {
        names: [
          { text: 'Tamaz Markovil', kind: 'name' },
          { text: 'თამაზ მარკოვილი', kind: 'name' },
          { text: 'Tamas Marcovilli', kind: 'alias' },
          { text: 'Probador', kind: 'weak_alias' },
        ],
        topics: ['sanction', 'close_associate'],
        programmes: ['TEST-1'],
        listedSince: '2012-12-31',
        remarks: 'Testing',
        url: 'https://example.org/q101',
      },
      {
        names: [{ text: 'Iria Quelvarro', kind: 'name' }],
        topics: ['pep', 'crime', 'sanction'],
        programmes: ['Test programme'],
        listedSince: '2020-05-01',
        numbers: [{ kind: 'Diplomatic', number: 'ZZ100', country: 'GE' }],
      },
    ]);
  });

  // real-world.md case 08: each cell of several values is a row of CSV of its own.
  test('OpenSanctions CSV: quotation marks and semicolons within a value', async () => {
    const cell = '"""Tamaz """"Toma"""" Markovil"";Tamaz M;""Semicolon; Name"""';
    const list = openSanctionsCsv.replace('"Tamas Marcovilli;Tamaz Gela"', cell);
    const { persons } = await readList('opensanctions_csv', { 'targets.simple.csv': list });
    expect(persons[0]?.names.slice(1).map(({ text }) => text)).toEqual([
      'Tamaz "Toma" Markovil',
      'Tamaz M',
      'Semicolon; Name',
    ]);
  });

  test('FollowTheMoney: offices with the time in them, nested and flat, and whom a person is connected with', async () => {
    const occupancy = { id: 'O1', schema: 'Occupancy', properties: { startDate: ['2016-11'], endDate: ['2020'] } };
    const post = { id: 'P1', schema: 'Position', caption: 'Member of Parliament', properties: {} };
    const wife = { id: 'Q2', schema: 'Person', caption: 'Nino Markovili', properties: {} };
    const company = { id: 'C1', schema: 'Company', caption: 'ACME TEST', properties: {} };
    const of = (schema: string, properties: object) => ({ id: `l-${schema}`, schema, properties });
    const deep = {
      ...{ id: 'Q1', schema: 'Person', target: true },
      properties: {
        ...{ name: ['Tamaz Markovil'], topics: ['role.pep'] },
        positionOccupancies: [{ ...occupancy, properties: { ...occupancy.properties, post: [post] } }],
        familyPerson: [of('Family', { relative: [wife], relationship: ['spouse'] })],
        ownershipOwner: [of('Ownership', { asset: [company] })],
      },
    };
    const flat = { id: 'Q9', schema: 'Person', target: true, properties: { name: ['Iria Q'], topics: ['role.pep'] } };
    const held = { ...occupancy, id: 'O2', properties: { startDate: ['2021-01-01'], holder: ['Q9'], post: ['P1'] } };
    const lines = [deep, flat, held, post].map((one) => JSON.stringify(one)).join('\n');
    const { persons } = await readList('ftm_json', { 'entities.ftm.json': lines });
    expect(persons).toMatchObject([
      {
        positions: ['Member of Parliament (2016-11 – 2020)'],
        links: [
          { name: 'Nino Markovili', relation: 'spouse' },
          { name: 'ACME TEST', relation: 'Ownership' },
        ],
      },
      { positions: ['Member of Parliament (2021-01-01 – …)'] },
    ]);
  });

  // real-world.md, kind 6: counter-sanctions and mere links were shown as sanctioned.
  test.each([
    [['sanction.counter'], ['sanction_counter']],
    [['sanction.linked'], ['sanction_linked']],
    [
      ['sanction', 'role.pep.natl'],
      ['sanction', 'pep'],
    ],
    [['role.rca'], ['close_associate']],
    [
      ['crime.fin', 'debarment', 'wanted'],
      ['crime', 'debarment', 'wanted'],
    ],
    [
      ['export.control', 'reg.warn', 'poi'],
      ['export_control', 'regulatory', 'other'],
    ],
    [['sanctioned.not', 'crimea'], ['other']],
  ])('FollowTheMoney: topics %j by their whole meaning', async (wording, topics) => {
    const entity = { id: 'Q1', schema: 'Person', target: true, properties: { name: ['A B'], topics: wording } };
    const { persons } = await readList('ftm_json', { 'entities.ftm.json': JSON.stringify(entity) });
    expect(persons[0]?.topics).toEqual(topics);
  });

  test('they are told apart by what is in them, whatever they are called, packed or not', async () => {
    const files = listFiles({
      ...{ a: ofacSdn, b: ofacXml, c: unXml, d: openSanctionsCsv, e: ftmJson, 'f.gz': gzipSync(unXml), g: ofacAlt },
      h: `\u{feff}${openSanctionsCsv}`,
    });
    expect(await Promise.all(files.map(detectFormat))).toEqual([
      ...['ofac_csv', 'ofac_xml', 'un_xml', 'opensanctions_csv', 'ftm_json', 'un_xml', 'ofac_csv', 'opensanctions_csv'],
    ]);
    for (const strange of ['<html><body>Not found', '%PDF-1.7', 'Not_found']) {
      await expect(detectFormat(listFiles({ x: strange })[0]!)).rejects.toEqual(wrong(/none of the formats/, 1));
    }
    await expect(detectFormat(listFiles({ x: '{\n  "a": 1\n}' })[0]!)).rejects.toEqual(
      wrong(/JSON over several lines/, 1),
    );
    await expect(detectFormat(listFiles({ x: ' \n' })[0]!)).rejects.toEqual(wrong(/empty/, null));
  });
});

describe('what is wrong with them, and where', () => {
  const laughs = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>\n<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>&lol2;</DATAID></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>`;
  const deep = `<CONSOLIDATED_LIST>\n${'<a>'.repeat(5_000)}`;
  const long = `<CONSOLIDATED_LIST><INDIVIDUAL><DATAID>1</DATAID>\n<COMMENTS1>${'x'.repeat(3_000_000)}`;
  // One entry without end, of small parts: it was kept in memory until there was none left.
  const wide = `<CONSOLIDATED_LIST><INDIVIDUAL>\n${`<a>${'<b/>'.repeat(15_000)}</a>`.repeat(8)}`;
  const wordy = `<CONSOLIDATED_LIST><INDIVIDUAL>\n${`<a>${'x'.repeat(900_000)}</a>`.repeat(8)}`;
  const described = `${ftmJson}${'\n{"id":"s","schema":"Sanction","properties":{"entity":["Q101"]}}'.repeat(5_001)}`;
  const windows = Buffer.concat([Buffer.from(openSanctionsCsv), Buffer.from('"Q9","Person","Jos\xe9"', 'latin1')]);
  const cutRow = `${ofacSdn.split('\r\n')[0]}\r\n${ofacSdn.split('\r\n')[1]!.slice(0, 28)}`;
  test.each([
    ['un_xml', unXml.slice(0, -40), /no XML/, 21],
    ['un_xml', unXml.slice(0, 900), /no XML/, 13],
    ['un_xml', laughs, /document type/, 2],
    ['un_xml', unXml.replace('Kutaisi', '&who;'), /undefined entity/, 17],
    ['un_xml', deep, /30 deep/, 2],
    ['un_xml', long, /without an end/, 2],
    ['un_xml', wide, /100,000 elements/, 2],
    ['un_xml', wordy, /five million characters/, 2],
    ['ftm_json', described, /More than 5000 entities/, 5007],
    ['un_xml', unXml.replace('<DATAID>690101</DATAID>', ''), /without DATAID/, 4],
    ['un_xml', unXml.replaceAll('CONSOLIDATED_LIST', 'html'), /CONSOLIDATED_LIST is expected/, 1],
    ['ofac_xml', ofacXml.replace('<uid>101</uid>', ''), /without uid/, 4],
    ['ofac_csv', cutRow, /quotation mark is not closed/, 2],
    ['ofac_csv', ofacSdn.replace(',"TEST1",-0- ,', ',"TEST1",'), /12 columns are expected, and there are 11/, 2],
    ['ofac_csv', ofacSdn.replace('103,', 'x103,'), /no number of an entry/, 3],
    ['ofac_csv', ofacAlt, /SDN.CSV is missing/, null],
    ['opensanctions_csv', windows, /not UTF-8/, 5],
    ['opensanctions_csv', openSanctionsCsv.replace('"birth_date",', ''), /Columns are missing: birth_date/, 1],
    [
      'opensanctions_csv',
      openSanctionsCsv.replace('"Q103",', '"Q103","",'),
      /16 columns are expected, and there are 17/,
      4,
    ],
    ['opensanctions_csv', openSanctionsCsv.replace('"Iria Quelvarro"', '""'), /without a name/, 4],
    ['ftm_json', `${ftmJson}\n{"id":"Q9","schema":"Person","prop`, /no JSON/, 7],
    ['ftm_json', `${ftmJson}\n{"id":"Q9"}`, /no entity/, 7],
    ['ftm_json', ftmJson.replaceAll('Tamaz Markovil', 'T'.repeat(600)), /more than 500/, 1],
  ] as const)('%s: %#', async (format, content, detail, line) => {
    await expect(readList(format, { 'the-file': content })).rejects.toEqual(wrong(detail, line, 'the-file'));
  });

  test('packed and cut off', async () => {
    const packed = gzipSync(unXml).subarray(0, 300);
    await expect(readList('un_xml', { 'un.xml.gz': packed })).rejects.toEqual(
      wrong(/cut off or damaged/, expect.anything()),
    );
  });

  test('a second file where a list is one', async () => {
    await expect(readList('un_xml', { a: unXml, b: unXml })).rejects.toEqual(wrong(/one file/, null, 'b'));
    await expect(readList('ofac_csv', { a: ofacSdn, b: ofacSdn })).rejects.toEqual(wrong(/same kind/, null, 'b'));
  });
});

test.each([
  ['09 Jan 1966', '1966-01-09'],
  ['Nov.1973', '1973-11'],
  ['circa 1971', '~1971'],
  ['01 Jan 1968 to 31 Dec 1972', '1968/1972'],
  ['1966-01', '1966-01'],
  ['1966', '1966'],
  ['unknown', undefined],
])('birth date %s', (text, birth) => {
  expect(readBirth(text)).toBe(birth);
});

test.each([
  ['Türkiye', 'TR'],
  ['Iran (Islamic Republic of)', 'IR'],
  ["Democratic People's Republic of Korea", 'KP'],
  ['Congo, Democratic Republic of the', 'CD'],
  ['ge', 'GE'],
  ['former Soviet Union', undefined],
  ['Atlantis', undefined],
])('country %s', (name, code) => {
  expect(countryCode(name)).toBe(code);
});
