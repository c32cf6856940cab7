import { ListError, type ListFile } from './formats/entry.ts';
import { readMagic } from './formats/text.ts';
import { filesInZip } from './formats/zip.ts';

const zipMagic = Buffer.from('PK\x03\x04', 'latin1');

/** The files themselves, and those in archives. */
export async function unpacked(files: readonly ListFile[]): Promise<ListFile[]> {
  const all: ListFile[] = [];
  for (const file of files) {
    if ((await readMagic(file.path)).equals(zipMagic)) all.push(...(await filesInZip(file)));
    else if (/\.zip$/i.test(file.name)) throw new ListError(file.name, null, 'It is no ZIP archive, or it is damaged');
    else all.push(file);
  }
  return all;
}
