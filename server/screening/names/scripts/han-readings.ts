import { fileURLToPath } from 'node:url';
import { TokenizerBuilder } from '@patdx/kuromoji';
import NodeDictionaryLoader from '@patdx/kuromoji/node';
import { translate } from 'hanja/lib/translate.js';
import { toLatin } from './latin.ts';
import { wadeGiles } from './wade-giles.ts';

/** Han characters only, of the length of a name. */
const hanName = /^\p{Script=Han}{2,6}$/u;
const hangul = /^\p{Script=Hangul}+$/u;

/** Countries by their reading of Han; if the country is unknown, all readings apply. */
const korean = ['KR', 'KP'];
const japanese = ['JP'];
const taiwan = ['TW'];

/**
 * Non-Mandarin readings of a name in Han, in Hangul or Latin letters: 金正恩 is 김정은, 山田太郎 Yamada Taro, 蔡英文 Tsai Ying Wen. Empty for
 * other names.
 * @param country two-letter code of the person's country
 */
export async function hanReadings(name: string, country?: string): Promise<string[]> {
  const signs = name.normalize('NFKC').replaceAll(/\s/g, '');
  if (!hanName.test(signs)) return [];
  const may = (countries: readonly string[]) => country === undefined || countries.includes(country);
  const found = [
    may(korean) ? koreanReading(signs) : undefined,
    may(taiwan) ? toLatin(signs).trim().split(' ').map(wadeGiles).join(' ') : undefined,
    may(japanese) ? await japaneseReading(signs) : undefined,
  ];
  return found.filter((reading) => reading !== undefined);
}

/** 金 is read 금 (gold), but 김 (Kim) as a family name. */
const asFamilyName: Record<string, string> = { 금: '김' };

function koreanReading(signs: string): string | undefined {
  const read = translate(signs, 'SUBSTITUTION');
  return hangul.test(read) ? (asFamilyName[read[0]!] ?? read[0]!) + read.slice(1) : undefined;
}

interface Token {
  reading?: string | undefined;
  /** 姓: family name; 名: given name. */
  pos_detail_3: string;
}
type Tokenizer = Awaited<ReturnType<TokenizerBuilder['build']>>;
let tokenizer: Promise<Tokenizer> | undefined;

/** The dictionary takes half a second to load and some 200 MB: loaded for the first name that needs it. */
function loadTokenizer(): Promise<Tokenizer> {
  const dict = fileURLToPath(new URL('../dict/', import.meta.resolve('@patdx/kuromoji')));
  tokenizer ??= new TokenizerBuilder({ loader: new NodeDictionaryLoader({ dic_path: dict }) }).build();
  return tokenizer;
}

/**
 * Only if the dictionary knows the name's first part as a family name and the rest: for other names it would invent a reading.
 */
async function japaneseReading(signs: string): Promise<string | undefined> {
  const tokens: Token[] = (await loadTokenizer()).tokenize(signs);
  const [family] = tokens;
  const given = tokens.slice(1);
  if (given.length === 0 || family!.pos_detail_3 !== '姓' || given.some((token) => token.pos_detail_3 !== '名'))
    return undefined;
  if (tokens.some(({ reading }) => !reading)) return undefined;
  const [first, ...rest] = tokens.map(({ reading }) => toLatin(reading!).trim());
  // Passports do not write long vowels: Taro, not tarou.
  return [first!, rest.join('')].map((word) => word.replaceAll('ou', 'o').replaceAll('uu', 'u')).join(' ');
}
