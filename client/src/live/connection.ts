import { io } from 'socket.io-client';
import type { Down } from '../../../shared/live/down.ts';
import type { Up } from '../../../shared/live/up.ts';
import { api } from '../api.ts';

export interface Connection {
  send(message: Up): void;
  close(): void;
}

export interface Listener {
  /** Connected: send hello. `polling`: HTTP, every three seconds; only hello is understood. */
  opened(polling: boolean): void;
  heard(message: Down): void;
  /** A keepalive without content. */
  pinged(): void;
  /** It reconnects automatically until closed. */
  lost(): void;
  /** The position to continue from, for polling. */
  seq(): number | undefined;
}

/** Milliseconds between polls while no socket can be opened. */
const pollMs = 3000;
/** Milliseconds before reconnecting after the server closed the connection, for example for flooding. */
const afterEndMs = 5000;
/** Consecutive failed sockets before HTTP polling starts alongside. */
const failuresBeforePolling = 2;
/** Some proxies neither pass nor reject an upgrade: HTTP polling starts after this long without a socket. */
const timeoutMs = 6000;

/** One socket, websocket only; falls back to HTTP while no socket can be opened. Reconnects automatically, with jitter. */
export function makeConnection(listener: Listener): Connection {
  const socket = io({ path: '/socket.io/', transports: ['websocket'], reconnectionDelayMax: 8000, timeout: 10_000 });
  let failures = 0;
  let poll: AbortController | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  const stopPolling = () => {
    poll?.abort();
    poll = undefined;
  };
  // connect() alone would wait for socket.io's back-off, up to eight seconds.
  const connectNow = () => {
    if (!socket.connected) socket.disconnect().connect();
  };
  const startPolling = () => {
    if (poll) return;
    poll = new AbortController();
    // HTTP works again, so the server may have restarted: retry the socket. Once, as behind a proxy that blocks sockets HTTP
    // always works.
    void pollFor(listener, poll.signal, connectNow);
  };
  let timeout = setTimeout(startPolling, timeoutMs);

  socket.on('connect', () => {
    failures = 0;
    clearTimeout(timeout);
    stopPolling();
    listener.opened(false);
  });
  socket.on('down', (message: Down) => listener.heard(message));
  socket.io.on('ping', () => listener.pinged());
  // Closed by the server: socket.io does not reconnect then. The reason was sent before, or the listener closes this connection.
  const comeBack = () => {
    clearTimeout(again);
    again = setTimeout(() => socket.connect(), afterEndMs);
  };
  socket.on('disconnect', () => {
    listener.lost();
    clearTimeout(timeout);
    timeout = setTimeout(startPolling, timeoutMs);
    if (!socket.active) comeBack();
  });
  socket.on('connect_error', () => {
    if (!socket.active) comeBack();
    failures += 1;
    if (failures === 1) listener.lost();
    if (failures >= failuresBeforePolling) startPolling();
  });
  // The browser knows at once what a missed ping shows later. Back online, do not trust the old socket: it may be bound to an
  // address that we no longer have, and if it does survive, no event would say so.
  let wasOffline = false;
  const offline = () => {
    wasOffline = true;
    listener.lost();
  };
  const online = () => {
    if (wasOffline || !socket.connected) socket.disconnect().connect();
    wasOffline = false;
  };
  window.addEventListener('offline', offline);
  window.addEventListener('online', online);

  return {
    send(message) {
      if (socket.connected) socket.emit('up', message);
    },
    close() {
      window.removeEventListener('offline', offline);
      window.removeEventListener('online', online);
      stopPolling();
      clearTimeout(again);
      clearTimeout(timeout);
      socket.close();
    },
  };
}

/** `answered`: on the first answer, and on the first after a failure. */
async function pollFor(listener: Listener, signal: AbortSignal, answered: () => void): Promise<void> {
  let open = false;
  while (!signal.aborted) {
    try {
      const message = await api.live(listener.seq(), signal);
      if (signal.aborted) return;
      const again = !open;
      if (again) listener.opened(true);
      open = true;
      listener.heard(message);
      if (again) answered();
    } catch {
      if (signal.aborted) return;
      if (open) listener.lost();
      open = false;
    }
    await rest(pollMs, signal);
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
