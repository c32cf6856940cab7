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

/** The subset of a socket that a subscriber needs. */
export interface Connection {
  readonly id: string;
  emit(message: Down): void;
  join(room: string): void;
  leave(room: string): void;
  /** Sends the reason, then closes; the client does not reconnect. */
  refuse(code: ProblemCode): void;
  /** Closes; the client reconnects. */
  drop(): void;
}

interface Parts {
  ctx: Pick<Context, 'db' | 'logger'>;
  feeds: Feeds;
  presence: Presence;
  /** A viewer asked to watch a session that their company does not have. */
  notFound: (sessionId: string) => void;
}

/** One connection: its position in the log, and the session that it watches. */
export class Subscriber {
  readonly #connection: Connection;
  readonly #viewer: Viewer;
  readonly #parts: Parts;
  readonly #used: ReturnType<Feeds['use']>;
  #isGreeted = false;
  #closed = false;
  /** Number of the newest hello and watch: an answer to an older one is dropped. */
  #hello = 0;
  #watch = 0;
  #watching: string | null = null;
  /** The session shown to colleagues: only one that exists. */
  #seen: string | null = null;

  constructor(connection: Connection, viewer: Viewer, parts: Parts) {
    this.#connection = connection;
    this.#viewer = viewer;
    this.#parts = parts;
    this.#used = parts.feeds.use(viewer.companyId);
  }

  receive(message: Up): void {
    const isHello = message.type === 'hello';
    if (isHello && message.version !== protocolVersion) {
      this.#connection.refuse('protocol_version');
    } else if (isHello) {
      this.#isGreeted = true;
      this.#try(this.#catchUp(message.after));
    } else if (this.#isGreeted) {
      this.#try(this.#look(message.sessionId));
    } else {
      this.#connection.refuse('invalid_request');
    }
  }

  close(): void {
    this.#closed = true;
    this.#parts.presence.leave(this.#viewer.companyId, this.#connection.id);
    this.#used.done();
  }

  #try(work: Promise<void>): void {
    work.catch((err) => {
      if (this.#closed) return;
      this.#parts.ctx.logger.warn({ err }, 'live: a connection could not be served and is dropped');
      this.#connection.drop();
    });
  }

  async #catchUp(after: number | undefined): Promise<void> {
    const turn = ++this.#hello;
    const { companyId, reviewerId } = this.#viewer;
    const { feed } = this.#used;
    this.#connection.leave(listRoom(companyId));
    this.#connection.leave(ownListRoom(companyId, reviewerId));
    await feed.read();
    if (this.#closed || turn !== this.#hello) return;

    // Enter the feed, read the replay or snapshot, then send what arrived in the meantime: no gap and no duplicates.
    const reserved: Down[] = [];
    const { from, end } = feed.enter(reviewerId, (message) => reserved.push(message));
    let first: Down;
    try {
      first = await answer(this.#parts.ctx.db, this.#viewer, after, from);
    } finally {
      end();
    }
    if (this.#closed || turn !== this.#hello) return;
    for (const message of [first, ...reserved]) this.#connection.emit(message);
    this.#connection.join(listRoom(companyId));
    this.#connection.join(ownListRoom(companyId, reviewerId));

    const { name, colour } = this.#viewer;
    this.#parts.presence.enter(companyId, this.#connection.id, { reviewerId, name, colour });
    this.#parts.presence.look(companyId, this.#connection.id, this.#seen);
    this.#connection.emit({ type: 'presence', people: this.#parts.presence.people(companyId) });
  }

  async #look(sessionId: string | null): Promise<void> {
    const turn = ++this.#watch;
    const { companyId, reviewerId } = this.#viewer;
    const { presence, ctx, notFound } = this.#parts;
    if (this.#watching !== null) {
      this.#connection.leave(watchRoom(companyId, this.#watching));
      this.#connection.leave(ownWatchRoom(companyId, this.#watching, reviewerId));
    }
    this.#watching = sessionId;
    this.#seen = null;
    if (sessionId === null) return presence.look(companyId, this.#connection.id, null);
    // Join the room before reading: changes after the read are sent there.
    this.#connection.join(watchRoom(companyId, sessionId));
    this.#connection.join(ownWatchRoom(companyId, sessionId, reviewerId));
    const message = await answerWatch(ctx.db, companyId, sessionId, reviewerId);
    if (this.#closed || turn !== this.#watch) return;
    this.#seen = message.view ? sessionId : null;
    presence.look(companyId, this.#connection.id, this.#seen);
    this.#connection.emit(message);
    if (!message.view) notFound(sessionId);
  }
}
