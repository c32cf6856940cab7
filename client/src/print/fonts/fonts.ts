/*
 * The fonts of a report: a family for each script in use today, in fallback order. Static faces, each with the letters that it
 * has (unicode-range, made exact by build/exact-ranges.ts): only what a report shows is loaded. Scripts of whole countries have a
 * bold weight for the subject's values; not Han: three times a hundred more files are not worth it.
 */
// If several files of one family have a letter, the last wins.
import '@fontsource/noto-sans/cyrillic-ext-400.css';
import '@fontsource/noto-sans/cyrillic-ext-400-italic.css';
import '@fontsource/noto-sans/cyrillic-ext-600.css';
import '@fontsource/noto-sans/cyrillic-ext-600-italic.css';
import '@fontsource/noto-sans/cyrillic-400.css';
import '@fontsource/noto-sans/cyrillic-400-italic.css';
import '@fontsource/noto-sans/cyrillic-600.css';
import '@fontsource/noto-sans/cyrillic-600-italic.css';
import '@fontsource/noto-sans/greek-ext-400.css';
import '@fontsource/noto-sans/greek-ext-400-italic.css';
import '@fontsource/noto-sans/greek-ext-600.css';
import '@fontsource/noto-sans/greek-ext-600-italic.css';
import '@fontsource/noto-sans/greek-400.css';
import '@fontsource/noto-sans/greek-400-italic.css';
import '@fontsource/noto-sans/greek-600.css';
import '@fontsource/noto-sans/greek-600-italic.css';
import '@fontsource/noto-sans/vietnamese-400.css';
import '@fontsource/noto-sans/vietnamese-400-italic.css';
import '@fontsource/noto-sans/vietnamese-600.css';
import '@fontsource/noto-sans/vietnamese-600-italic.css';
import '@fontsource/noto-sans/latin-ext-400.css';
import '@fontsource/noto-sans/latin-ext-400-italic.css';
import '@fontsource/noto-sans/latin-ext-600.css';
import '@fontsource/noto-sans/latin-ext-600-italic.css';
import '@fontsource/noto-sans/latin-400.css';
import '@fontsource/noto-sans/latin-400-italic.css';
import '@fontsource/noto-sans/latin-600.css';
import '@fontsource/noto-sans/latin-600-italic.css';
import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-600.css';
import '@fontsource/noto-sans-armenian/armenian-400.css';
import '@fontsource/noto-sans-armenian/armenian-600.css';
import '@fontsource/noto-sans-bengali/bengali-400.css';
import '@fontsource/noto-sans-bengali/bengali-600.css';
import '@fontsource/noto-sans-devanagari/devanagari-400.css';
import '@fontsource/noto-sans-devanagari/devanagari-600.css';
import '@fontsource/noto-sans-ethiopic/ethiopic-400.css';
import '@fontsource/noto-sans-ethiopic/ethiopic-600.css';
import '@fontsource/noto-sans-georgian/georgian-400.css';
import '@fontsource/noto-sans-georgian/georgian-600.css';
import '@fontsource/noto-sans-gujarati/gujarati-400.css';
import '@fontsource/noto-sans-gujarati/gujarati-600.css';
import '@fontsource/noto-sans-gurmukhi/gurmukhi-400.css';
import '@fontsource/noto-sans-gurmukhi/gurmukhi-600.css';
import '@fontsource/noto-sans-hebrew/hebrew-400.css';
import '@fontsource/noto-sans-hebrew/hebrew-600.css';
import '@fontsource/noto-sans-kannada/kannada-400.css';
import '@fontsource/noto-sans-kannada/kannada-600.css';
import '@fontsource/noto-sans-khmer/khmer-400.css';
import '@fontsource/noto-sans-khmer/khmer-600.css';
import '@fontsource/noto-sans-lao/lao-400.css';
import '@fontsource/noto-sans-lao/lao-600.css';
import '@fontsource/noto-sans-malayalam/malayalam-400.css';
import '@fontsource/noto-sans-malayalam/malayalam-600.css';
import '@fontsource/noto-sans-myanmar/myanmar-400.css';
import '@fontsource/noto-sans-myanmar/myanmar-600.css';
import '@fontsource/noto-sans-oriya/oriya-400.css';
import '@fontsource/noto-sans-oriya/oriya-600.css';
import '@fontsource/noto-sans-sinhala/sinhala-400.css';
import '@fontsource/noto-sans-sinhala/sinhala-600.css';
import '@fontsource/noto-sans-tamil/tamil-400.css';
import '@fontsource/noto-sans-tamil/tamil-600.css';
import '@fontsource/noto-sans-telugu/telugu-400.css';
import '@fontsource/noto-sans-telugu/telugu-600.css';
import '@fontsource/noto-sans-thaana/thaana-400.css';
import '@fontsource/noto-sans-thaana/thaana-600.css';
import '@fontsource/noto-sans-thai/thai-400.css';
import '@fontsource/noto-sans-thai/thai-600.css';
import '@fontsource/noto-serif-tibetan/tibetan-400.css';
import '@fontsource/noto-serif-tibetan/tibetan-600.css';
import '@fontsource/noto-sans-adlam/adlam-400.css';
import '@fontsource/noto-sans-balinese/balinese-400.css';
import '@fontsource/noto-sans-bamum/bamum-400.css';
import '@fontsource/noto-sans-buginese/buginese-400.css';
import '@fontsource/noto-sans-buhid/buhid-400.css';
import '@fontsource/noto-sans-canadian-aboriginal/canadian-aboriginal-400.css';
import '@fontsource/noto-sans-cham/cham-400.css';
import '@fontsource/noto-sans-cherokee/cherokee-400.css';
import '@fontsource/noto-sans-coptic/coptic-400.css';
import '@fontsource/noto-sans-hanifi-rohingya/hanifi-rohingya-400.css';
import '@fontsource/noto-sans-hanunoo/hanunoo-400.css';
import '@fontsource/noto-sans-javanese/javanese-400.css';
import '@fontsource/noto-sans-kayah-li/kayah-li-400.css';
import '@fontsource/noto-sans-lepcha/lepcha-400.css';
import '@fontsource/noto-sans-limbu/limbu-400.css';
import '@fontsource/noto-sans-lisu/lisu-400.css';
import '@fontsource/noto-sans-meetei-mayek/meetei-mayek-400.css';
import '@fontsource/noto-sans-mende-kikakui/mende-kikakui-400.css';
import '@fontsource/noto-sans-miao/miao-400.css';
import '@fontsource/noto-sans-mongolian/mongolian-400.css';
import '@fontsource/noto-sans-new-tai-lue/new-tai-lue-400.css';
import '@fontsource/noto-sans-newa/newa-400.css';
import '@fontsource/noto-sans-nko/nko-400.css';
import '@fontsource/noto-sans-ol-chiki/ol-chiki-400.css';
import '@fontsource/noto-sans-osage/osage-400.css';
import '@fontsource/noto-sans-pau-cin-hau/pau-cin-hau-400.css';
import '@fontsource/noto-sans-rejang/rejang-400.css';
import '@fontsource/noto-sans-samaritan/samaritan-400.css';
import '@fontsource/noto-sans-saurashtra/saurashtra-400.css';
import '@fontsource/noto-sans-sora-sompeng/sora-sompeng-400.css';
import '@fontsource/noto-sans-sundanese/sundanese-400.css';
import '@fontsource/noto-sans-syloti-nagri/syloti-nagri-400.css';
import '@fontsource/noto-sans-syriac/syriac-400.css';
import '@fontsource/noto-sans-tagalog/tagalog-400.css';
import '@fontsource/noto-sans-tagbanwa/tagbanwa-400.css';
import '@fontsource/noto-sans-tai-le/tai-le-400.css';
import '@fontsource/noto-sans-tai-tham/tai-tham-400.css';
import '@fontsource/noto-sans-tai-viet/tai-viet-400.css';
import '@fontsource/noto-sans-tifinagh/tifinagh-400.css';
import '@fontsource/noto-sans-vai/vai-400.css';
import '@fontsource/noto-sans-warang-citi/warang-citi-400.css';
import '@fontsource/noto-sans-yi/yi-400.css';
import '@fontsource/noto-serif-np-hmong/nyiakeng-puachue-hmong-400.css';
import '@fontsource/noto-serif-toto/toto-400.css';
import '@fontsource/noto-sans-symbols/symbols-400.css';
import '@fontsource/noto-sans-math/latin-400.css';
import '@fontsource/noto-sans-symbols-2/symbols-400.css';
import '@fontsource/noto-sans-symbols-2/braille-400.css';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-jp/400.css';
import '@fontsource/noto-sans-kr/400.css';
import '@fontsource/noto-sans-tc/400.css';
import './whole-fonts.css';
import '@fontsource/b612-mono/400.css';
import '@fontsource/b612-mono/700.css';

/** What every report needs, and what many do: Latin beyond the basic letters, Cyrillic and Georgian. */
const always = [
  ['400 9pt "Noto Sans"', 'ałж'],
  ['600 9pt "Noto Sans"', 'ałж'],
  ['400 9pt "Noto Sans Georgian"', 'ა'],
  ['600 9pt "Noto Sans Georgian"', 'ა'],
  ['400 9pt "B612 Mono"', 'a'],
  ['700 9pt "B612 Mono"', 'a'],
] as const;

export const warmFonts = (): Promise<unknown> =>
  Promise.all(always.map(([font, letters]) => document.fonts.load(font, letters)));
