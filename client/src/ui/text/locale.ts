/**
 * The browser's language as Intl takes it. Some systems report one that is none, such as `en-US@posix`, and Intl throws on it:
 * the page would not come up at all.
 */
export function soundLocale(language: string | undefined): string {
  if (language === undefined) return 'en-GB';
  try {
    const [sound] = Intl.getCanonicalLocales(language);
    // Dates in the order of day, month, year, as the rest of the console has them.
    return sound?.startsWith('en') ? 'en-GB' : (sound ?? 'en-GB');
  } catch {
    return 'en-GB';
  }
}

export const locale = soundLocale(typeof navigator === 'undefined' ? undefined : navigator.language);
