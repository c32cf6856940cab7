/** Where the browser names no region of a language. Arabic has Latin digits: numbers of documents are compared with them. */
const usual = { en: 'en-GB', ka: 'ka-GE', ar: 'ar-u-nu-latn', 'en-XA': 'en-GB' } as const;

/** Browsers whose system reports a tag that is none, such as `en-US@posix`, would make Intl throw. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/**
 * The locale in which dates and numbers are written for a language of the page: the region that the browser asks for, where it
 * speaks that language. English is always British: day before month, as in the rest of the console.
 */
export function localeOf(language: keyof typeof usual, asked: readonly string[] = browserLanguages()): string {
  if (language === 'en' || language === 'en-XA') return usual[language];
  const found = asked.map(canonical).find((tag) => tag !== undefined && new Intl.Locale(tag).language === language);
  return found === undefined ? usual[language] : new Intl.Locale(found, { numberingSystem: 'latn' }).toString();
}

const browserLanguages = (): readonly string[] => (typeof navigator === 'undefined' ? [] : navigator.languages);
