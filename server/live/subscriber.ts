import type { Down } from '../../shared/live/down.ts';
import type { Up } from '../../shared/live/up.ts';
import { protocolVersion } from '../../shared/live/version.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import type { Viewer } from '../accounts/login/viewer.ts';
import type { Context } from '../context.ts';
import { answer, answerWatch } from './answer.ts';
import type { Feeds } from './feeds.ts';
import type { Presence } from './presence.ts';
import { listRoom, ownListRoom, ownWatchRoom, watchRoom } from './rooms.ts';

/** A socket, as far as a subscriber needs one. */
export interface Connection {
  readonly id: string;
  emit(message: Down): void;
  join(room: string): void;
  leave(room: string): void;
  /** For good: says why, then closes. */
  refuse(code: ProblemCode): void;
  /** For now: the client comes back. */
  drop(): void;
}

interface Parts {
  ctx: Pick<Context, 'db' | 'logger'>;
  feeds: Feeds;
  presence: Presence;
  /** Somebody asked to watch a session that their company does not have. */
  notFound: (sessionId: string) => void;
}

/** One connection: what it has been told, what it watches. */
export class Subscriber {
  readonly #line: Connection;
  readonly #viewer: Viewer;
  readonly #parts: Parts;
  readonly #used: ReturnType<Feeds['use']>;
  #greeted = false;
  #closed = false;
  /** The last hello and the last watch count: an answer that comes after a newer question is dropped. */
  #hello = 0;
  #watch = 0;
  #watching: string | null = null;
  /** What colleagues are told: only a session that there is. */
  #seen: string | null = null;

  constructor(line: Connection, viewer: Viewer, parts: Parts) {
    this.#line = line;
    this.#viewer = viewer;
    this.#parts = parts;
    this.#used = parts.feeds.use(viewer.companyId);
  }

  hear(message: Up): void {
    const isHello = message.type === 'hello';
    if (isHello && message.version !== protocolVersion) {
      this.#line.refuse('protocol_version');
    } else if (isHello) {
      this.#greeted = true;
      this.#try(this.#catchUp(message.after));
    } else if (this.#greeted) {
      this.#try(this.#look(message.sessionId));
    } else {
      this.#line.refuse('invalid_request');
    }
  }

  close(): void {
    this.#closed = true;
    this.#parts.presence.leave(this.#viewer.companyId, this.#line.id);
    this.#used.done();
  }

  #try(work: Promise<void>): void {
    work.catch((err) => {
      if (this.#closed) return;
      this.#parts.ctx.logger.warn({ err }, 'live: a connection could not be served and is dropped');
      this.#line.drop();
    });
  }

  async #catchUp(after: number | undefined): Promise<void> {
    const turn = ++this.#hello;
    const { companyId, reviewerId } = this.#viewer;
    const { feed } = this.#used;
    this.#line.leave(listRoom(companyId));
    this.#line.leave(ownListRoom(companyId, reviewerId));
    await feed.read();
    if (this.#closed || turn !== this.#hello) return;

    // Enter, then read what was before, then let through what was told meanwhile: no gap, and nothing twice.
    const reserved: Down[] = [];
    const { from, end } = feed.enter(reviewerId, (message) => reserved.push(message));
    let first: Down;
    try {
      first = await answer(this.#parts.ctx.db, this.#viewer, after, from);
    } finally {
      end();
    }
    if (this.#closed || turn !== this.#hello) return;
    for (const message of [first, ...reserved]) this.#line.emit(message);
    this.#line.join(listRoom(companyId));
    this.#line.join(ownListRoom(companyId, reviewerId));

    const { name, colour } = this.#viewer;
    this.#parts.presence.enter(companyId, this.#line.id, { reviewerId, name, colour });
    this.#parts.presence.look(companyId, this.#line.id, this.#seen);
    this.#line.emit({ type: 'presence', people: this.#parts.presence.people(companyId) });
  }

  async #look(sessionId: string | null): Promise<void> {
    const turn = ++this.#watch;
    const { companyId, reviewerId } = this.#viewer;
    const { presence, ctx, notFound } = this.#parts;
    if (this.#watching !== null) {
      this.#line.leave(watchRoom(companyId, this.#watching));
      this.#line.leave(ownWatchRoom(companyId, this.#watching, reviewerId));
    }
    this.#watching = sessionId;
    this.#seen = null;
    if (sessionId === null) return presence.look(companyId, this.#line.id, null);
    // In the room first: what changes after our read is told there.
    this.#line.join(watchRoom(companyId, sessionId));
    this.#line.join(ownWatchRoom(companyId, sessionId, reviewerId));
    const message = await answerWatch(ctx.db, companyId, sessionId, reviewerId);
    if (this.#closed || turn !== this.#watch) return;
    this.#seen = message.view ? sessionId : null;
    presence.look(companyId, this.#line.id, this.#seen);
    this.#line.emit(message);
    if (!message.view) notFound(sessionId);
  }
}
