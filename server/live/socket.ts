import { Server as Engine } from 'engine.io';
import { Counter, Gauge } from 'prom-client';
import { Server as IoServer } from 'socket.io';
import { Compile } from 'typebox/compile';
import { Up } from '../../shared/live/up.ts';
import { findEndedLogins } from '../accounts/login/ended-logins.ts';
import type { Authenticate } from '../accounts/login/viewer.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { TokenBucket } from '../http/limits/token-bucket.ts';
import { onUpgrade } from '../http/upgrade.ts';
import { type Every, every } from '../log/follow.ts';
import { type Io, type IoSocket, makeConnection, waitingBytes } from './connection.ts';
import { Feeds } from './feeds.ts';
import { makeGate } from './gate.ts';
import { Presence } from './presence.ts';
import { passProgress } from './progress.ts';
import { passReports } from './reports.ts';
import { listRoom, loginRoom, ownListRoom, ownWatchRoom, watchedIn, watchRoom } from './rooms.ts';
import { liveRoutes } from './routes.ts';
import { Subscriber } from './subscriber.ts';

export interface LiveSettings {
  /** Milliseconds. A connection that does not answer pings is closed after the sum of both. */
  pingInterval: number;
  pingTimeout: number;
  /** Unsent bytes at which a slow client is dropped: it reconnects and continues by replay, or from a snapshot. */
  mostWaiting: number;
  repeat: Every;
  /** Maximum of sockets per login: each of its windows has one. */
  mostOfLogin: number;
}
const defaults: LiveSettings = {
  pingInterval: 10_000,
  pingTimeout: 5_000,
  mostWaiting: 4 << 20,
  repeat: every,
  mostOfLogin: 50,
};

/** Milliseconds between checks for slow clients, and for ended logins whose hint was lost. */
const intervalMs = { slow: 1_000, logins: 15_000 };
/** A user who switches quickly between pages stays far below. */
const hands = { perSecond: 20, burst: 60 };
/**
 * Malformed messages ignored before the connection is closed: a page of another version may send a few, an attacker continues.
 */
const mostMalformed = 5;
/** Bytes of one client message: the longest valid one has 150. */
const longestMessage = 4_096;

const isUp = Compile(Up);
const connections = new Gauge({
  name: 'vidimus_live_connections',
  help: 'Sockets of reviewers that stand at this node',
});
const dropped = new Counter({
  name: 'vidimus_live_slow_readers_total',
  help: 'Sockets dropped because too much waited',
});

