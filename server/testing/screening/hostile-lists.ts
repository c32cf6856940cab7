import { gzipSync } from 'node:zlib';
import { ftmJson, ofacSdn, ofacXml, openSanctionsCsv, unXml } from './lists.ts';

// Files that were made to hang or to exhaust whoever reads them. Of the audit, and their like.

/** What expressions stumble over, `n` characters of it. */
export const fillers: Record<string, (n: number) => string> = {
  blanks: (n) => `a${' '.repeat(n)}b`,
  'semicolons and blanks': (n) => 'a; '.repeat(n / 3),
  'brackets and blanks': (n) => ' (a'.repeat(n / 3),
  'ends of numbers': (n) => `Passport ${' issued'.repeat(n / 7)}`,
  digits: (n) => '1'.repeat(n),
  days: (n) => '12 jan. '.repeat(n / 8),
  letters: (n) => 'x'.repeat(n),
  // Letters with marks: what is one letter on paper may be many.
  marks: (n) => `e${'\u0301'.repeat(n)}`,
};

/** A list of each format with the filler in each of its fields where lists have free text. */
export const stuffed: Record<string, (filler: string) => { format: string; content: string }> = {
  'a UN alias': (filler) => ({ format: 'un_xml', content: unXml.replace('T. Markovil', filler) }),
  'a UN comment': (filler) => ({ format: 'un_xml', content: unXml.replace('An invented person.', filler) }),
  'a UN day': (filler) => ({ format: 'un_xml', content: unXml.replace('1966-01-09', filler) }),
  'OFAC remarks': (filler) => ({
    format: 'ofac_csv',
    content: ofacSdn.replace('Phone Number 5550100', `Passport K1${filler.replaceAll(';', ',')} issued 1\nx`),
  }),
  'an OFAC day': (filler) => ({ format: 'ofac_csv', content: ofacSdn.replace('09 Jan 1966', filler) }),
  'OFAC programmes': (filler) => ({ format: 'ofac_csv', content: ofacSdn.replace('TEST1] [TEST2', filler) }),
  'an OFAC XML kind of paper': (filler) => ({
    format: 'ofac_xml',
    content: ofacXml.replace('<idType>Passport', `<idType>${filler}`),
  }),
  'an OFAC XML day': (filler) => ({ format: 'ofac_xml', content: ofacXml.replace('09 Jan 1966', filler) }),
  'an OpenSanctions dataset': (filler) => ({
    format: 'opensanctions_csv',
    content: openSanctionsCsv.replace('Every Politician', filler),
  }),
  'an OpenSanctions day': (filler) => ({
    format: 'opensanctions_csv',
    content: openSanctionsCsv.replace('1966-01-09;1967', filler.replaceAll(';', ' ')),
  }),
  'a FollowTheMoney day': (filler) => ({ format: 'ftm_json', content: ftmJson.replace('1966-01-09', filler) }),
  'a FollowTheMoney country': (filler) => ({ format: 'ftm_json', content: ftmJson.replace('"ge"', `"${filler}"`) }),
};

const csvHead = openSanctionsCsv.split('\n')[0]!;
const csvRow = (id: string, name: string) => `"${id}","Person","${name}"${',""'.repeat(13)}`;

/** security.md H2: ids as long as rows, of which each was kept. 2,230 rows have four megabytes, packed. */
export const longIds = (rows: number): Buffer =>
  Buffer.concat([
    gzipSync(`${csvHead}\n`),
    ...Array.from({ length: rows }, (_, n) => gzipSync(`${csvRow(`${n}${'x'.repeat(1_900_000)}`, `P ${n}`)}\n`)),
  ]);

/** Rows of which only the ids are kept, each as long as an id may be. */
export const manyIds = (rows: number): string =>
  [csvHead, ...Array.from({ length: rows }, (_, n) => csvRow(`${n}${'x'.repeat(480)}`, `P ${n}`))].join('\n');

/** Unpacks to a thousand times its size. */
export const bomb = (megabytes: number): Buffer => gzipSync(`${csvHead}\n${'\n'.repeat(megabytes * 1024 ** 2)}`);
