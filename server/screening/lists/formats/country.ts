import { iso2OfState } from '../../../../shared/document/country.ts';

/** Names that lists use and the table of Unicode doesn't have. */
const otherNames: Record<string, string> = {
  russia: 'RU',
  'russian federation': 'RU',
  'former soviet union': '',
  burma: 'MM',
  'myanmar burma': 'MM',
  turkey: 'TR',
  turkiye: 'TR',
  'korea north': 'KP',
  'democratic peoples republic of korea': 'KP',
  'korea south': 'KR',
  'republic of korea': 'KR',
  'congo democratic republic of the': 'CD',
  'democratic republic of the congo': 'CD',
  'congo republic of the': 'CG',
  congo: 'CG',
  'united republic of tanzania': 'TZ',
  'iran islamic republic of': 'IR',
  'syrian arab republic': 'SY',
  'united states of america': 'US',
  'united kingdom of great britain and northern ireland': 'GB',
  'great britain': 'GB',
  'state of palestine': 'PS',
  palestinian: 'PS',
  palestine: 'PS',
  'north macedonia the republic of': 'MK',
  'the gambia': 'GM',
  'cabo verde': 'CV',
  'cape verde': 'CV',
  'czech republic': 'CZ',
  'hong kong': 'HK',
  macau: 'MO',
  'cote d ivoire': 'CI',
  'ivory coast': 'CI',
  'bolivia plurinational state of': 'BO',
  'venezuela bolivarian republic of': 'VE',
  'republic of moldova': 'MD',
  'lao peoples democratic republic': 'LA',
  'viet nam': 'VN',
  'bosnia and herzegovina': 'BA',
  'trinidad and tobago': 'TT',
  'saint kitts and nevis': 'KN',
  'antigua and barbuda': 'AG',
  'sao tome and principe': 'ST',
  swaziland: 'SZ',
  'the bahamas': 'BS',
  'holy see': 'VA',
  uae: 'AE',
  drc: 'CD',
  dprk: 'KP',
};

/** Two letters that are used beside the standard's. */
const otherCodes: Record<string, string> = { UK: 'GB', EL: 'GR' };

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^a-z]+/g, ' ')
    .trim();

const codes = new Map<string, string>();
const known = new Set<string>();
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
for (let a = 65; a <= 90; a++) {
  for (let b = 65; b <= 90; b++) {
    const code = String.fromCharCode(a, b);
    const name = names.of(code);
    // Withdrawn codes have the name of who took their place, and come before or after it.
    if (!name || new Intl.Locale(`und-${code}`).region !== code || code === 'ZZ') continue;
    known.add(code);
    codes.set(plain(name), code);
  }
}
for (const [name, code] of Object.entries(otherNames)) codes.set(name, code);

/**
 * By a name in English, two or three letters of ISO 3166-1, or a territory's code that begins with its country's (`ua-cri`).
 * @returns two letters, ISO 3166-1; undefined for what is no country's name or code
 */
export function countryCode(name: string): string | undefined {
  const text = name.trim();
  const [, two] = text.match(/^([a-z]{2})(?:-[a-z]{2,3})?$/i) ?? [];
  if (two) {
    const code = two.toUpperCase();
    return known.has(code) ? code : otherCodes[code];
  }
  const three = /^[a-z]{3}$/i.test(text) ? iso2OfState(text.toUpperCase()) : undefined;
  return codes.get(plain(text)) || three;
}

export const countryCodes = (all: readonly string[]): string[] => [
  ...new Set(all.flatMap((name) => countryCode(name) ?? [])),
];
