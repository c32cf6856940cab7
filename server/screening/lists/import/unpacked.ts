import { ListError, type ListFile } from '../formats/entry.ts';
import { compoundFileFault } from '../formats/files/archive-kinds.ts';
import { readMagic } from '../formats/files/text.ts';
import { filesInZip, zipMagic } from '../formats/files/zip.ts';

const compoundMagic = Buffer.from('d0cf11e0', 'hex');

/** Magic numbers of files that are neither text nor a supported archive. */
const otherKinds: readonly [hex: string, what: string][] = [
  ['377abcaf', 'a 7-Zip archive'],
  ['52617221', 'a RAR archive'],
  ['425a6839', 'packed by bzip2'],
  ['fd377a58', 'packed by xz'],
  ['28b52ffd', 'packed by zstd'],
  ['25504446', 'a PDF'],
];

/** Extensions of archives, for files whose content is not an archive. */
const claims: readonly [RegExp, string][] = [
  [/\.zip$/i, 'no ZIP archive'],
  [/\.xlsx$/i, 'no Excel workbook'],
];

/** The files themselves, or those inside of archives. An Excel workbook is not unpacked. */
export async function unpacked(files: readonly ListFile[]): Promise<ListFile[]> {
  const all: ListFile[] = [];
  for (const file of files) {
    const magic = await readMagic(file.path);
    if (magic.equals(compoundMagic)) throw await compoundFileFault(file);
    if (magic.equals(zipMagic)) {
      all.push(...(await filesInZip(file)));
      continue;
    }
    const other = otherKinds.find(([hex]) => magic.toString('hex').startsWith(hex));
    if (other) throw new ListError(file.name, null, `It is ${other[1]}, which is not read`);
    const [, called] = claims.find(([ending]) => ending.test(file.name)) ?? [];
    if (called) throw new ListError(file.name, null, `It is ${called}, or it is damaged`);
    all.push(file);
  }
  return all;
}
