import path from 'node:path';
import type { Context } from '../../../context.ts';
import { Problem } from '../../../http/errors/problem.ts';
import { fileHash } from './file-hash.ts';
import { importList } from './import.ts';

/** See server/screening/snapshot/README.md. The date is the list's own if it states one. */
const snapshots = [
  { key: 'ofac', files: ['ofac-sdn.csv.gz', 'ofac-alt.csv.gz'], date: '2024-05-03' },
  { key: 'un', files: ['un-consolidated.xml.gz'], date: undefined },
];
const folder = path.join(import.meta.dirname, '../../snapshot');

/**
 * Imports the lists shipped with the program, so that screening works at the first start: only where no such list exists, or the
 * existing one was shipped with an earlier release. A list imported by an administrator is never replaced.
 */
export async function importEmbedded(
  ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>,
  signal?: AbortSignal,
): Promise<void> {
  for (const { key, files, date } of snapshots) {
    const list = await ctx.db
      .selectFrom('screening_list as l')
      .leftJoin('screening_list_version as v', (on) =>
        on.onRef('v.list_id', '=', 'l.id').onRef('v.number', '=', 'l.current'),
      )
      .select(['l.current', 'l.embedded', 'v.files'])
      .where('l.company_id', 'is', null)
      .where('l.key', '=', key)
      .where('l.removed_at', 'is', null)
      .executeTakeFirst();
    const hashes = await Promise.all(files.map((name) => fileHash(path.join(folder, name))));
    const isThere = list?.current != null && (!list.embedded || hashes.every((h, n) => list.files?.[n]?.sha256 === h));
    if (isThere) continue;
    try {
      const whole = await importList(ctx, {
        ...{ companyId: null, reviewerId: null, embedded: true, smaller: true, signal, ...(date && { date }) },
        files: files.map((name) => ({ name: name.replace(/\.gz$/, ''), path: path.join(folder, name) })),
      });
      ctx.logger.info({ list: key, persons: whole.persons }, 'the list that comes with the program serves');
    } catch (err) {
      // Another node is importing it.
      if (err instanceof Problem && err.code === 'list_busy') continue;
      throw err;
    }
  }
}
