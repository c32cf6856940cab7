import { fileURLToPath } from 'node:url';
import { TokenizerBuilder } from '@patdx/kuromoji';
import NodeDictionaryLoader from '@patdx/kuromoji/node';
import { translate } from 'hanja/lib/translate.js';
import { toLatin } from './latin.ts';
import { wadeGiles } from './wade-giles.ts';

/** A name of Han alone, as long as names are. */
const hanName = /^\p{Script=Han}{2,6}$/u;
const hangul = /^\p{Script=Hangul}+$/u;

/** Who reads Han in which way; whose country is not known may be any of them. */
const korean = ['KR', 'KP'];
const japanese = ['JP'];
const taiwan = ['TW'];

/**
 * A name in Han as it is read elsewhere than in Beijing, in Hangul or Latin letters: 金正恩 is 김정은, 山田太郎 Yamada Taro,
 * 蔡英文 Tsai Ying Wen. Empty for other names.
 * @param country two letters, of who bears the name
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

/** 金 is gold, and as a family name it is Kim. */
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

/** The dictionary takes half a second and some 200 MB: loaded by the first name that asks for it. */
function loadTokenizer(): Promise<Tokenizer> {
  const dict = fileURLToPath(new URL('../dict/', import.meta.resolve('@patdx/kuromoji')));
  tokenizer ??= new TokenizerBuilder({ loader: new NodeDictionaryLoader({ dic_path: dict }) }).build();
  return tokenizer;
}

/** Nothing, unless the dictionary knows it for a family name and what follows: other names it would make up. */
async function japaneseReading(signs: string): Promise<string | undefined> {
  const tokens: Token[] = (await loadTokenizer()).tokenize(signs);
  const [family] = tokens;
  const given = tokens.slice(1);
  if (given.length === 0 || family!.pos_detail_3 !== '姓' || given.some((token) => token.pos_detail_3 !== '名'))
    return undefined;
  if (tokens.some(({ reading }) => !reading)) return undefined;
  const [first, ...rest] = tokens.map(({ reading }) => toLatin(reading!).trim());
  // Long vowels are not written in passports: Taro, not tarou.
  return [first!, rest.join('')].map((word) => word.replaceAll('ou', 'o').replaceAll('uu', 'u')).join(' ');
}
