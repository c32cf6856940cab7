import { createSignal } from 'solid-js';
import type { Catalogue } from '../../../shared/text/catalogue.ts';
import type { Language } from '../../../shared/text/language.ts';
import type { Translation } from '../../../shared/text/message.ts';
import { localeOf } from './locale.ts';

/** `en-XA` is made from English for tests: accented and 40 % longer, so that what is clipped or not translated is seen. */
export type PageLanguage = Language | 'en-XA';

type Room = keyof Catalogue;
/** @returns the message at a path of a room, which is `english` in the language of the sources */
type Find = (room: Room, path: readonly string[], english: string) => string;

interface Texts {
  language: PageLanguage;
  locale: string;
  find: Find;
}

const inEnglish: Find = (_room, _path, english) => english;

function inTree(tree: Translation<Catalogue>): Find {
  return (room, path, english) => {
    let at: unknown = tree[room];
    for (const name of path) at = (at as Record<string, unknown> | undefined)?.[name];
    return typeof at === 'string' ? at : english;
  };
}

const loaders: Record<PageLanguage, () => Promise<Find>> = {
  en: async () => inEnglish,
  ka: async () => inTree((await import('../../../shared/text/ka/catalogue.ts')).ka),
  ar: async () => inTree((await import('../../../shared/text/ar/catalogue.ts')).ar),
  'en-XA': async () => (await import('./pseudo.ts')).inPseudo,
};

const [texts, setTexts] = createSignal<Texts>({ language: 'en', locale: localeOf('en'), find: inEnglish });

export const language = (): PageLanguage => texts().language;
/** For Intl: dates, numbers and lists are written as the language of the page has them. */
export const locale = (): string => texts().locale;
export const find: Find = (room, path, english) => texts().find(room, path, english);

export const isLanguage = (value: unknown): value is PageLanguage =>
  typeof value === 'string' && Object.hasOwn(loaders, value);

/**
 * Loads a language and shows the page in it, without a reload: one after another where several are asked for, so that the last
 * one stays. Rejects when its texts cannot be loaded; then nothing changes.
 */
export async function showIn(to: PageLanguage): Promise<void> {
  wanted = to;
  const found = await loaders[to]();
  if (wanted !== to) return;
  setTexts({ language: to, locale: localeOf(to), find: found });
  if (typeof document === 'undefined') return;
  document.documentElement.lang = to;
  document.documentElement.dir = to === 'ar' ? 'rtl' : 'ltr';
}
let wanted: PageLanguage = 'en';
