import type { FactType, LogEvent } from '../../shared/event.ts';
import { linkingTypes } from '../../shared/links.ts';
import type { Down } from '../../shared/live/down.ts';
import type { SessionCounts, SessionView } from '../../shared/session/session.ts';
import type { Context } from '../context.ts';
import { findNewlyLinked } from '../links/find-newly-linked.ts';
import { currentSeq, readLog } from '../log/read.ts';
import { findSessionView, findSessionViews } from '../sessions/queries.ts';
import { sealedBy } from '../sessions/record/seal.ts';
import { describe, type SessionMessage, touchedBy } from './answer.ts';

/** Events per message; a longer backlog takes several. */
const batch = 500;

export interface Audience {
  /** To all who have joined, except these reviewers: encoded once. */
  tell(companyId: string, message: Down, but: readonly string[]): void;
  /** To all windows of one reviewer. */
  tellOne(companyId: string, reviewerId: string, message: Down): void;
  isWatched(companyId: string, sessionId: string): boolean;
  /** Sessions watched on this node. */
  watched(companyId: string): string[];
  /** To all watchers of the session. */
  hintLinks(companyId: string, sessionId: string): void;
  /** `but`: this reviewer receives their own version through `tellWatcher`. */
  tellWatchers(companyId: string, message: SessionMessage, but: string | null): void;
  tellWatcher(companyId: string, reviewerId: string, message: SessionMessage): void;
}

const isLinking = ({ type }: LogEvent): boolean => (linkingTypes as readonly FactType[]).includes(type);

/** A subscriber that is still joining, and the callback for its messages. */
interface Entering {
  reviewerId: string;
  hear: (message: Down) => void;
}

/** Reads one company's log for this node and sends changes to all its subscribers here. */
export class Feed {
  readonly companyId: string;
  readonly #ctx: Pick<Context, 'db' | 'logger'>;
  readonly #audience: Audience;
  /** Joining subscribers: they buffer messages until they have read the snapshot or replay. */
  readonly #entering = new Set<Entering>();
  #seq: number | undefined;
  /** The counts at #seq. */
  #counts: SessionCounts | undefined;
  /** Sessions whose watchers still need an update: they stay queued when reading their pages fails. */
  readonly #owed = new Set<string>();
  /** Sessions that may have become linked to watched ones, whose watchers still need a hint. */
  readonly #mayLink = new Set<string>();
  #reading: Promise<void> | undefined;
  #again = false;

  constructor(companyId: string, ctx: Pick<Context, 'db' | 'logger'>, audience: Audience) {
    this.companyId = companyId;
    this.#ctx = ctx;
    this.#audience = audience;
  }

  /** Reads the log to its end as of this call or later, and sends the changes to all subscribers. */
  read(): Promise<void> {
    this.#again = true;
    this.#reading ??= this.#readOn();
    return this.#reading;
  }

  /**
   * Called by the notifier, or by a sweep with the log's position. A failed read is retried at the next hint, also when the log
   * has not advanced: updates may still be pending.
   */
  hint(seq: number): void {
    if (this.#seq !== undefined && seq <= this.#seq && this.#owed.size === 0 && this.#mayLink.size === 0) return;
    this.read().catch((err) =>
      this.#ctx.logger.warn({ err, companyId: this.companyId }, 'live: the log cannot be read'),
    );
  }

  /** Call it after a `read`. @returns the position after which `hear` is called, and a function that ends it */
  enter(reviewerId: string, hear: (message: Down) => void): { from: number; end: () => void } {
    const entering = { reviewerId, hear };
    this.#entering.add(entering);
    return { from: this.#seq!, end: () => void this.#entering.delete(entering) };
  }

  async #readOn(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        this.#seq ??= await currentSeq(this.#ctx.db, this.companyId);
        while (await this.#step(this.#seq));
      }
    } finally {
      // Synchronously after the last check of `#again`, so that no call falls in between.
      this.#reading = undefined;
    }
  }

  /**
   * Without a transaction, for speed: rows and pages are read after the events, so they are as of `to` or newer. A newer one
   * reverts nothing, and its own fact sends it again.
   * @returns whether there may be more
   */
  async #step(from: number): Promise<boolean> {
    const { companyId } = this;
    const { db } = this.#ctx;
    const events = await readLog(db, companyId, from, batch);
    if (events.length > 0) {
      const { forAll, own } = await describe(db, companyId, from, events, this.#counts);
      this.#seq = forAll.to;
      this.#counts = forAll.counts;
      for (const id of touchedBy(events)) this.#owed.add(id);
      for (const id of touchedBy(events.filter(isLinking))) this.#mayLink.add(id);
      for (const { reviewerId, hear } of this.#entering) hear(own.get(reviewerId) ?? forAll);
      // Sent before the pages are read: most viewers look at lists, and pages take longer.
      this.#audience.tell(companyId, forAll, [...own.keys()]);
      for (const [reviewerId, changes] of own) this.#audience.tellOne(companyId, reviewerId, changes);
    }
    await this.#tellWatchers();
    await this.#tellLinked();
    return events.length === batch;
  }

  /** Notifies an open page that a later session has something in common with its own. */
  async #tellLinked(): Promise<void> {
    if (this.#mayLink.size === 0) return;
    const { companyId } = this;
    const linked = await findNewlyLinked(
      this.#ctx.db,
      companyId,
      [...this.#mayLink],
      this.#audience.watched(companyId),
    );
    this.#mayLink.clear();
    for (const sessionId of linked) this.#audience.hintLinks(companyId, sessionId);
  }

  /** A viewer that starts watching after this check reads the page itself, later than this read. */
  async #tellWatchers(): Promise<void> {
    const { companyId } = this;
    const watched = [...this.#owed].filter((id) => this.#audience.isWatched(companyId, id));
    const views = await findSessionViews(this.#ctx.db, companyId, watched, null);
    const authorOf = new Map([...views].map(([id, view]) => [id, sealedBy(view.waiting?.votes ?? [])] as const));
    const own = new Map<string, SessionView | null>();
    for (const [id, author] of authorOf) {
      if (author !== null) own.set(id, (await findSessionView(this.#ctx.db, companyId, id, author)) ?? null);
    }
    this.#owed.clear();
    for (const sessionId of watched) {
      const author = authorOf.get(sessionId) ?? null;
      const message = { type: 'session', seq: this.#seq!, sessionId } as const;
      this.#audience.tellWatchers(companyId, { ...message, view: views.get(sessionId) ?? null }, author);
      if (author === null) continue;
      this.#audience.tellWatcher(companyId, author, { ...message, view: own.get(sessionId) ?? null });
    }
  }
}
