import type { ListedLink, ListedPerson } from '../../../../../shared/screening/screening.ts';
import { countryCode } from '../country.ts';
import { readBirth } from '../dates.ts';

/** Papers and registers that name one person; addresses, phones and coins are none of them. */
const numberKinds = [
  ...['Passport', 'Diplomatic Passport', 'Service Passport', 'Stateless Person Passport', 'Refugee ID Card'],
  ...['Travel Document Number', 'National ID No.', 'National Foreign ID Number', 'Personal ID Card', 'Tax ID No.'],
  ...[
    'Identification Number',
    'Cedula No.',
    'C.U.R.P.',
    'C.U.I.',
    'C.U.I.P.',
    'C.U.I.T.',
    'R.F.C.',
    'D.N.I.',
    'I.F.E.',
  ],
  ...['N.I.E.', 'NIT #', 'SSN', 'RTN', 'SRE Permit No.', "Driver's License No.", 'Birth Certificate Number'],
  ...[
    'Electoral Registry No.',
    'Credencial electoral',
    'Numero de Identidad',
    'Italian Fiscal Code',
    'Residency Number',
  ],
  ...['Citizen Card Number', 'Bosnian Personal ID No.', 'Kenyan ID No.', 'Moroccan Personal ID No.', 'LE Number'],
  ...['National Tax ID', 'Paraguay Cedula', 'Matricula Mercantil No.', 'Public Registration Number', 'Stateless ID'],
].toSorted((a, b) => b.length - a.length);

type Read = Required<
  Pick<ListedPerson, 'births' | 'sexes' | 'countries' | 'birthPlaces' | 'numbers' | 'links'> & { weak: string[] }
>;

/** Of OFAC's column Remarks, where the CSV has what the XML has in elements of their own. */
export function readRemarks(remarks: string): Read {
  const read: Read = {
    ...{ births: [], sexes: [], countries: [], birthPlaces: [] },
    numbers: [],
    weak: [],
    links: linksIn(remarks),
  };
  for (const part of remarks.split(';')) {
    const value = part
      .trim()
      .replace(/\.$/, '')
      .replace(/^alt\.\s+/, '');
    const birth = after(value, 'DOB ');
    if (birth !== undefined) read.births.push(...((readBirth(birth) ?? []).length ? [readBirth(birth)!] : []));
    else if (value.startsWith('POB ')) read.birthPlaces.push(value.slice(4));
    else if (/^(nationality|citizen) /.test(value)) {
      const country = countryCode(value.replace(/^(nationality|citizen) (possibly )?/, '').replace(/^Region: /, ''));
      if (country) read.countries.push(country);
    } else if (value === 'Gender Male') read.sexes.push('M');
    else if (value === 'Gender Female') read.sexes.push('F');
    else if (value.startsWith('a.k.a. ')) read.weak.push(value.slice(7).replace(/^'|'$/g, ''));
    else {
      const number = readNumber(value);
      if (number) read.numbers.push(number);
    }
  }
  return read;
}

/** `Linked To: ISLAMIC REVOLUTIONARY GUARD CORPS (IRGC); Linked To: AL-QA'IDA.`; in the XML it is in brackets. */
export const linksIn = (remarks: string): ListedLink[] =>
  remarks.split(';').flatMap((part) => {
    const [, name] = part.trim().match(/^\(?Linked To: (.+)$/s) ?? [];
    return name ? [{ name: withoutEnd(name), relation: 'Linked To' }] : [];
  });

/** Without the stop of the remarks and the bracket around all of them. */
function withoutEnd(text: string): string {
  const name = text.trim().replace(/\.$/, '');
  const isOpen = (name.match(/\(/g)?.length ?? 0) < (name.match(/\)/g)?.length ?? 0);
  return isOpen && name.endsWith(')') ? name.slice(0, -1) : name;
}

const after = (text: string, start: string): string | undefined =>
  text.startsWith(start) ? text.slice(start.length) : undefined;

/** `Passport G-869537 (Pakistan) issued 15 Jan 2014 expires 22 Nov 2018` */
function readNumber(value: string): ListedPerson['numbers'][number] | undefined {
  const kind = numberKinds.find((one) => value.startsWith(`${one} `));
  if (kind === undefined) return undefined;
  const all = value.slice(kind.length + 1);
  const rest = all.slice(0, all.search(/ (?:issued|expires|Date of Issue)\b|$/));
  // The number itself may have brackets: K357514(4) (Hong Kong).
  const bracket = rest.endsWith(')') ? rest.lastIndexOf(' (') : -1;
  const inBrackets = bracket < 0 ? '' : rest.slice(bracket + 2, -1);
  const isCountry = inBrackets !== '' && !/[()]/.test(inBrackets);
  const number = isCountry ? rest.slice(0, bracket) : rest;
  return number
    ? { kind: kind.replace(/ (No\.|#|Number)$/, ''), number, country: countryCode(isCountry ? inBrackets : '') ?? null }
    : undefined;
}
