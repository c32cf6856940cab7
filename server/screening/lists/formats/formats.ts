import type { ListFormat } from '../../../../shared/screening.ts';
import { ListError, type ListFile, type ReadFormat } from './entry.ts';
import { readFtmJson } from './ftm-json.ts';
import { readOfacCsv } from './ofac-csv.ts';
import { readOfacXml } from './ofac-xml.ts';
import { readOpenSanctionsCsv } from './opensanctions-csv.ts';
import { readText } from './text.ts';
import { readUnXml } from './un-xml.ts';

interface Format {
  read: ReadFormat;
  /** Does a list begin like this? */
  begins: RegExp;
  /** Of a list that is published under one name: a newer file takes the place of the older one. */
  known?: { key: string; title: string };
  authority: string;
}

const ofac = { known: { key: 'ofac', title: 'OFAC SDN' }, authority: 'US Treasury, OFAC' };

/** The formats that the field uses. */
export const formats: Record<ListFormat, Format> = {
  ofac_csv: { ...ofac, read: readOfacCsv, begins: /^\s*"?\d+"?,/ },
  ofac_xml: { ...ofac, read: readOfacXml, begins: /<(\w+:)?sdnList[\s>]/ },
  un_xml: {
    ...{ read: readUnXml, begins: /<CONSOLIDATED_LIST[\s>]/, authority: 'UN Security Council' },
    known: { key: 'un', title: 'UN consolidated list' },
  },
  opensanctions_csv: {
    ...{ read: readOpenSanctionsCsv, begins: /^\s*"?id"?,\s*"?schema"?,\s*"?name"?,/, authority: 'OpenSanctions' },
  },
  ftm_json: { read: readFtmJson, begins: /^\s*\{/, authority: 'OpenSanctions' },
};

/** By what is in the file: names and endings say nothing that can be relied on. @throws ListError */
export async function detectFormat(file: ListFile): Promise<ListFormat> {
  let start = '';
  for await (const text of readText(file)) {
    start += text;
    if (start.length >= 8_192) break;
  }
  start = start.replace(/^\u{feff}/u, '');
  if (start.trim() === '') throw new ListError(file.name, null, 'It is empty');
  for (const [name, { begins }] of Object.entries(formats)) if (begins.test(start)) return name as ListFormat;
  throw new ListError(
    file.name,
    1,
    "This is none of the formats that are read: OFAC's CSV or XML, the UN's XML, OpenSanctions' targets.simple.csv, FollowTheMoney's JSON lines",
  );
}
