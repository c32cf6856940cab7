import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Down } from '../../../shared/live/down.ts';
import { protocolVersion } from '../../../shared/live/version.ts';
import { noteText } from '../notes/note-text.ts';
import type { RunningProxy } from './proxy.ts';

/** A reviewer's page behind a proxy: a live socket that resumes where it was, and a note over the stock provider. */
export function openViewer({ origin, agent }: RunningProxy, cookie: string, noteId: string) {
  const described = new Set<string>();
  let seq: number | undefined;
  let connects = 0;
  const socket = io(origin, {
    ...{ transports: ['websocket'], forceNew: true, reconnectionDelay: 100, reconnectionDelayMax: 1_000 },
    agent: agent as unknown as string,
    extraHeaders: { cookie },
  });
  socket.on('connect', () => {
    connects += 1;
    socket.emit('up', { type: 'hello', version: protocolVersion, ...(seq !== undefined && { after: seq }) });
  });
  socket.on('down', (message: Down) => {
    if (message.type === 'snapshot') seq = message.seq;
    if (message.type !== 'changes') return;
    seq = message.to;
    for (const { sessionId } of message.facts) if (sessionId) described.add(sessionId);
  });

  const doc = new Y.Doc();
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { agent, headers: { cookie } });
    }
  }
  const provider = new WebsocketProvider(`${origin.replace('https', 'wss')}/notes`, noteId, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    ...{ disableBc: true, maxBackoffTime: 1_000 },
  });
  let synced = 0;
  provider.on('sync', (is: boolean) => {
    if (is) synced += 1;
  });
  return {
    /** Lines that stood so far. */
    connects: () => ({ live: connects, notes: synced }),
    isThere: () => socket.connected && seq !== undefined && provider.synced,
    /** Was a fact of that session heard? */
    heardOf: (sessionId: string) => described.has(sessionId),
    write: (words: string) => noteText(doc).insert(0, words),
    reads: () => noteText(doc).toString(),
    close() {
      socket.close();
      provider.destroy();
      doc.destroy();
    },
  };
}
