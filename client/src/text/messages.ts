import type { Catalogue } from '../../../shared/text/catalogue.ts';
import { formatMessage, type MessageValues } from '../../../shared/text/format-message.ts';
import type { Messages, Words } from '../../../shared/text/message.ts';
import { find, language, locale } from './language.ts';
import { isolated, visible } from './visible.ts';

type Room = keyof Catalogue;

/**
 * Text from right to left is isolated in a sentence from left to right. In Arabic it runs as its sentence does: an isolate around
 * words of our own would be written out as a hidden character where a text is escaped again, as in a report.
 */
const asValue = (text: string): string => (language() === 'ar' ? visible(text) : isolated(text));

/**
 * The messages of a room in the language of the page. Reading one is reactive: it is to be read where it is shown, not when a
 * module is loaded.
 * @param write how a text that is put into a message is written; by default so that text of others cannot disturb the sentence
 */
export function messages<R extends Room>(
  room: R,
  english: Catalogue[R],
  write: (text: string) => string = asValue,
): Words<Catalogue[R]> {
  return wordsOf(room, [], english as Messages, write) as Words<Catalogue[R]>;
}

function wordsOf(room: Room, path: readonly string[], english: Messages, write: (text: string) => string): object {
  const words = {};
  for (const [name, message] of Object.entries(english)) {
    const at = [...path, name];
    if (typeof message === 'string')
      Object.defineProperty(words, name, { enumerable: true, get: wordOf(room, at, message, write) });
    else if (Array.isArray(message)) {
      const get = () => message.map((one, n) => find(room, [...at, String(n)], one));
      Object.defineProperty(words, name, { enumerable: true, get });
    } else
      Object.defineProperty(words, name, { enumerable: true, value: wordsOf(room, at, message as Messages, write) });
  }
  return words;
}

function wordOf(room: Room, at: readonly string[], english: string, write: (text: string) => string) {
  if (!english.includes('{')) return () => find(room, at, english);
  const format = (values: MessageValues): string => {
    const written = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? write(value) : value,
    ]);
    return formatMessage(find(room, at, english), locale(), Object.fromEntries(written));
  };
  return () => format;
}
