import { setTimeout as rest } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { isOutage } from '../../http/errors/outage.ts';
import type { Every } from '../../log/follow.ts';
import { keepPassing, type Passing } from '../../log/keep-passing.ts';
import { imageWorkers } from '../../media/photo/image-workers.ts';
import { hasPrint, photoPrint, printBands } from '../../media/photo/photo-print.ts';
import { readTraitSources } from './read-trait-sources.ts';
import { writeTraits } from './write-traits.ts';

/** Milliseconds between looks for sessions from before links were kept: one small query a node. */
const sweepEveryMs = 60_000;
/** Sessions a query. */
const batchSize = 50;
/** After a session it rests so many times as long as that took: whoever uses the server comes first. */
const restRatio = 2;

type Parts = Pick<Context, 'db' | 'media' | 'logger'>;

interface Due {
  company_id: string;
  session_id: string;
}

/** Makes sessions and photos from before sql/0025_links.sql be found: the newest first, each in a transaction of its own. */
export function keepLinkingOld(ctx: Parts, repeat?: Every): Passing {
  /** Left for the next start: one that fails does not keep the others waiting. */
  const failed = new Set<string>();
  const work = async (isStopped: () => boolean): Promise<void> => {
    for (let rows = await findDue(ctx, failed); rows.length > 0; rows = await findDue(ctx, failed)) {
      for (const row of rows) {
        if (isStopped()) return;
        const before = performance.now();
        await linkOne(ctx, row).catch((err) => {
          if (isOutage(err)) throw err;
          failed.add(row.session_id);
          ctx.logger.warn({ err, sessionId: row.session_id }, 'an old session could not be linked');
        });
        await rest((performance.now() - before) * restRatio);
      }
    }
  };
  return keepPassing(
    ctx,
    work,
    { everyMs: sweepEveryMs, failure: 'linking old sessions failed and will be tried again' },
    repeat,
  );
}

const findDue = ({ db }: Parts, failed: ReadonlySet<string>): Promise<Due[]> =>
  db
    .selectFrom('link_backlog')
    .select(['company_id', 'session_id'])
    .$if(failed.size > 0, (query) => query.where('session_id', 'not in', [...failed]))
    .orderBy('session_id', 'desc')
    .limit(batchSize)
    .execute();

/** Two nodes may be at one session: both write the same. */
async function linkOne(ctx: Parts, { company_id, session_id }: Due): Promise<void> {
  const prints = await printsOf(ctx, company_id, session_id);
  await ctx.db.transaction().execute(async (trx) => {
    const session = await trx
      .selectFrom('session')
      .select(['id', 'company_id', 'corrections'])
      .where('company_id', '=', company_id)
      .where('id', '=', session_id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    // Erased meanwhile, and with it its row here.
    if (!session) return;
    const attempts = (await readTraitSources(trx, company_id, [session_id])).get(session_id) ?? [];
    await writeTraits(trx, session, attempts, session.corrections);
    for (const { id, print } of prints) {
      await trx
        .updateTable('photo')
        .set({ print, print_bands: printBands(company_id, print) })
        .where('company_id', '=', company_id)
        .where('session_id', '=', session_id)
        .where('id', '=', id)
        .execute();
    }
    await trx.deleteFrom('link_backlog').where('session_id', '=', session_id).execute();
  });
}

async function printsOf(ctx: Parts, companyId: string, sessionId: string): Promise<{ id: string; print: Buffer }[]> {
  const photos = await ctx.db
    .selectFrom('photo')
    .select(['id', 'kind', 'thumb'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('print', 'is', null)
    .execute();
  const prints: { id: string; print: Buffer }[] = [];
  for (const { id, thumb } of photos.filter(({ kind }) => hasPrint(kind))) {
    const file = await ctx.media.open(thumb);
    // What is missing in the store is for the check of the store to say.
    if (!file) continue;
    const bytes = Buffer.concat(await file.stream.toArray());
    const print = await imageWorkers.run(companyId, () => photoPrint(bytes));
    if (print) prints.push({ id, print });
  }
  return prints;
}
