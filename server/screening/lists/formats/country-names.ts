/** Languages in which our customers' tables name countries, beside English. */
const languages = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'uk', 'ka', 'tr'];

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();

let codes: Map<string, string> | undefined;

/** Two letters of a country by its name in a language of our customers, from the tables of Unicode; made at the first call. */
export function countryInLanguages(name: string): string | undefined {
  codes ??= table();
  return codes.get(plain(name));
}

function table(): Map<string, string> {
  const found = new Map<string, string>();
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const regions: string[] = [];
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const code = String.fromCharCode(a, b);
      if (code !== 'ZZ' && english.of(code) && new Intl.Locale(`und-${code}`).region === code) regions.push(code);
    }
  }
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of regions) {
      const name = names.of(code);
      if (name && !found.has(plain(name))) found.set(plain(name), code);
    }
  }
  return found;
}
