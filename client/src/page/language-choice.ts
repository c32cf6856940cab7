import { type Language, languages } from '../../../shared/text/language.ts';
import { isLanguage, type PageLanguage, showIn } from '../text/language.ts';

/** Where this browser remembers the language, so that the page and the sign-in come up in it. */
const key = 'vidimus.language';

function remembered(): PageLanguage | undefined {
  try {
    const stored = localStorage.getItem(key);
    return isLanguage(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** The first of the browser's languages that the console has. */
const asked = (): Language =>
  navigator.languages
    .map((tag) => languages.find((one) => tag.toLowerCase().split('-')[0] === one))
    .find((one) => one !== undefined) ?? 'en';

/** Before the first paint. Without its texts the page comes up in English. */
export const showFirst = (): Promise<void> => showIn(remembered() ?? asked()).catch(() => undefined);

/** For this browser from now on; the reviewer's own is stored by the server besides. */
export async function rememberLanguage(language: Language): Promise<void> {
  await showIn(language);
  try {
    localStorage.setItem(key, language);
  } catch {
    // Not stored; it holds for this page.
  }
}

/** After sign-in: the language that the reviewer has chosen, on whichever computer. The one for tests stays. */
export function showOwn(language: Language | null): void {
  if (language !== null && remembered() !== 'en-XA') void rememberLanguage(language).catch(() => undefined);
}
