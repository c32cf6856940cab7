import { EventEmitter } from 'node:events';
import websocket from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import { Counter, Gauge } from 'prom-client';
import type { RawData, WebSocket } from 'ws';
import type { NoteClose } from '../../../shared/note/close.ts';
import { longestFrame } from '../../../shared/note/wire.ts';
import { findEndedLogins } from '../../accounts/login/ended-logins.ts';
import { isOwnOrigin } from '../../accounts/login/origin.ts';
import type { Authenticate, Viewer } from '../../accounts/login/viewer.ts';
import type { Context } from '../../context.ts';
import type { App } from '../../http/app-type.ts';
import { Problem } from '../../http/errors/problem.ts';
import { ConnectionCounts } from '../../http/limits/connection-counts.ts';
import { perMinuteByAddress } from '../../http/limits/limits.ts';
import { TokenBucket } from '../../http/limits/token-bucket.ts';
import { onUpgrade } from '../../http/upgrade.ts';
import { type Every, every } from '../../log/follow.ts';
import { findNote, type NoteRef } from '../queries.ts';
import type { Room } from '../room/room.ts';
import { Rooms } from '../room/rooms.ts';
import { TooManyConflicts } from '../update/conflict-work.ts';
import { type RefusedAs, UpdateRefused } from '../update/refused.ts';
import { type Frame, noticeFrame, readFrame } from './frames.ts';
import { Member } from './member.ts';
import { pack } from './packed.ts';
import { WorkBudget } from './work-budget.ts';

export interface NoteSettings {
  /** Milliseconds between pings; a connection that has not answered by the next one is considered dead. */
  pingEvery: number;
  /** Unsent bytes at which a slow reader is disconnected. */
  mostWaiting: number;
  repeat: Every;
  /** Sockets of one login (each of its windows has one for the note that it shows), and sockets in one note. */
  mostOfLogin: number;
  mostInNote: number;
}
const defaults: NoteSettings = {
  pingEvery: 5_000,
  mostWaiting: 4 << 20,
  repeat: every,
  mostOfLogin: 50,
  mostInNote: 400,
};

/** Milliseconds between checks for ended logins whose hint was lost. */
export const loginsEvery = 15_000;
/** Upgrades from one address: an office of hundreds reconnects at once after a server restart. */
const upgrades = perMinuteByAddress(6_000);
/** Frames from one socket: typing, caret moves and a paste of many steps stay far below. */
const typing = { perSecond: 200, burst: 2_000 };
/**
 * Bytes of them: a client that reconnects after hours sends all its offline changes at once, and again if the connection breaks.
 */
const volume = { perSecond: 1 << 20, burst: 4 * longestFrame };
/** What a client may send before its room is open. */
const early = { frames: 100, bytes: longestFrame + (64 << 10) };

/** The close code for a socket whose change is refused. */
const closeOf: Record<RefusedAs, NoteClose> = {
  malformed: 'malformed',
  too_large: 'too_large',
  full: 'full',
  later: 'rate_limited',
};

/** Estimated microseconds in addition to those of the document. */
const enterUnits = 200;
const refusedUnits = 1_000;
const unopenedUnits = 200_000;

const here = pack(noticeFrame({ type: 'here' }));

const connections = new Gauge({ name: 'vidimus_notes_connections', help: 'Sockets in notes that stand at this node' });
const refused = new Counter({
  name: 'vidimus_notes_refused_total',
  help: 'Sockets closed for a frame that was refused, by the reason of the close',
  labelNames: ['why'],
});

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the upgrade of a note's socket. */
    visit?: { viewer: Viewer; note: NoteRef };
  }
}

