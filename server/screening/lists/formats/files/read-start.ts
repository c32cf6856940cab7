import type { ListFile } from '../entry.ts';
import { readText } from './text.ts';

/** Characters by which a list is told. */
const enough = 8_192;

/** The first characters of a file's text, without its mark of byte order. @throws ListError */
export async function readStart(file: ListFile): Promise<string> {
  let start = '';
  for await (const text of readText(file)) {
    start += text;
    if (start.length >= enough) break;
  }
  return start.slice(0, enough).replace(/^\u{feff}/u, '');
}
