/**
 * How states transliterate the letters of names in a machine-readable zone. The first spelling of each is that of ICAO 9303 part
 * 3, section 6, or where it has no table, the national standard; the others are variants printed by states.
 */
const latin: Record<string, string[]> = {
  ...{ Ä: ['AE', 'A'], Å: ['AA', 'A'], Æ: ['AE', 'A'], Ö: ['OE', 'O'], Ø: ['OE', 'O', 'OXX'], Œ: ['OE', 'O'] },
  ...{ Ü: ['UE', 'U', 'UXX'], Ő: ['O', 'OE'], Ű: ['U', 'UE'], Õ: ['O'], Ñ: ['N', 'NXX'], Đ: ['D', 'DJ'], ẞ: ['SS'] },
  ...{ Þ: ['TH'], Ð: ['D', 'DH'], Ħ: ['H'], ı: ['I'], Ĳ: ['IJ'], ĸ: ['Q'], Ł: ['L'], Ŋ: ['N'], Ŧ: ['T'], Ŀ: ['L'] },
  ...{ Ə: ['E', 'A'] },
};

/**
 * ICAO; Ukraine's table of 2010 (Я YA at the beginning, IA elsewhere; И Y; Г H, ЗГ ZGH); Russia's of 2006 (Ц TC, Ю YU, Я YA) and
 * the one before it (Й Y, Е YE); Bulgaria's law of 2009 (Щ SHT, Ъ A, Х H, Ь Y); Serbia, North Macedonia, Belarus, Kazakhstan.
 */
const cyrillic: Record<string, string[]> = {
  ...{ А: ['A'], Б: ['B'], В: ['V'], Г: ['G', 'H'], Д: ['D'], Е: ['E', 'YE', 'IE'], Ё: ['E', 'IO', 'YO', 'YE'] },
  ...{ Ж: ['ZH', 'Z', 'J'], З: ['Z'], И: ['I', 'Y'], Й: ['I', 'Y', 'J'], К: ['K'], Л: ['L'], М: ['M'], Н: ['N'] },
  ...{ О: ['O'], П: ['P'], Р: ['R'], С: ['S'], Т: ['T'], У: ['U'], Ф: ['F'], Х: ['KH', 'H'], Ц: ['TS', 'TC', 'C'] },
  ...{ Ч: ['CH', 'C'], Ш: ['SH', 'S'], Щ: ['SHCH', 'SHT'], Ъ: ['IE', '', 'A', 'U'], Ы: ['Y'], Ь: ['', 'Y'] },
  ...{ Э: ['E'], Ю: ['IU', 'YU'], Я: ['IA', 'YA'], Є: ['IE', 'YE'], І: ['I'], Ї: ['I', 'YI'], Ґ: ['G'], ЗГ: ['ZGH'] },
  ...{ Ђ: ['D', 'DJ'], Ѓ: ['G', 'GJ'], Ѕ: ['DZ'], Ј: ['J'], Љ: ['LJ'], Њ: ['NJ'], Ћ: ['C'], Ќ: ['K', 'KJ'] },
  ...{
    Ў: ['U'],
    Џ: ['DZ'],
    Ә: ['A'],
    Ғ: ['G', 'GH'],
    Қ: ['K', 'Q'],
    Ң: ['N', 'NG'],
    Ө: ['O'],
    Ұ: ['U'],
    Ү: ['U'],
    Һ: ['H'],
  },
};

/** ELOT 743 (ISO 843), used by Greece and Cyprus; ICAO has no table. Digraphs come first. */
const greek: Record<string, string[]> = {
  ...{ Α: ['A'], Β: ['V'], Γ: ['G'], Δ: ['D'], Ε: ['E'], Ζ: ['Z'], Η: ['I'], Θ: ['TH'], Ι: ['I'], Κ: ['K'], Λ: ['L'] },
  ...{ Μ: ['M'], Ν: ['N'], Ξ: ['X'], Ο: ['O'], Π: ['P'], Ρ: ['R'], Σ: ['S'], Τ: ['T'], Υ: ['Y'], Φ: ['F'] },
  ...{ Χ: ['CH', 'H'], Ψ: ['PS'], Ω: ['O'], ΟΥ: ['OU'], ΑΥ: ['AV', 'AF'], ΕΥ: ['EV', 'EF'], ΗΥ: ['IV', 'IF'] },
  ...{ ΓΓ: ['NG'], ΓΞ: ['NX'], ΓΧ: ['NCH'], ΜΠ: ['MP', 'B'] },
};

/** The national system of 2002, used in Georgian passports; ICAO has no table. */
const georgian: Record<string, string[]> = {
  ...{ ა: ['A'], ბ: ['B'], გ: ['G'], დ: ['D'], ე: ['E'], ვ: ['V'], ზ: ['Z'], თ: ['T'], ი: ['I'], კ: ['K'], ლ: ['L'] },
  ...{ მ: ['M'], ნ: ['N'], ო: ['O'], პ: ['P'], ჟ: ['ZH'], რ: ['R'], ს: ['S'], ტ: ['T'], უ: ['U'], ფ: ['P'], ქ: ['K'] },
  ...{ ღ: ['GH'], ყ: ['Q'], შ: ['SH'], ჩ: ['CH'], ც: ['TS'], ძ: ['DZ'], წ: ['TS'], ჭ: ['CH'], ხ: ['KH'], ჯ: ['J'] },
  ჰ: ['H'],
};

/** National spellings, for letters that other states leave as they are. */
const national: Record<string, Record<string, string[]>> = {
  AZE: { Ş: ['SH'], Ç: ['CH'], Ğ: ['GH'], X: ['KH'], Q: ['G'], C: ['J'] },
};

const letters: Record<string, string[]> = { ...latin, ...cyrillic, ...greek, ...georgian };

const own = <T>(table: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** Spellings of a letter or digraph; the first is the usual one. Empty: not in any table. */
export function spellingsOf(letter: string, state = ''): readonly string[] {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  const usual = own(letters, letter) ?? own(letters, bare) ?? (/^[A-Z]$/.test(bare) ? [bare] : []);
  return [...usual, ...(own(own(national, state) ?? {}, letter) ?? [])];
}

/** Whether two letters form a digraph; an accent on the second, such as of Ϋ, separates them where it is a diaeresis. */
export function isDigraph(two: string): boolean {
  const decomposed = two.normalize('NFD');
  return !decomposed.includes('\u0308') && own(letters, decomposed.replace(/\p{M}/gu, ''))?.length !== undefined;
}
