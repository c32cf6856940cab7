/**
 * Names from their own script into the Latin letters of documents, each by its national system, which is what ICAO 9303
 * part 3, section 6 recommends.
 */
const georgian: Record<string, string> = {
  ა: 'a',
  ბ: 'b',
  გ: 'g',
  დ: 'd',
  ე: 'e',
  ვ: 'v',
  ზ: 'z',
  თ: 't',
  ი: 'i',
  კ: 'k',
  ლ: 'l',
  მ: 'm',
  ნ: 'n',
  ო: 'o',
  პ: 'p',
  ჟ: 'zh',
  რ: 'r',
  ს: 's',
  ტ: 't',
  უ: 'u',
  ფ: 'p',
  ქ: 'k',
  ღ: 'gh',
  ყ: 'q',
  შ: 'sh',
  ჩ: 'ch',
  ც: 'ts',
  ძ: 'dz',
  წ: 'ts',
  ჭ: 'ch',
  ხ: 'kh',
  ჯ: 'j',
  ჰ: 'h',
};

/** Resolution 55 of 2010. At the beginning of a word some letters differ. */
const ukrainian: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
  "'": '',
  '’': '',
};
const ukrainianFirst: Record<string, string> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

/** ICAO 9303 part 3, section 6 B, for Russian and its neighbours. */
const cyrillic: Record<string, string> = {
  ...ukrainian,
  г: 'g',
  е: 'e',
  ё: 'e',
  и: 'i',
  ъ: 'ie',
  ы: 'y',
  э: 'e',
  ң: 'n',
  ө: 'o',
  ү: 'u',
  қ: 'k',
  ғ: 'g',
  ә: 'a',
  ұ: 'u',
};

/** Bulgaria's law of 2009. */
const bulgarian: Record<string, string> = { ...cyrillic, щ: 'sht', ъ: 'a', ь: 'y', ю: 'yu', я: 'ya', й: 'y' };

/** ELOT 743. */
const greek: Record<string, string> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};
const greekPairs: [RegExp, string][] = [
  [/ου/g, 'ou'],
  [/([αεη])υ(?=[αεηιουωβγδζλμνρ])/g, '$1v'],
  [/([αεη])υ/g, '$1f'],
  [/γ(?=[γξχ])/g, 'n'],
  [/(^|\s)μπ/g, '$1b'],
];

export type Script = 'georgian' | 'ukrainian' | 'cyrillic' | 'bulgarian' | 'greek';

/** `გელაშვილი` → `Gelashvili`. */
export function transliterate(name: string, script: Script): string {
  return name
    .split(/(\s|-)/)
    .map((word) => capital(latinWord(word.toLowerCase(), script)))
    .join('');
}

function latinWord(word: string, script: Script): string {
  switch (script) {
    case 'georgian':
      return byLetter(word, georgian);
    case 'ukrainian':
      return byLetter(word.replaceAll('зг', 'zgh'), ukrainian, ukrainianFirst);
    case 'cyrillic':
      return byLetter(word, cyrillic);
    case 'bulgarian':
      return byLetter(word.replace(/ия$/, 'ia'), bulgarian);
    case 'greek': {
      const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
      return byLetter(
        greekPairs.reduce((w, [from, to]) => w.replace(from, to), plain),
        greek,
      );
    }
  }
}

const byLetter = (word: string, table: Record<string, string>, first: Record<string, string> = {}): string =>
  [...word].map((c, i) => (i === 0 ? first[c] : undefined) ?? table[c] ?? c).join('');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
