import type { ListFormat } from '../../../../shared/screening/screening.ts';
import { ListError, type ListFile, type ReadFormat } from './entry.ts';
import { readStart } from './files/read-start.ts';
import { readMagic } from './files/text.ts';
import { zipMagic } from './files/zip.ts';
import { readEuCsv } from './official/eu-csv.ts';
import { readEuXml } from './official/eu-xml.ts';
import { readNsdcJson } from './official/nsdc-json.ts';
import { readOfacCsv } from './official/ofac-csv.ts';
import { readOfacXml } from './official/ofac-xml.ts';
import { readSecoXml } from './official/seco-xml.ts';
import { readUkCsv } from './official/uk-csv.ts';
import { readUkXml } from './official/uk-xml.ts';
import { readUnXml } from './official/un-xml.ts';
import { readFtmJson } from './opensanctions/ftm-json.ts';
import { readOpenSanctionsCsv } from './opensanctions/opensanctions-csv.ts';
import { isPlainCsv, readPlainCsv } from './own/plain-csv.ts';
import { readPlainXlsx } from './own/plain-xlsx.ts';

interface Format {
  read: ReadFormat;
  /** Whether a file with this beginning has this format. */
  begins: (start: string) => boolean;
  authority: string;
}

const like =
  (form: RegExp) =>
  (start: string): boolean =>
    form.test(start);
const ofac = 'US Treasury, OFAC';
const eu = 'European Commission';
const ownList = 'Own list';
const uk = 'UK Foreign, Commonwealth & Development Office';

/** Formats in use in the industry. The plain table comes last: a file that matches another format has that one. */
export const formats: Record<ListFormat, Format> = {
  ofac_csv: { read: readOfacCsv, authority: ofac, begins: like(/^\s*"?\d+"?,/) },
  ofac_xml: { read: readOfacXml, authority: ofac, begins: like(/<(\w+:)?sdnList[\s>]/) },
  un_xml: { read: readUnXml, authority: 'UN Security Council', begins: like(/<CONSOLIDATED_LIST[\s>]/) },
  eu_xml: { read: readEuXml, authority: eu, begins: like(/<(\w+:)?export\s[^>]*fsd\/export/) },
  eu_csv: { read: readEuCsv, authority: eu, begins: like(/^[^\n]*\b(NameAlias_WholeName|Naal_wholename)\b/) },
  uk_xml: { read: readUkXml, authority: uk, begins: like(/<Designations[\s>]/) },
  uk_csv: { read: readUkCsv, authority: uk, begins: like(/^([^\n]*\n){0,3}[^\n]*\bUnique ID"?,[^\n]*\bName 6\b/) },
  seco_xml: { read: readSecoXml, authority: 'Switzerland, SECO', begins: like(/<swiss-sanctions-list[\s>]/) },
  nsdc_json: { read: readNsdcJson, authority: 'Ukraine, NSDC', begins: like(/^\s*\[\s*\{[\s\S]*"subject"\s*:/) },
  opensanctions_csv: {
    ...{ read: readOpenSanctionsCsv, authority: 'OpenSanctions' },
    begins: like(/^\s*"?id"?,\s*"?schema"?,\s*"?name"?,/),
  },
  ftm_json: { read: readFtmJson, authority: 'OpenSanctions', begins: like(/^\s*\{\s*"[^\n]*\}|^\s*\{\s*"[^\n]{8000}/) },
  plain_csv: { read: readPlainCsv, authority: ownList, begins: isPlainCsv },
  // Detected by its magic number, since it is not text.
  plain_xlsx: { read: readPlainXlsx, authority: ownList, begins: () => false },
};

/** Detected by content: file names and extensions are unreliable. @throws ListError */
export async function detectFormat(file: ListFile): Promise<ListFormat> {
  if (file.inZip === undefined && (await readMagic(file.path)).equals(zipMagic)) return 'plain_xlsx';
  const start = await readStart(file);
  if (start.trim() === '') throw new ListError(file.name, null, 'It is empty');
  for (const [name, { begins }] of Object.entries(formats)) if (begins(start)) return name as ListFormat;
  throw new ListError(file.name, 1, `${strangeStart(start)}: ${known}`);
}

const known =
  'lists of OFAC, the UN, the EU, the UK, SECO and NSDC are read as they are published, OpenSanctions’ targets.simple.csv, FollowTheMoney’s JSON lines, and tables (CSV or .xlsx) with a column of names';

function strangeStart(start: string): string {
  if (/^\s*\{\s*("[^"]*"\s*:[^\n]*)?\n/.test(start))
    return 'It is JSON over several lines, and FollowTheMoney has one entity a line';
  if (/^\s*[[{]/.test(start)) return 'This JSON is of none of the formats that are read';
  if (/^\s*<(!doctype )?html/i.test(start)) return 'It is a web page, none of the formats that are read';
  return 'This is none of the formats that are read';
}
