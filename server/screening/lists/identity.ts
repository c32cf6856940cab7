import path from 'node:path';
import { type OfficialList, officialLists } from '../../../shared/screening/official-lists.ts';
import type { ListFormat } from '../../../shared/screening/screening.ts';
import { ListError, type ListFile } from './formats/entry.ts';
import { readStart } from './formats/files/read-start.ts';
import { compressedEnding } from './formats/files/text.ts';
import { detectFormat, formats } from './formats/formats.ts';

/** The list that a set of files belongs to. */
export interface Identity {
  format: ListFormat;
  /** Key of the official list; null if it is none. */
  official: string | null;
  /** Identified by name or content; otherwise only by the layout, which several lists may share. */
  sure: boolean;
}

/** Programmes of the lists other than SDN in OFAC's consolidated file. */
const nonSdnProgrammes = /\bNS-(PLC|CMIC|MBS)\b|\bCMIC-EO\d+|\b561-?(List|Related)\b/;

/** Several lists share OFAC's layout: identified by the publisher's file names, then by the programmes of the first entries. */
export async function identify(file: ListFile): Promise<Identity> {
  const format = await detectFormat(file);
  const possible = officialLists.filter((list) => list.formats.includes(format));
  if (possible.length <= 1) return { format, official: possible[0]?.key ?? null, sure: true };
  const named = possible.find((list) => list.files?.test(path.posix.basename(file.name).replace(compressedEnding, '')));
  if (named) return { format, official: named.key, sure: true };
  if (nonSdnProgrammes.test(await readStart(file))) return { format, official: 'ofac-consolidated', sure: true };
  return { format, official: 'ofac', sure: false };
}

/** @throws ListError for files of different lists */
export async function identifyAll(files: readonly ListFile[]): Promise<Identity> {
  const [first, ...others] = files;
  if (!first) throw new ListError(null, null, 'There is no file');
  let whole = await identify(first);
  for (const file of others) {
    const one = await identify(file);
    const isOther = one.format !== whole.format || (one.sure && whole.sure && one.official !== whole.official);
    if (isOther) throw new ListError(file.name, null, 'The files are of different lists');
    if (one.sure && !whole.sure) whole = one;
  }
  return whole;
}

/**
 * The list that an import belongs to, by the given title, else by its files. Files in an official layout under an unrelated title
 * are a separate list and replace no official one.
 */
export function listNamed(
  { format, official }: Identity,
  title: string | undefined,
  fileName: string,
): { key: string; title: string; authority: string } {
  const given = title?.trim();
  const possible = officialLists.filter((list) => list.formats.includes(format));
  const byTitle = given ? possible.find(({ called }) => called.test(given)) : undefined;
  const known: OfficialList | undefined = byTitle ?? (given ? undefined : possible.find(({ key }) => key === official));
  return {
    key: known?.key ?? ownKey(given, fileName),
    title: given?.slice(0, 200) || known?.title || ownTitle(undefined, fileName),
    authority: known?.authority ?? formats[format].authority,
  };
}

/** Title of a list that is not official: as given, else the first file's name. */
const ownTitle = (title: string | undefined, fileName: string): string =>
  (title?.trim() || path.parse(fileName.replace(compressedEnding, '')).name).slice(0, 200);

/** Key of such a list. */
export const ownKey = (title: string | undefined, fileName: string): string =>
  `own:${ownTitle(title, fileName).toLowerCase()}`.slice(0, 200);

/** Whether files can be a newer version of a list. */
export function isVersionOf(list: { key: string; authority: string }, { format, official, sure }: Identity): boolean {
  const possible = officialLists.filter((one) => one.formats.includes(format));
  if (officialLists.some(({ key }) => key === list.key)) {
    return possible.some(({ key }) => key === list.key) && (!sure || official === list.key);
  }
  return possible.length === 0 || formats[format].authority === list.authority;
}
