import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '../../shared/problem.ts';
import type { App } from './app-type.ts';
import { Problem, problemBody } from './errors/problem.ts';

export interface UpgradeRoute {
  /** The socket already has its error listener. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes all connections with a closing handshake; those still open shortly after are terminated. */
  close(): void;
}

/** Milliseconds for peers to close their connections when the server closes. */
const closeTimeoutMs = 500;
const tables = new WeakMap<Server, Map<string, UpgradeRoute>>();

/**
 * Routes all upgrades below a path to one handler. There is a single listener for all of them: attached side by side, each
 * websocket library would answer or destroy the others' sockets.
 *
 * For @fastify/websocket pass an EventEmitter as `options.server`, and here `upgrade: (...a) => emitter.emit('upgrade', ...a)`.
 */
export function onUpgrade(app: App, prefix: `/${string}/`, route: UpgradeRoute): void {
  const table = tables.get(app.server) ?? listen(app);
  if (table.has(prefix)) throw new Error(`upgrades below ${prefix} are taken`);
  table.set(prefix, route);
}

/** The paths below which this server accepts upgrades. */
export const upgradePaths = (app: App): string[] => [...(tables.get(app.server)?.keys() ?? [])];

function listen(app: App): Map<string, UpgradeRoute> {
  const table = new Map<string, UpgradeRoute>();
  tables.set(app.server, table);
  const open = new Set<Duplex>();
  let closing = false;

  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Before anything else: an unhandled `error` event of the socket would end the process.
    socket.on('error', () => socket.destroy());
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    if (closing) return refuseUpgrade(socket, 'unavailable');
    const path = (request.url ?? '').split('?', 1)[0]!;
    for (const [prefix, route] of table) if (path.startsWith(prefix)) return route.upgrade(request, socket, head);
    refuseUpgrade(socket, 'not_found');
  });

  app.addHook('preClose', async () => {
    closing = true;
    for (const route of table.values()) route.close();
    await Promise.race([
      Promise.all([...open].map((socket) => new Promise((resolve) => socket.once('close', resolve)))),
      new Promise((resolve) => setTimeout(resolve, closeTimeoutMs)),
    ]);
    for (const socket of open) socket.destroy();
  });
  return table;
}

/** Answers an upgrade over HTTP, as a problem, and closes. */
export function refuseUpgrade(socket: Duplex, code: ProblemCode): void {
  const problem = new Problem(code);
  const body = JSON.stringify(problemBody(problem, crypto.randomUUID().slice(0, 8)));
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.message}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    // Do not wait for the peer's FIN.
    () => socket.destroy(),
  );
}
