/** Letters that say the language by themselves, or nearly so. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Bopomofo}/u, 'zh-Hant'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Thaana}/u, 'dv'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Lao}/u, 'lo'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Myanmar}/u, 'my'],
  [/\p{Script=Tibetan}/u, 'bo'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Gurmukhi}/u, 'pa'],
  [/\p{Script=Gujarati}/u, 'gu'],
  [/\p{Script=Oriya}/u, 'or'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Kannada}/u, 'kn'],
  [/\p{Script=Malayalam}/u, 'ml'],
  [/\p{Script=Sinhala}/u, 'si'],
  [/\p{Script=Ethiopic}/u, 'am'],
  [/\p{Script=Mongolian}/u, 'mn'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Cyrillic}/u, 'ru'],
];
const han = /\p{Script=Han}/u;
/** The same Han letter is drawn in another way in each of these countries. */
const hanOf: Record<string, string> = {
  JPN: 'ja',
  KOR: 'ko',
  PRK: 'ko',
  TWN: 'zh-Hant',
  HKG: 'zh-Hant',
  MAC: 'zh-Hant',
};
/** Where a script's usual language is not the country's. */
const others: Record<string, string> = { IRN: 'fa', AFG: 'fa', PAK: 'ur', UKR: 'uk', BGR: 'bg', SRB: 'sr', NPL: 'ne' };
const beyondLatin = /[\u0370-\u1dff\u2e80-\u{10ffff}]/u;

/** BCP 47 of letters other than Latin, for readers aloud and for the choice of Han letters; undefined for the rest. */
export function langOf(text: string, nationality: string | null | undefined): string | undefined {
  if (!beyondLatin.test(text)) return undefined;
  const found = scripts.find(([script]) => script.test(text))?.[1];
  if (!found) return han.test(text) ? (hanOf[nationality ?? ''] ?? 'zh-Hans') : undefined;
  const other = others[nationality ?? ''];
  return other && ['ar', 'ru', 'hi'].includes(found) ? other : found;
}

const hanFamilies: Record<string, string> = { ja: 'Noto Sans JP', ko: 'Noto Sans KR', 'zh-Hant': 'Noto Sans TC' };
export const hanFamilyOf = (nationality: string | null): string =>
  hanFamilies[hanOf[nationality ?? ''] ?? ''] ?? 'Noto Sans SC';
