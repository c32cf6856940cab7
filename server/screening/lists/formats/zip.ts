import path from 'node:path';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { ListError, type ListFile } from './entry.ts';

/** Of an archive: a list has three files at most, and some publishers add a note or a schema. */
const mostEntries = 20;
/** Bytes that an archive's files may unpack to, in all. */
const largestBytes = 4 * 1024 ** 3;
const listFile = /\.(csv|xml|json|jsonl|ndjson)$/i;

/**
 * The files of a list in a ZIP archive. They are read in place: nothing is unpacked to the disk, so no path in an archive
 * leads anywhere.
 * @throws ListError for one that is damaged, encrypted, out of bounds, or has no list
 */
export async function filesInZip({ name, path: place }: ListFile): Promise<ListFile[]> {
  const refuse = (detail: string) => new ListError(name, null, detail);
  try {
    const zip = await yauzl.openPromise(place, { autoClose: false });
    try {
      if (zip.entryCount > mostEntries) throw refuse(`An archive of more than ${mostEntries} files is no list`);
      const found: ListFile[] = [];
      let bytes = 0;
      for await (const entry of zip.eachEntry()) {
        bytes += entry.uncompressedSize;
        if (bytes > largestBytes) throw refuse('It unpacks to more than 4 GB');
        const base = path.posix.basename(entry.fileName);
        if (entry.fileName.endsWith('/') || entry.fileName.includes('__MACOSX/') || base.startsWith('.')) continue;
        if (entry.fileName === 'xl/workbook.xml')
          throw refuse('It is an Excel workbook: save it as “CSV UTF-8” and send that');
        if (entry.isEncrypted()) throw refuse('The archive has a password: send it without one');
        if (/\.zip$/i.test(base)) throw refuse('An archive within an archive is not read');
        if (listFile.test(base)) found.push({ name: base, path: place, inZip: entry.fileName });
      }
      if (found.length === 0) throw refuse('There is no CSV, XML or JSON file in the archive');
      if (found.length > 3)
        throw refuse(`There are ${found.length} files of lists in the archive: send one list at a time`);
      return found;
    } finally {
      zip.close();
    }
  } catch (error) {
    throw error instanceof ListError || isSystemError(error) ? error : refuse('The archive is cut off or damaged');
  }
}

/** Bytes of one file in an archive. The library refuses more of them than the archive says there are. */
export async function openInZip(
  place: string,
  inZip: string,
): Promise<{ stream: Readable; close: () => void; packed: number }> {
  const zip = await yauzl.openPromise(place, { autoClose: false });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== inZip) continue;
    return { stream: await zip.openReadStreamPromise(entry), close: () => zip.close(), packed: entry.compressedSize };
  }
  zip.close();
  throw new Error('the file is no longer in the archive');
}

const isSystemError = (error: unknown): boolean => typeof (error as NodeJS.ErrnoException).syscall === 'string';
