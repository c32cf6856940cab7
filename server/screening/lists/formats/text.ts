import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { ListError, type ListFile } from './entry.ts';

/** Bytes of one file, unpacked. The largest list that is published has some 3 GB; a bomb has no end. */
const largest = 4 * 1024 ** 3;
/** Bytes for each packed one; text packs to a tenth or a twentieth. Below so many bytes a file is small in any case. */
const ratio = { most: 100, from: 32 * 1024 ** 2 };

/** Text of a file in parts. @throws ListError where it is no UTF-8, packed wrongly or too large */
export async function* readText({ name, path }: ListFile): AsyncGenerator<string> {
  const file = createReadStream(path);
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.once('error', (error) => bytes.destroy(error));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let size = 0;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new ListError(name, line + linesBefore(chunk), 'It is not UTF-8: save or export it in that encoding');
    }
  };
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largest) throw new ListError(name, line, 'It is larger than 4 GB');
      if (bytes !== file && size > ratio.from && size > ratio.most * file.bytesRead) {
        throw new ListError(name, line, `It unpacks to more than ${ratio.most} times its size`);
      }
      const text = decode(chunk);
      line += newlines(text);
      if (text !== '') yield text;
    }
    decode();
  } catch (error) {
    if (error instanceof ListError) throw error;
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) {
      throw new ListError(name, line, 'It cannot be unpacked: it is cut off or damaged');
    }
    throw error;
  } finally {
    file.destroy();
    bytes.destroy();
  }
}

/** Lines of a file with their numbers, without what ends them. @throws ListError as readText, and for endless lines */
export async function* readLines(
  file: ListFile,
  longest = 16 * 1024 ** 2,
): AsyncGenerator<[line: number, text: string]> {
  let rest = '';
  let line = 0;
  for await (const text of readText(file)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    if (rest.length > longest) throw new ListError(file.name, line + 1, 'This line is longer than 16 MB');
    for (const one of lines) {
      line += 1;
      yield [line, one];
    }
  }
  if (rest !== '') yield [line + 1, rest];
}

const newlines = (text: string): number => text.split('\n').length - 1;

/** Lines of a part before the first character that is none. */
function linesBefore(chunk: Uint8Array | undefined): number {
  if (!chunk) return 0;
  const text = new TextDecoder('utf-8').decode(chunk);
  return newlines(text.slice(0, Math.max(0, text.indexOf('\u{fffd}'))));
}
