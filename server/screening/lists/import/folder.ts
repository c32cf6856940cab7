import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../../../context.ts';
import { ListError, type ListFile } from '../formats/entry.ts';
import { identifyAll } from '../identity.ts';
import { fileHash } from './file-hash.ts';
import { importList } from './import.ts';
import { unpacked } from './unpacked.ts';

const listFile = /\.((csv|xml|json|jsonl|ndjson)(\.gz)?|zip|xlsx)$/i;

/**
 * Imports files from a folder for the whole installation: each file that differs from the one last imported. OFAC's CSV files
 * form one list together, separately for SDN and the consolidated list. A file that is still being written fails to import and is
 * retried at the next scan.
 */
export async function importFolder(
  ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>,
  dir: string,
  signal?: AbortSignal,
): Promise<void> {
  const names = (await readdir(dir)).filter((name) => listFile.test(name)).toSorted();
  const known = new Set<string>();
  const versions = await ctx.db
    .selectFrom('screening_list as l')
    .innerJoin('screening_list_version as v', 'v.list_id', 'l.id')
    .select('v.files')
    .where('l.company_id', 'is', null)
    .execute();
  for (const { files } of versions) for (const { sha256 } of files) known.add(sha256);
  /** OFAC's CSV files, by list. */
  const ofac = new Map<string | null, ListFile[]>();
  const lists: ListFile[][] = [];
  for (const name of names) {
    const file = { name: name.replace(/\.gz$/, ''), path: path.join(dir, name) };
    try {
      const { format, official } = await identifyAll(await unpacked([file]));
      if (format === 'ofac_csv') ofac.set(official, [...(ofac.get(official) ?? []), file]);
      else lists.push([file]);
    } catch (err) {
      ctx.logger.warn({ err, file: name }, 'a file in the folder of lists is none');
    }
  }
  lists.push(...ofac.values());
  for (const files of lists) {
    const hashes = await Promise.all(files.map(({ path: file }) => fileHash(file)));
    if (hashes.every((hash) => known.has(hash))) continue;
    try {
      await importList(ctx, { companyId: null, reviewerId: null, files, signal });
    } catch (err) {
      if (signal?.aborted) return;
      const at = err instanceof ListError ? { file: err.file, line: err.line } : {};
      ctx.logger.warn({ err, ...at }, 'a list could not be imported; the one before serves on');
    }
  }
}
