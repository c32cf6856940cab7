import { fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { driverOf } from '../db/open.ts';
import { type JobData, type QueueName, queues } from './queues.ts';
import { sqlOf } from './sql.ts';

/** Seconds between polls of each worker. A job of this node wakes them at once; polling finds those of other nodes. */
const lookEvery = 2;
/** Seconds between checks for jobs whose worker has died. */
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

/** Errors of concurrent creation of the same schema, table, type or row: "if not exists" does not prevent them. */
const lostCreations = new Set(['23505', '42P06', '42P07', '42710']);

/**
 * Creates or migrates the job queue's schema. Must run before any server works, like migrate(). Several nodes may start at the
 * same time: the loser of the race finds it created.
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
  /** Aborts when another worker has taken over the job, or the server stops. */
  signal: AbortSignal;
  /** No retry follows if it fails. */
  isLast: boolean;
}
export type Handler<Q extends QueueName> = (data: JobData[Q], of: Try) => Promise<void>;

/** Work that outlives its request and its process: pg-boss, on our own database. */
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
    // The error surfaces again in each caller that sends or works.
    this.#started.catch((err) => logger.error({ err }, 'jobs: could not start'));
  }

  /** Call it before a transaction that sends: a start within the transaction would wait for it. */
  async ready(): Promise<void> {
    await this.#started;
  }

  /**
   * Sent atomically with the transaction.
   * @param priority higher ones first, then in the order in which they were sent
   * @returns the job's id
   */
  async send<Q extends QueueName>(trx: Trx, queue: Q, data: JobData[Q], priority = 0): Promise<string> {
    const id = await this.#boss.send(queue, data, { db: fromKysely(trx), priority });
    if (id === null) throw new Error('a job was not taken');
    return id;
  }

  /** Whether a job is queued, waits for a retry, or is in progress. */
  async isUnderWay(trx: Trx, queue: QueueName, id: string): Promise<boolean> {
    const [job] = await this.#boss.findJobs(queue, { id, db: fromKysely(trx) });
    return job !== undefined && ['created', 'retry', 'active'].includes(job.state);
  }

  /** @param atOnce concurrent jobs of this queue on this node */
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

  /** A job was sent: a worker of this node polls now. */
  wake(queue: QueueName): void {
    for (const id of this.#workers.get(queue) ?? []) this.#boss.notifyWorker(id);
  }

  /**
   * Resolves when the jobs in progress have ended, after `ms` at most; unfinished ones are taken up by another node, or at the
   * next start.
   */
  async stop(ms: number): Promise<void> {
    await this.#started.catch(() => {});
    await this.#boss.stop({ graceful: true, timeout: ms, close: false });
  }
}