/** The notes: sockets at /notes/:id, y-protocols on the wire. */
export async function registerNotes(
  app: App,
  ctx: Context,
  authenticate: Authenticate,
  settings: Partial<NoteSettings> = {},
): Promise<void> {
  const { pingEvery, mostWaiting, repeat, mostOfLogin, mostInNote } = { ...defaults, ...settings };
  const budget = new WorkBudget();
  const ofLogins = new ConnectionCounts(mostOfLogin);
  const inNotes = new ConnectionCounts(mostInNote);
  const listener = new EventEmitter();
  const rooms = new Rooms(ctx, repeat);
  const members = new Map<WebSocket, { member: Member; answered: boolean }>();

  await app.register(websocket, {
    options: {
      // Incoming upgrades, from the single listener (http/upgrade.ts).
      server: listener as never,
      perMessageDeflate: false,
      maxPayload: longestFrame,
      clientTracking: false,
    },
    // For an oversized frame or a protocol error: the library has already sent the close code.
    errorHandler: (_error, socket) => void socket.terminate(),
    preClose: (done) => done(),
  });

  app.get(
    '/notes/:id',
    {
      websocket: true,
      config: { rateLimit: upgrades },
      async preValidation(request) {
        const visit = await admit(ctx, authenticate, request);
        if (budget.isSpent(visit.viewer)) throw new Problem('rate_limited', 'Too much work at once in notes.');
        if (ofLogins.isFull(visit.viewer.loginId) || inNotes.isFull(visit.note.id)) {
          throw new Problem('rate_limited', 'Too many windows have a note open.');
        }
        request.visit = visit;
      },
    },
    (socket: WebSocket, request) => {
      const { viewer, note } = request.visit!;
      const notices = new URL(request.raw.url!, 'http://any').searchParams.has('notices');
      const member = new Member(socket, viewer, notices, mostWaiting);
      members.set(socket, { member, answered: true });
      ofLogins.add(viewer.loginId);
      inNotes.add(note.id);
      connections.set(members.size);
      serve(socket, member, note);
    },
  );

  function serve(socket: WebSocket, member: Member, note: NoteRef): void {
    const frames = new TokenBucket(typing);
    const volumeBucket = new TokenBucket(volume);
    let room: Room | undefined;
    let waiting: Frame[] = [];
    let bytes = 0;
    const hear = (frame: Frame): void => {
      if (!room || room.closed || socket.readyState !== socket.OPEN) return;
      if (budget.isSpent(member.who)) return void member.close('rate_limited');
      const before = room.doc.work;
      try {
        budget.spend(member.who, room.hear(member, frame));
      } catch (error) {
        budget.spend(member.who, room.doc.work - before + refusedUnits);
        refuse(error);
      }
    };
    const refuse = (error: unknown): void => {
      const why = error instanceof UpdateRefused ? closeOf[error.as] : 'malformed';
      // Only the rule's name is logged, never the frame: it may contain a reviewer's text.
      const rule = error instanceof UpdateRefused ? error.message : (error as Error).name;
      ctx.logger.debug({ rule, noteId: note.id }, 'notes: a frame is refused');
      refused.inc({ why });
      member.close(why);
    };
    socket.on('message', (data: RawData, isBinary) => {
      if (socket.readyState !== socket.OPEN) return;
      if (!frames.take() || !volumeBucket.take((data as Buffer).length)) return member.close('rate_limited');
      const frame = isBinary ? read(data as Buffer) : undefined;
      if (!frame) {
        refused.inc({ why: 'malformed' });
        return member.close('malformed');
      }
      if (room) return hear(frame);
      bytes += (data as Buffer).length;
      if (waiting.length >= early.frames || bytes > early.bytes) return member.close('rate_limited');
      waiting.push(frame);
    });
    socket.on('pong', () => {
      const entry = members.get(socket);
      if (entry) entry.answered = true;
    });
    socket.on('close', () => {
      members.delete(socket);
      ofLogins.remove(member.who.loginId);
      inNotes.remove(note.id);
      connections.set(members.size);
      if (room) rooms.leave(room, member);
    });
    rooms
      .enter(note, member, () => socket.readyState === socket.OPEN)
      .then((entered) => {
        if (entered === 'gone') return member.close('not_found');
        if (entered === 'closing') return member.close('restarting');
        room = entered;
        // The first member caused the read from the disk.
        budget.spend(member.who, enterUnits + (room.members.size === 1 ? 3 * room.doc.structs : 0));
        for (const frame of waiting) hear(frame);
        waiting = [];
      })
      .catch((err) => {
        ctx.logger.warn({ err, noteId: note.id }, 'notes: a note could not be opened');
        if (!(err instanceof TooManyConflicts)) return member.close('not_saved');
        // Stored before such notes were refused. Each attempt takes the steps allowed for one opening.
        budget.spend(member.who, unopenedUnits);
        member.close('too_large');
      });
  }

  const endLogin = (loginId: string): void => {
    for (const { member } of members.values()) if (member.who.loginId === loginId) member.close('unauthenticated');
  };
  const lookAtLogins = async (): Promise<void> => {
    const ids = new Set([...members.values()].map(({ member }) => member.who.loginId));
    for (const id of await findEndedLogins(ctx.db, [...ids], ctx.now())) endLogin(id);
  };
  const ping = (): void => {
    for (const [socket, entry] of members) {
      if (!entry.answered) socket.terminate();
      else if (socket.readyState === socket.OPEN) {
        entry.answered = false;
        socket.ping();
        if (entry.member.wantsNotices) entry.member.sendPacked(here);
      }
    }
  };
  const stops = [
    ctx.notifier.listen((m) => m.type === 'login_revoked' && endLogin(m.loginId)),
    repeat(loginsEvery, () => {
      lookAtLogins().catch((err) => ctx.logger.warn({ err }, 'notes: logins could not be looked at'));
    }),
    repeat(pingEvery, ping),
  ];
  onUpgrade(app, '/notes/', {
    upgrade: (...args) => void listener.emit('upgrade', ...args),
    close() {
      for (const stop of stops) stop();
      rooms.close();
    },
  });
  app.addHook('onClose', () => rooms.settled());
}

/** Before the upgrade: every open socket is authenticated and may read this note. */
async function admit(ctx: Context, authenticate: Authenticate, request: FastifyRequest) {
  if (!isOwnOrigin(ctx.config, request.headers)) throw new Problem('origin_refused');
  const viewer = await authenticate(request.raw);
  if (!viewer) throw new Problem('unauthenticated');
  request.viewer = viewer;
  const { id } = request.params as { id: string };
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  const note = isId ? await findNote(ctx.db, viewer.companyId, id) : undefined;
  if (!note) throw new Problem('not_found', 'There is no such note.');
  return { viewer, note };
}

function read(bytes: Buffer): Frame | undefined {
  try {
    return readFrame(bytes);
  } catch {
    return undefined;
  }
}
