import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Down } from '../../../shared/live/down.ts';
import { type Connection, makeConnection } from './connection.ts';

/** socket.io's socket with the other end in the test's hand: it stays in its back-off until it is told otherwise. */
const line = vi.hoisted(() => {
  const heard = new Map<string, ((message?: unknown) => void)[]>();
  const on = (name: string, fn: (message?: unknown) => void) => {
    heard.set(name, [...(heard.get(name) ?? []), fn]);
  };
  const socket = {
    connected: false,
    active: true,
    on,
    io: { on },
    asked: [] as string[],
    disconnect() {
      socket.asked.push('disconnect');
      return socket;
    },
    connect() {
      socket.asked.push('connect');
      return socket;
    },
    emit() {},
    close() {},
    /** What the server or the network does. */
    does(name: string, message?: unknown) {
      for (const fn of heard.get(name) ?? []) fn(message);
    },
    reset() {
      heard.clear();
      socket.asked = [];
      socket.connected = false;
    },
  };
  return socket;
});
vi.mock('socket.io-client', () => ({ io: () => line }));

const snapshot: Down = {
  type: 'snapshot',
  seq: 1,
  counts: { in_progress: 0, awaiting_action: 0, verified: 0, rejected: 0, expired: 0 },
};
let connection: Connection;
let answer: () => Promise<Response>;
const listener = { opened: vi.fn(), heard: vi.fn(), pinged: vi.fn(), lost: vi.fn(), seq: () => undefined };
const answers = async () => new Response(JSON.stringify(snapshot));
const isAway = () => Promise.reject(new TypeError('refused'));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => answer());
  connection = makeConnection(listener);
});
afterEach(() => {
  connection.close();
  line.reset();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const fail = (times: number) => {
  for (let i = 0; i < times; i++) line.does('connect_error');
};

it('tries the socket at once when HTTP answers again, and does not wait for the back-off', async () => {
  answer = isAway;
  fail(2);
  await vi.advanceTimersByTimeAsync(0);
  expect(line.asked).toEqual([]);
  answer = answers;
  await vi.advanceTimersByTimeAsync(3000);
  expect(listener.heard).toHaveBeenCalledWith(snapshot);
  expect(line.asked).toEqual(['disconnect', 'connect']);
  // And the socket takes over.
  line.connected = true;
  line.does('connect');
  listener.heard.mockClear();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(listener.heard).not.toHaveBeenCalled();
  expect(listener.opened).toHaveBeenLastCalledWith(false);
});

it('leaves a try alone that a slow proxy keeps waiting: once for each time that HTTP comes back', async () => {
  answer = answers;
  fail(2);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(listener.heard.mock.calls.length).toBeGreaterThan(3);
  expect(line.asked).toEqual(['disconnect', 'connect']);
  answer = isAway;
  await vi.advanceTimersByTimeAsync(3000);
  answer = answers;
  await vi.advanceTimersByTimeAsync(3000);
  expect(line.asked).toEqual(['disconnect', 'connect', 'disconnect', 'connect']);
});

it('does so when the browser is online again', () => {
  window.dispatchEvent(new Event('online'));
  expect(line.asked).toEqual(['disconnect', 'connect']);
});

it('renews a socket that seems to have lived through the time offline: it may hang on an address that is gone', () => {
  line.connected = true;
  window.dispatchEvent(new Event('online'));
  expect(line.asked).toEqual([]);
  window.dispatchEvent(new Event('offline'));
  expect(listener.lost).toHaveBeenCalledOnce();
  window.dispatchEvent(new Event('online'));
  expect(line.asked).toEqual(['disconnect', 'connect']);
});
