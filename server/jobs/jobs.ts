import { fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { driverOf } from '../db/open.ts';
import { type JobData, type QueueName, queues } from './queues.ts';
import { sqlOf } from './sql.ts';

/** Seconds between looks of each worker. A job of this node wakes them at once; this is for those of others. */
const lookEvery = 2;
/** Seconds between looks for jobs whose worker has died. */
const superviseEvery = 5;

const bossOf = (db: Db): PgBoss =>
  new PgBoss({
    db: sqlOf(db),
    backend: 'pglite' in driverOf(db) ? 'pglite' : 'postgres',
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: superviseEvery,
    monitorIntervalSeconds: superviseEvery,
  });

/** Two who make the same schema, table, type or row at the same moment: "if not exists" is no guard against it. */
const lostCreations = new Set(['23505', '42P06', '42P07', '42710']);

/**
 * Makes or brings up to date what jobs need in the database. Before any server works, as migrate(). Several nodes may start at
 * once: who loses the race finds it made.
 */
export async function installJobs(db: Db): Promise<void> {
  for (let triesLeft = 4; ; triesLeft--) {
    try {
      return await install(db);
    } catch (error) {
      if (triesLeft === 0 || !lostCreations.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

async function install(db: Db): Promise<void> {
  const boss = bossOf(db);
  boss.on('error', () => {});
  await boss.start();
  for (const [name, options] of Object.entries(queues)) await boss.createQueue(name, options);
  await boss.stop({ graceful: false, close: false });
}

export interface Try {
  /** Somebody else has the job now, or the server stops. */
  signal: AbortSignal;
  /** If it fails, it has failed for good. */
  isLast: boolean;
}
export type Handler<Q extends QueueName> = (data: JobData[Q], of: Try) => Promise<void>;

/** Work that outlives the request that asked for it, and the process that began it: pg-boss, on our own database. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #logger: Context['logger'];
  readonly #started: Promise<unknown>;
  readonly #workers = new Map<QueueName, string[]>();

  constructor({ db, logger }: Pick<Context, 'db' | 'logger'>) {
    this.#boss = bossOf(db);
    this.#logger = logger;
    this.#boss.on('error', (err) => logger.warn({ err }, 'jobs: a look failed and is tried again'));
    this.#started = this.#boss.start();
    // Whoever sends or works hears of it.
    this.#started.catch((err) => logger.error({ err }, 'jobs: could not start'));
  }

  /** Before a transaction that sends: a start in the middle of it would wait for it. */
  async ready(): Promise<void> {
    await this.#started;
  }

  /**
   * With the transaction, or not at all.
   * @param priority higher ones first, then in the order in which they were sent
   * @returns the job's id
   */
  async send<Q extends QueueName>(trx: Trx, queue: Q, data: JobData[Q], priority = 0): Promise<string> {
    const id = await this.#boss.send(queue, data, { db: fromKysely(trx), priority });
    if (id === null) throw new Error('a job was not taken');
    return id;
  }

  /** Whether a job waits for its turn or its next try, or is being worked on. */
  async isUnderWay(trx: Trx, queue: QueueName, id: string): Promise<boolean> {
    const [job] = await this.#boss.findJobs(queue, { id, db: fromKysely(trx) });
    return job !== undefined && ['created', 'retry', 'active'].includes(job.state);
  }

  /** @param atOnce jobs of this queue that this node works on at the same time */
  async work<Q extends QueueName>(queue: Q, atOnce: number, handle: Handler<Q>): Promise<void> {
    await this.#started;
    const ids: string[] = [];
    this.#workers.set(queue, ids);
    for (let n = 0; n < atOnce; n++) {
      const id = await this.#boss.work(
        queue,
        { batchSize: 1, pollingIntervalSeconds: lookEvery, includeMetadata: true },
        async ([job]: JobWithMetadata<JobData[Q]>[]) => {
          const { id, data, signal, retryCount, retryLimit } = job!;
          const isLast = retryCount >= retryLimit;
          try {
            await handle(data, { signal, isLast });
          } catch (err) {
            this.#logger.warn({ err, queue, job: id, isLast }, 'jobs: one failed');
            throw err;
          }
        },
      );
      ids.push(id);
    }
  }

  /** There is something to do: a worker of this node looks now. */
  wake(queue: QueueName): void {
    for (const id of this.#workers.get(queue) ?? []) this.#boss.notifyWorker(id);
  }

  /** Ends when the jobs under way have, within `ms`; what has not is taken up by another node, or the next start. */
  async stop(ms: number): Promise<void> {
    await this.#started.catch(() => {});
    await this.#boss.stop({ graceful: true, timeout: ms, close: false });
  }
}
