import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { io } from 'socket.io-client';
import { Compile } from 'typebox/compile';
import type { LogEvent } from '../../../shared/event.ts';
import { Down } from '../../../shared/live/down.ts';
import type { Up } from '../../../shared/live/up.ts';
import { protocolVersion } from '../../../shared/live/version.ts';
import type { Viewer } from '../../accounts/login/viewer.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import type { App } from '../../http/app-type.ts';
import { problemAnswers } from '../../http/errors/problems.ts';
import { makeValidator } from '../../http/validation.ts';
import { type LiveSettings, registerLive } from '../../live/socket.ts';
import type { Notifier } from '../../log/notifier/notifier.ts';
import { makeLogger } from '../logger.ts';
import { makeTicks } from './ticks.ts';

/** One node of the live feed on a free port. Who asks is told by the header `x-login`; nothing sweeps but `tick`. */
export async function makeLiveNode(
  parts: { db: Db; notifier: Notifier; now?: () => Date },
  settings: Partial<LiveSettings> = {},
) {
  const app = Fastify() as unknown as App;
  app.setValidatorCompiler(makeValidator());
  await app.register(problemAnswers);
  const viewers = new Map<string, Viewer>();
  const { repeat, tick } = makeTicks();
  const logger = makeLogger();
  const ctx = { now: () => new Date(), config: { publicUrl: undefined }, logger, ...parts };
  const authenticate = async (request: { headers: NodeJS.Dict<string | string[]> }) =>
    viewers.get(String(request.headers['x-login']));
  await registerLive(app, ctx as unknown as Context, authenticate, { repeat, ...settings });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  const makeViewer = (companyId: string, values: Partial<Viewer> = {}): Viewer => {
    const viewer = { loginId: randomUUID(), reviewerId: randomUUID(), companyId, name: 'Ana', colour: 1, ...values };
    viewers.set(viewer.loginId, viewer);
    return viewer;
  };
  return { app, url, port, logger, tick, makeViewer, close: () => app.close() };
}

const isDown = Compile(Down);

/** A viewer's page: a socket that records what it receives, checks it against the protocol, and does not reconnect. */
export function openPage(node: { url: string }, viewer: { loginId: string }, headers: Record<string, string> = {}) {
  const socket = io(node.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { 'x-login': viewer.loginId, ...headers },
  });
  const heard: Down[] = [];
  socket.on('down', (message: Down) => {
    if (!isDown.Check(message))
      throw new Error(`not a message of the protocol: ${[...isDown.Errors(message)][0]?.message}`);
    heard.push(message);
  });
  const ended = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  const refusedBefore = new Promise<Error>((resolve) => socket.once('connect_error', resolve));
  const of = <T extends Down['type']>(type: T) => heard.filter((m) => m.type === type) as Extract<Down, { type: T }>[];
  const say = (message: Up) => void socket.emit('up', message);
  return {
    socket,
    heard,
    ended,
    refusedBefore,
    of,
    say,
    hello: (after?: number) => say({ type: 'hello', version: protocolVersion, ...(after !== undefined && { after }) }),
    watch: (sessionId: string | null) => say({ type: 'watch', sessionId }),
    /** The place up to which all was told. */
    seq: (): number | undefined => of('changes').at(-1)?.to ?? of('snapshot').at(-1)?.seq,
    facts: (): LogEvent[] => of('changes').flatMap((m) => m.facts),
    people: () => of('presence').at(-1)?.people ?? [],
    close: () => void socket.close(),
  };
}
