import type { Context } from '../context.ts';
import { type Every, every } from '../log/follow.ts';
import { checkAndRecord } from './check-log.ts';

/** Milliseconds between looks for a company whose check is due. */
const sweepEveryMs = 10 * 60_000;
/** Milliseconds after which a company's whole log is checked again. */
const checkEveryMs = 24 * 60 * 60_000;

type Parts = Pick<Context, 'db' | 'now' | 'logger'>;

/** Checks each company's whole log once a day, one company at a time: the chain monitor looks only at what is new. */
export function keepChecking(ctx: Parts, repeat: Every = every): { pass(): Promise<void>; stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  let isStopped = false;
  const work = async (): Promise<void> => {
    for (const { id } of await due(ctx)) {
      if (isStopped) return;
      await checkAndRecord(ctx, id);
    }
  };
  const pass = (): Promise<void> => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
  const end = repeat(sweepEveryMs, () => {
    pass().catch((err) => ctx.logger.warn({ err }, 'checking the logs failed and will be tried again'));
  });
  return {
    pass,
    async stop() {
      isStopped = true;
      end();
      await running?.catch(() => {});
    },
  };
}

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
