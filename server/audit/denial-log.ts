import { Counter } from 'prom-client';
import type { Actor, DenialKind, Fact } from '../../shared/event.ts';
import type { Context } from '../context.ts';
import { transact } from '../log/transact.ts';

/** What a fact records of a refusal, except its count. No address, no id of another company. */
export type Denial =
  | { type: 'access.denied'; kind: DenialKind }
  | { type: 'origin.refused'; channel: 'request' | 'socket' }
  | { type: 'sign_in.paused'; reviewerId: string; place: 'known_device' | 'network' };

interface Entry {
  companyId: string;
  actor: Actor;
  denial: Denial;
  /** Count not written to the log yet. */
  unwritten: number;
  until: number;
}

/** Milliseconds in which one requester adds at most one fact of a kind. */
export const denialWindowMs = 10 * 60_000;
/** Maximum of concurrent requester-kind pairs: each is a reviewer, key or account of an existing company. */
const maxEntries = 10_000;
/** Milliseconds that a closing server spends on writing pending counts. */
const drainMs = 2_000;

const denied = new Counter({
  name: 'vidimus_denials_total',
  help: 'Refusals that concern security, by kind, also those that belong to no company',
  labelNames: ['kind'],
});
export const countDenial = (kind: string): void => denied.inc({ kind });

/**
 * Writes refusals to the log of the requester's company, bounded, so that it cannot be flooded: the first of each kind and
 * requester at once, those of the next ten minutes as a count in one fact at the end of that window. Each node counts separately.
 */
export class DenialLog {
  readonly #ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>;
  readonly #clock: () => number;
  readonly #entries = new Map<string, Entry>();
  #writing: Promise<void> = Promise.resolve();

  /** @param clock monotonic milliseconds */
  constructor(ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>, clock = () => performance.now()) {
    this.#ctx = ctx;
    this.#clock = clock;
  }

  /** Neither blocks nor throws. */
  note(companyId: string, actor: Actor, denial: Denial): void {
    countDenial('kind' in denial ? denial.kind : denial.type);
    const key = JSON.stringify([companyId, actor, denial]);
    const known = this.#entries.get(key);
    if (known) {
      known.unwritten += 1;
      return;
    }
    if (this.#entries.size >= maxEntries) {
      countDenial('not_logged');
      return;
    }
    const entry = { companyId, actor, denial, unwritten: 1, until: this.#clock() + denialWindowMs };
    this.#entries.set(key, entry);
    this.#write(entry);
  }

  /** Closes the windows that have expired; a window with a count becomes a fact, which opens the next one. */
  sweep(): void {
    for (const [key, entry] of this.#entries) {
      if (entry.until > this.#clock()) continue;
      if (entry.unwritten === 0) {
        this.#entries.delete(key);
        continue;
      }
      entry.until = this.#clock() + denialWindowMs;
      this.#write(entry);
    }
  }

  /** Resolves when all facts due by now are in the log, or have failed and wait for the end of their window. */
  settled(): Promise<void> {
    return this.#writing;
  }

  /** Writes the pending counts; if there are very many, those that can be written within two seconds. */
  async close(): Promise<void> {
    await this.#writing;
    const end = this.#clock() + drainMs;
    for (const entry of this.#entries.values()) {
      if (this.#clock() > end) return;
      await this.#append(entry);
    }
  }

  /** Serialized: refusals never take more than one connection. */
  #write(entry: Entry): void {
    this.#writing = this.#writing.then(() => this.#append(entry));
  }

  async #append(entry: Entry): Promise<void> {
    const count = entry.unwritten;
    if (count === 0) return;
    entry.unwritten = 0;
    const { type, ...data } = entry.denial;
    const fact = { type, sessionId: null, data: { ...data, count } } as Fact;
    try {
      await transact(this.#ctx, entry.companyId, entry.actor, async () => ({ value: undefined, facts: [fact] }));
    } catch (err) {
      entry.unwritten += count;
      this.#ctx.logger.warn({ err, type }, 'a refusal could not be logged and stays counted');
    }
  }
}
