import path from 'node:path';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { mostListFiles } from '../../../../../shared/screening/list-files.ts';
import { ListError, type ListFile } from '../entry.ts';
import { isWorkbook } from './archive-kinds.ts';

/** Magic number of an archive. */
export const zipMagic = Buffer.from('PK\x03\x04', 'latin1');

/** Maximum files per archive: a list has four at most, and some publishers add a note or a schema. */
const mostEntries = 20;
/** Maximum directory entries read: a workbook has some for each sheet and picture. */
const mostNames = 2_000;
/** Maximum unpacked bytes of all files together. */
const largestBytes = 4 * 1024 ** 3;
const listFile = /\.(csv|xml|json|jsonl|ndjson)$/i;

/**
 * The files of a list in a ZIP archive, or the archive itself if it is an Excel workbook. They are read in place: nothing is
 * unpacked to disk, which rules out path traversal.
 * @throws ListError if the archive is damaged, encrypted, over the limits, or contains no list
 */
export async function filesInZip(archive: ListFile): Promise<ListFile[]> {
  const { name, path: place } = archive;
  const refuse = (detail: string) => new ListError(name, null, detail);
  const tooMany = refuse(`An archive of more than ${mostEntries} files is no list`);
  try {
    const zip = await yauzl.openPromise(place, { autoClose: false });
    try {
      if (zip.entryCount > mostNames) throw tooMany;
      const entries: yauzl.Entry[] = [];
      for await (const entry of zip.eachEntry()) entries.push(entry);
      const names = entries.map(({ fileName }) => fileName);
      if (isWorkbook(names, name)) return [archive];
      const files = entries.filter(({ fileName }) => !isBeside(fileName));
      if (files.length > mostEntries) throw tooMany;
      if (files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > largestBytes) {
        throw refuse('It unpacks to more than 4 GB');
      }
      for (const entry of files) refuseEntry(entry, refuse);
      const found = files
        .filter(({ fileName }) => listFile.test(fileName))
        .map(({ fileName }) => ({ name: path.posix.basename(fileName), path: place, inZip: fileName }));
      if (found.length === 0) throw refuse('There is no CSV, XML or JSON file in the archive');
      if (found.length > mostListFiles) {
        throw refuse(`There are ${found.length} files of lists in the archive: send one list at a time`);
      }
      return found;
    } finally {
      zip.close();
    }
  } catch (error) {
    throw error instanceof ListError || isSystemError(error) ? error : refuse('The archive is cut off or damaged');
  }
}

/** Folders, and the metadata files that macOS adds. */
const isBeside = (name: string): boolean =>
  name.endsWith('/') || name.split('/').some((part) => part === '__MACOSX' || part.startsWith('.'));

/** Supported compression methods: stored and deflate. */
const methods = [0, 8];

function refuseEntry(entry: yauzl.Entry, refuse: (detail: string) => ListError): void {
  if (entry.isEncrypted()) throw refuse('The archive has a password: send it without one');
  if (/\.zip$/i.test(entry.fileName)) throw refuse('An archive within an archive is not read');
  if (/\.(xlsx|xls|ods|gz)$/i.test(entry.fileName)) {
    throw refuse(`${path.posix.basename(entry.fileName)} is packed in an archive: send it by itself`);
  }
  if (listFile.test(entry.fileName) && !methods.includes(entry.compressionMethod)) {
    throw refuse('It is packed in a way that is not read: make the archive with the usual method (deflate)');
  }
}

/** Bytes of one file in an archive. yauzl refuses more bytes than the archive declares. */
export async function openInZip(
  place: string,
  inZip: string,
): Promise<{ stream: Readable; close: () => void; packed: number }> {
  const zip = await yauzl.openPromise(place, { autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== inZip) continue;
      return { stream: await zip.openReadStreamPromise(entry), close: () => zip.close(), packed: entry.compressedSize };
    }
    throw new Error('the file is no longer in the archive');
  } catch (error) {
    zip.close();
    throw error;
  }
}

const isSystemError = (error: unknown): boolean => typeof (error as NodeJS.ErrnoException).syscall === 'string';
