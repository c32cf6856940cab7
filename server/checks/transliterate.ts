/** ICAO 9303 part 3, section 6: what a letter outside A to Z becomes in a machine-readable zone. */
const latin: Record<string, string> = {
  ...{ Ä: 'AE', Å: 'AA', Æ: 'AE', Ö: 'OE', Ø: 'OE', Œ: 'OE', Ü: 'UE', ẞ: 'SS', Þ: 'TH', Ð: 'D', Đ: 'D', Ħ: 'H' },
  ...{ ı: 'I', Ĳ: 'IJ', ĸ: 'Q', Ł: 'L', Ŋ: 'N', Ŧ: 'T', Ə: 'E', Ŀ: 'L' },
};

const cyrillic: Record<string, string> = {
  ...{ А: 'A', Б: 'B', В: 'V', Г: 'G', Д: 'D', Е: 'E', Ё: 'E', Ж: 'ZH', З: 'Z', И: 'I', Й: 'I', К: 'K', Л: 'L' },
  ...{ М: 'M', Н: 'N', О: 'O', П: 'P', Р: 'R', С: 'S', Т: 'T', У: 'U', Ф: 'F', Х: 'KH', Ц: 'TS', Ч: 'CH' },
  ...{ Ш: 'SH', Щ: 'SHCH', Ъ: 'IE', Ы: 'Y', Ь: '', Э: 'E', Ю: 'IU', Я: 'IA', Є: 'IE', І: 'I', Ї: 'I', Ґ: 'G' },
  ...{ Ђ: 'D', Ѓ: 'G', Ѕ: 'DZ', Ј: 'J', Љ: 'LJ', Њ: 'NJ', Ћ: 'C', Ќ: 'K', Ў: 'U', Џ: 'DZ' },
};

// ICAO has no table for Georgian: this is the national system (2002), which Georgian passports use.
const georgian: Record<string, string> = {
  ...{ ა: 'A', ბ: 'B', გ: 'G', დ: 'D', ე: 'E', ვ: 'V', ზ: 'Z', თ: 'T', ი: 'I', კ: 'K', ლ: 'L', მ: 'M', ნ: 'N' },
  ...{ ო: 'O', პ: 'P', ჟ: 'ZH', რ: 'R', ს: 'S', ტ: 'T', უ: 'U', ფ: 'P', ქ: 'K', ღ: 'GH', ყ: 'Q', შ: 'SH' },
  ...{ ჩ: 'CH', ც: 'TS', ძ: 'DZ', წ: 'TS', ჭ: 'CH', ხ: 'KH', ჯ: 'J', ჰ: 'H' },
};

const letters: Record<string, string> = { ...latin, ...cyrillic, ...georgian };

/** Other spellings that states print for the same letter; the first spelling is the one in `letters`. */
const others: Record<string, string[]> = {
  ...{ Ä: ['A'], Å: ['A'], Æ: ['A'], Ö: ['O'], Ø: ['O', 'OXX'], Œ: ['O'], Ü: ['U', 'UXX'], Ñ: ['NXX'], Đ: ['DJ'] },
  ...{ Г: ['H'], Ё: ['IO', 'YO'], И: ['Y'], Щ: ['SHT'], Ъ: ['', 'U'], Х: ['H'], Ю: ['YU'], Я: ['YA'], Й: ['Y'] },
};

/** Apostrophes and full stops vanish; a space or hyphen parts two names (9303-3, 4.6). */
const silent = /['’‘ʼʻ`´.,\u00b7]/;

/** The parts of a name as an MRZ spells them: letters A to Z only. */
export function mrzNameParts(name: string): string[] {
  return spell(name, (char) => spellings(char)[0]!);
}

/** Every spelling that an issuing state may have chosen; one choice for a letter holds through the name. */
export function mrzSpellings(name: string): string[][] {
  const open = [...new Set(upper(name))].filter((char) => spellings(char).length > 1).slice(0, 5);
  let choices: Record<string, string>[] = [{}];
  for (const char of open) choices = choices.flatMap((c) => spellings(char).map((s) => ({ ...c, [char]: s })));
  return choices.map((choice) => spell(name, (char) => choice[char] ?? spellings(char)[0]!));
}

function spell(name: string, as: (char: string) => string): string[] {
  let text = '';
  for (const char of upper(name)) text += silent.test(char) ? '' : as(char);
  return text.split(/[^A-Z]+/).filter(Boolean);
}

/** Georgian alone keeps its usual letters: `toUpperCase` turns them into capitals that nobody writes names in. */
const upper = (name: string): string =>
  name
    .normalize('NFC')
    .toUpperCase()
    .normalize('NFC')
    .replace(/[\u1c90-\u1cbf]/g, (capital) => String.fromCharCode(capital.charCodeAt(0) - 0x1c90 + 0x10d0));

function spellings(char: string): string[] {
  const bare = char.normalize('NFD').replace(/\p{M}/gu, '');
  return [letters[char] ?? letters[bare] ?? bare, ...(others[char] ?? [])];
}