/** The live feed: sockets at /socket.io/, and GET /api/live. */
export async function registerLive(
  app: App,
  ctx: Context,
  authenticate: Authenticate,
  settings: Partial<LiveSettings> = {},
): Promise<void> {
  const { pingInterval, pingTimeout, mostWaiting, repeat, mostOfLogin } = { ...defaults, ...settings };
  const engine = new Engine({
    transports: ['websocket'],
    allowUpgrades: false,
    pingInterval,
    pingTimeout,
    maxHttpBufferSize: longestMessage,
    perMessageDeflate: false,
    httpCompression: false,
  });
  // The client resumes by its position in the log, which outlives this process; socket.io's own recovery stays off.
  const io: Io = new IoServer({ serveClient: false, connectTimeout: 10_000 });
  io.bind(engine);
  const rooms = io.sockets.adapter.rooms;

  const feeds = new Feeds(
    ctx,
    {
      tell(companyId, message, but) {
        io.to(listRoom(companyId))
          .except(but.map((reviewerId) => ownListRoom(companyId, reviewerId)))
          .emit('down', message);
      },
      tellOne: (companyId, reviewerId, message) => void io.to(ownListRoom(companyId, reviewerId)).emit('down', message),
      isWatched: (companyId, sessionId) => rooms.has(watchRoom(companyId, sessionId)),
      watched: (companyId) => watchedIn(rooms.keys(), companyId),
      hintLinks: (companyId, sessionId) =>
        void io.to(watchRoom(companyId, sessionId)).emit('down', { type: 'links', sessionId }),
      tellWatchers(companyId, message, but) {
        const { sessionId } = message;
        io.to(watchRoom(companyId, sessionId))
          .except(but === null ? [] : ownWatchRoom(companyId, sessionId, but))
          .emit('down', message);
      },
      tellWatcher: (companyId, reviewerId, message) =>
        void io.to(ownWatchRoom(companyId, message.sessionId, reviewerId)).emit('down', message),
    },
    repeat,
  );
  const presence = new Presence({ notifier: ctx.notifier, now: ctx.now, repeat }, (companyId, people) => {
    io.to(listRoom(companyId)).emit('down', { type: 'presence', people });
  });
  const stopProgress = passProgress(ctx.notifier, {
    isAnybodyAt: (companyId) => rooms.has(listRoom(companyId)),
    toWatchers(companyId, sessionId, items) {
      io.volatile.to(watchRoom(companyId, sessionId)).emit('down', { type: 'progress', items });
    },
    toLists: (companyId, items) => void io.volatile.to(listRoom(companyId)).emit('down', { type: 'progress', items }),
  });

  const gate = makeGate(ctx, engine, authenticate, mostOfLogin, (headers) =>
    app.denials?.originRefused(headers, 'socket'),
  );
  io.on('connection', (socket: IoSocket) => {
    const viewer = gate.viewerOf(socket.request);
    socket.data = viewer;
    void socket.join(loginRoom(viewer.loginId));
    connections.inc();
    const connection = makeConnection(socket);
    const subscriber = new Subscriber(connection, viewer, {
      ...{ ctx, feeds, presence },
      notFound: (sessionId) =>
        app.denials?.notFound({ companyId: viewer.companyId, actor: `reviewer:${viewer.reviewerId}` }, [sessionId]),
    });
    const messages = new TokenBucket(hands);
    let malformed = 0;
    socket.onAny((name: string, message: unknown) => {
      // Dropped, not refused (V16): it may reconnect after a pause.
      if (!messages.take()) return connection.drop();
      if (name === 'up' && isUp.Check(message)) return subscriber.receive(message);
      if (++malformed > mostMalformed) connection.refuse('invalid_request');
    });
    socket.on('disconnect', () => {
      connections.dec();
      subscriber.close();
    });
  });

  const endLogin = (loginId: string): void => {
    io.to(loginRoom(loginId)).emit('down', { type: 'refused', code: 'unauthenticated' });
    io.in(loginRoom(loginId)).disconnectSockets(true);
  };
  const lookAtLogins = async (): Promise<void> => {
    const ids = new Set([...io.sockets.sockets.values()].map((s) => (s.data as { loginId: string }).loginId));
    for (const id of await findEndedLogins(ctx.db, [...ids], ctx.now())) endLogin(id);
  };
  const dropSlow = (): void => {
    for (const socket of io.sockets.sockets.values()) {
      if (waitingBytes(socket) <= mostWaiting) continue;
      ctx.logger.info('live: a reader that is too slow is dropped');
      dropped.inc();
      makeConnection(socket).drop();
    }
  };
  const stops = [
    stopProgress,
    passReports(ctx.notifier, io),
    ctx.notifier.listen((m) => m.type === 'login_revoked' && endLogin(m.loginId)),
    repeat(intervalMs.logins, () => {
      lookAtLogins().catch((err) => ctx.logger.warn({ err }, 'live: logins could not be looked at'));
    }),
    repeat(intervalMs.slow, dropSlow),
  ];

  onUpgrade(app, '/socket.io/', {
    upgrade: gate.upgrade,
    close() {
      for (const stop of stops) stop();
      presence.close();
      feeds.close();
      // Not refused: the connection just ends, and the client reconnects to this node or another.
      engine.close();
    },
  });
  app.addHook('onClose', async () => {
    await io.close();
  });
  liveRoutes(app, ctx, authenticate);
}
