import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ListError, type ListFile } from '../entry.ts';
import { openInZip } from './zip.ts';

/** Endings that say how a file is packed, not what is in it. */
export const compressedEnding = /\.(gz|zip)$/i;

/** Bytes of one file, unpacked. The largest list that is published has some 3 GB; a bomb has no end. */
const largest = 4 * 1024 ** 3;
/** Bytes for each packed one; text packs to a tenth or a twentieth. Below so many bytes a file is small in any case. */
const ratio = { most: 100, from: 32 * 1024 ** 2 };

interface Source {
  bytes: Readable;
  /** Bytes read so far of the packed file; null: it is not packed. */
  packed: (() => number) | null;
  close: () => void;
}

/** First bytes of a file: what it is, whatever it is called. */
export async function readMagic(place: string): Promise<Buffer> {
  const file = await open(place);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function openSource({ path, inZip }: ListFile): Promise<Source> {
  if (inZip !== undefined) {
    const { stream, close, packed } = await openInZip(path, inZip);
    return { bytes: stream, packed: () => packed, close };
  }
  const isGzip = (await readMagic(path)).subarray(0, 2).equals(Buffer.of(0x1f, 0x8b));
  const file = createReadStream(path);
  if (!isGzip) return { bytes: file, packed: null, close: () => file.destroy() };
  const bytes = file.pipe(createGunzip());
  file.once('error', (error) => bytes.destroy(error));
  return { bytes, packed: () => file.bytesRead, close: () => file.destroy() };
}

/** @throws ListError for a file of an archive whose own heading is damaged */
async function opened(source: ListFile): Promise<Source> {
  try {
    return await openSource(source);
  } catch (error) {
    if (source.inZip === undefined || (error as NodeJS.ErrnoException).syscall) throw error;
    throw new ListError(source.name, null, 'It cannot be unpacked: it is cut off or damaged');
  }
}

/** Text of a file in parts. @throws ListError where it is no UTF-8, packed wrongly or too large */
export async function* readText(source: ListFile): AsyncGenerator<string> {
  const { name } = source;
  const { bytes, packed, close } = await opened(source);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let size = 0;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      const encoding = line === 1 && chunk ? encodingOf(chunk) : 'It is not UTF-8';
      throw new ListError(name, line + linesBefore(chunk), `${encoding}: save or export it as UTF-8`);
    }
  };
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largest) throw new ListError(name, line, 'It is larger than 4 GB');
      if (packed && size > ratio.from && size > ratio.most * packed()) {
        throw new ListError(name, line, `It unpacks to more than ${ratio.most} times its size`);
      }
      const text = decode(chunk);
      line += newlines(text);
      if (text !== '') yield text;
    }
    decode();
  } catch (error) {
    if (error instanceof ListError) throw error;
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (String(code).startsWith('Z_') || (packed && !syscall)) {
      throw new ListError(name, line, 'It cannot be unpacked: it is cut off or damaged');
    }
    throw error;
  } finally {
    bytes.destroy();
    close();
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

/** What its first bytes tell of a file that is no UTF-8. */
function encodingOf(start: Uint8Array): string {
  const [a, b] = start;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'It is UTF-16, as Excel’s "Unicode Text" is';
  return 'It is not UTF-8 (a text of Windows, perhaps)';
}

const newlines = (text: string): number => text.split('\n').length - 1;

/** Lines of a part before the first character that is none. */
function linesBefore(chunk: Uint8Array | undefined): number {
  if (!chunk) return 0;
  const text = new TextDecoder('utf-8').decode(chunk);
  return newlines(text.slice(0, Math.max(0, text.indexOf('\u{fffd}'))));
}
