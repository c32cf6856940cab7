import type { Server, Socket } from 'socket.io';
import type { Down } from '../../shared/live/down.ts';
import type { Connection } from './subscriber.ts';

export type Io = Server<{ up: (message: unknown) => void }, { down: (message: Down) => void }>;
export type IoSocket = Socket<{ up: (message: unknown) => void }, { down: (message: Down) => void }>;

/** The connection below a socket of socket.io, which its types do not expose. */
interface Below {
  transport: { socket: { bufferedAmount: number; terminate(): void } };
  writeBuffer: { data?: unknown }[];
}
const below = (socket: IoSocket): Below => socket.conn as unknown as Below;

/**
 * Two ways to end a connection. `refuse`: a socket.io disconnect, after which the client does not reconnect. `drop`: the
 * connection breaks, and the client reconnects.
 */
export const makeConnection = (socket: IoSocket): Connection => ({
  id: socket.id,
  emit: (message) => void socket.emit('down', message),
  join: (room) => void socket.join(room),
  leave: (room) => void socket.leave(room),
  refuse(code) {
    socket.emit('down', { type: 'refused', code });
    socket.disconnect(true);
  },
  // Terminated, not closed: closing waits until the peer has read all pending data.
  drop: () => below(socket).transport.socket.terminate(),
});

/** Unsent bytes: in the system's buffers, and behind them in our own queue. */
export function waitingBytes(socket: IoSocket): number {
  const { transport, writeBuffer } = below(socket);
  let bytes = transport.socket.bufferedAmount;
  for (const packet of writeBuffer) if (typeof packet.data === 'string') bytes += packet.data.length;
  return bytes;
}
