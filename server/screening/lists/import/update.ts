import { officialList, officialLists } from '../../../../shared/screening/official-lists.ts';
import { Problem } from '../../../http/errors/problem.ts';
import { type Fetching, fetchFile } from '../fetch/fetch.ts';
import { ListError } from '../formats/entry.ts';
import type { ImportParts } from './acquire-import.ts';
import { type Imported, importList } from './import.ts';
import { inFolder } from './upload.ts';

/** Result for one list. */
export interface Updated {
  title: string;
  done: Imported | null;
  /** Why it was not updated; null if it was. */
  wrong: string | null;
}

/**
 * Fetches new versions of the installation's lists from their publishers: of those with addresses, and of the official ones in
 * the catalogue. A failure leaves that list unchanged and does not affect the others.
 * @param more keys of further official lists to add to the installation
 * @throws Error for an unknown key, or a list without a public address
 */
export async function* updateLists(
  ctx: ImportParts,
  more: readonly string[],
  fetching: Fetching = {},
): AsyncGenerator<Updated> {
  for (const key of more) {
    if (!officialList(key)?.urls.length) {
      const known = officialLists.filter(({ urls }) => urls.length > 0).map((one) => one.key);
      throw new Error(`${key}: no list that can be fetched. There are: ${known.join(', ')}`);
    }
  }
  const lists = await ctx.db
    .selectFrom('screening_list')
    .select(['id', 'key', 'title', 'urls'])
    .where('company_id', 'is', null)
    .where('removed_at', 'is', null)
    .orderBy('title')
    .execute();
  const known = lists.flatMap(({ id, key, title, urls }) => {
    const addresses = urls.length > 0 ? urls : (officialList(key)?.urls ?? []);
    return addresses.length > 0 ? [{ title, urls: addresses, of: { listId: id } }] : [];
  });
  const fresh = more
    .filter((key) => !lists.some((list) => list.key === key))
    .map((key) => ({ ...officialList(key)!, of: { title: officialList(key)!.title } }));
  for (const { title, urls, of } of [...known, ...fresh]) {
    try {
      const done = await inFolder(async (dir) => {
        const files = [];
        for (const [n, url] of urls.entries()) files.push(await fetchFile(url, dir, n, fetching));
        return importList(ctx, { companyId: null, reviewerId: null, files, ...of });
      });
      yield { title, done, wrong: null };
    } catch (error) {
      if (!(error instanceof ListError || error instanceof Problem)) throw error;
      yield { title, done: null, wrong: error.message };
    }
  }
}
