import type { Context } from '../context.ts';
import type { Every } from '../log/follow.ts';
import { keepPassing, type Passing } from '../log/keep-passing.ts';
import { checkAndRecord } from './check-log.ts';

/** Milliseconds between looks for a company whose check is due. */
const sweepEveryMs = 10 * 60_000;
/** Milliseconds after which a company's whole log is checked again. */
const checkEveryMs = 24 * 60 * 60_000;

type Parts = Pick<Context, 'db' | 'now' | 'logger'>;

/** Checks each company's whole log once a day, one company at a time: the chain monitor looks only at what is new. */
export const keepChecking = (ctx: Parts, repeat?: Every): Passing =>
  keepPassing(
    ctx,
    async (isStopped) => {
      for (const { id } of await due(ctx)) {
        if (isStopped()) return;
        await checkAndRecord(ctx, id);
      }
    },
    { everyMs: sweepEveryMs, failure: 'checking the logs failed and will be tried again' },
    repeat,
  );

const due = ({ db, now }: Parts) =>
  db
    .selectFrom('company as c')
    .leftJoin('log_check as k', 'k.company_id', 'c.id')
    .select('c.id')
    .where('c.last_seq', '>', 0)
    .where((eb) =>
      eb.or([eb('k.checked_at', 'is', null), eb('k.checked_at', '<', new Date(now().getTime() - checkEveryMs))]),
    )
    .orderBy('c.id')
    .execute();
