import type { ListFile } from '../entry.ts';
import { readText } from './text.ts';

/** Characters needed to detect a format. */
const enough = 8_192;

/** The first characters of a file's text, without its byte order mark. @throws ListError */
export async function readStart(file: ListFile): Promise<string> {
  let start = '';
  for await (const text of readText(file)) {
    start += text;
    if (start.length >= enough) break;
  }
  return start.slice(0, enough).replace(/^\u{feff}/u, '');
}
