import { locale } from './language.ts';

/** One formatter for each locale: making one costs more than a hundred uses. */
export function perLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const now = locale();
    let found = made.get(now);
    if (found === undefined) {
      found = make(now);
      made.set(now, found);
    }
    return found;
  };
}
