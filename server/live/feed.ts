import type { Down } from '../../shared/live/down.ts';
import type { SessionCounts } from '../../shared/session.ts';
import type { Context } from '../context.ts';
import { currentSeq, readLog } from '../log/read.ts';
import { findSessionViews } from '../sessions/queries.ts';
import { describe, type SessionMessage, touchedBy } from './answer.ts';

/** Events in one message; a longer backlog is several. */
const batch = 500;

export interface Audience {
  /** To all who have joined: encoded once. */
  tell(companyId: string, message: Down): void;
  isWatched(companyId: string, sessionId: string): boolean;
  tellWatchers(companyId: string, message: SessionMessage): void;
}

/** Reads one company's log for this node and tells everybody here what has changed. */
export class Feed {
  readonly companyId: string;
  readonly #ctx: Pick<Context, 'db' | 'logger'>;
  readonly #audience: Audience;
  /** Those who are on their way in: they keep what is told until they have read what was before. */
  readonly #entering = new Set<(message: Down) => void>();
  #seq: number | undefined;
  /** As at #seq. */
  #counts: SessionCounts | undefined;
  /** Sessions whose watchers have not been told yet: they stay owed when reading their pages fails. */
  readonly #owed = new Set<string>();
  #reading: Promise<void> | undefined;
  #again = false;

  constructor(companyId: string, ctx: Pick<Context, 'db' | 'logger'>, audience: Audience) {
    this.companyId = companyId;
    this.#ctx = ctx;
    this.#audience = audience;
  }

  /** Reads the log to its end, as it stands after this call, and tells everybody. */
  read(): Promise<void> {
    this.#again = true;
    this.#reading ??= this.#readOn();
    return this.#reading;
  }

  /**
   * The bell rang, or a sweep looked where the log is. A read that failed is tried again at the next hint, also when the log
   * has not moved: pages may still be owed.
   */
  hint(seq: number): void {
    if (this.#seq !== undefined && seq <= this.#seq && this.#owed.size === 0) return;
    this.read().catch((err) =>
      this.#ctx.logger.warn({ err, companyId: this.companyId }, 'live: the log cannot be read'),
    );
  }

  /** After a `read`. @returns the place from which on `hear` is told, and what ends it */
  enter(hear: (message: Down) => void): { from: number; end: () => void } {
    this.#entering.add(hear);
    return { from: this.#seq!, end: () => void this.#entering.delete(hear) };
  }

  async #readOn(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        this.#seq ??= await currentSeq(this.#ctx.db, this.companyId);
        while (await this.#step(this.#seq));
      }
    } finally {
      // In the same breath as the last look at `#again`: no call falls in between.
      this.#reading = undefined;
    }
  }

  /**
   * Without a transaction, for speed: rows and pages are read after the events, so they are as of `to` or newer. A newer
   * one takes nothing back, and its own fact brings it again.
   * @returns whether there may be more
   */
  async #step(from: number): Promise<boolean> {
    const { companyId } = this;
    const { db } = this.#ctx;
    const events = await readLog(db, companyId, from, batch);
    if (events.length > 0) {
      const changes = await describe(db, companyId, from, events, this.#counts);
      this.#seq = changes.to;
      this.#counts = changes.counts;
      for (const id of touchedBy(events)) this.#owed.add(id);
      for (const hear of this.#entering) hear(changes);
      // Told before the pages are read: most people look at lists, and pages take longer.
      this.#audience.tell(companyId, changes);
    }
    await this.#tellWatchers();
    return events.length === batch;
  }

  /** Whoever begins to watch after this look reads the page for themselves, later than we do. */
  async #tellWatchers(): Promise<void> {
    const { companyId } = this;
    const watched = [...this.#owed].filter((id) => this.#audience.isWatched(companyId, id));
    const views = await findSessionViews(this.#ctx.db, companyId, watched);
    this.#owed.clear();
    for (const sessionId of watched) {
      const view = views.get(sessionId) ?? null;
      this.#audience.tellWatchers(companyId, { type: 'session', seq: this.#seq!, sessionId, view });
    }
  }
}
