import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server as Engine } from 'engine.io';
import { isOwnOrigin } from '../accounts/login/origin.ts';
import type { Authenticate, Viewer } from '../accounts/login/viewer.ts';
import type { Context } from '../context.ts';
import { ConnectionCounts } from '../http/limits/connection-counts.ts';
import { refuseUpgrade } from '../http/upgrade.ts';

/**
 * Admits an upgrade once its origin and login are valid: every open socket is authenticated. Browsers send cookies with an
 * upgrade from any page without asking the user; only the Origin identifies the page.
 */
export function makeGate(
  ctx: Pick<Context, 'config' | 'logger'>,
  engine: Engine,
  authenticate: Authenticate,
  mostOfLogin: number,
  originRefused: (headers: IncomingHttpHeaders) => void = () => {},
): { upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void; viewerOf(request: object): Viewer } {
  const viewers = new WeakMap<object, Viewer>();
  const ofLogins = new ConnectionCounts(mostOfLogin);

  async function pass(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (!isOwnOrigin(ctx.config, request.headers)) {
      originRefused(request.headers);
      return refuseUpgrade(socket, 'origin_refused');
    }
    // A connection id is used to change the transport, which is disabled: it could only be another client's.
    const query = new URL(request.url!, 'http://any').searchParams;
    if (query.get('transport') !== 'websocket' || query.has('sid')) return refuseUpgrade(socket, 'invalid_request');
    const viewer = await authenticate(request);
    if (socket.destroyed) return;
    if (!viewer) return refuseUpgrade(socket, 'unauthenticated');
    if (ofLogins.isFull(viewer.loginId)) return refuseUpgrade(socket, 'rate_limited');
    // Counted by the underlying connection: one that never sends a handshake counts as well.
    ofLogins.add(viewer.loginId);
    socket.once('close', () => ofLogins.remove(viewer.loginId));
    viewers.set(request, viewer);
    engine.handleUpgrade(request as Parameters<Engine['handleUpgrade']>[0], socket, head);
  }

  return {
    upgrade(request, socket, head) {
      pass(request, socket, head).catch((err) => {
        ctx.logger.error({ err }, 'live: an upgrade failed');
        if (!socket.destroyed) refuseUpgrade(socket, 'unavailable');
      });
    },
    viewerOf(request) {
      const viewer = viewers.get(request);
      if (!viewer) throw new Error('a connection that did not come through the gate');
      return viewer;
    },
  };
}
