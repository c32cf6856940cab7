import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { messageYjsSyncStep1, messageYjsUpdate, writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { frameTypes, type ServerNotice } from '../../../../shared/note/wire.ts';
import { Presence } from '../presence.ts';
import { AckTracker, type Persisted } from './ack-tracker.ts';
import { ReconnectingSocket } from './reconnecting-socket.ts';
import { hasUnsyncedDeletions, hasUnsyncedText } from './unsynced.ts';

/** Milliseconds to wait for an acknowledgement before the connection is considered dead. */
const timeoutMs = 10_000;
const everySo = 2_000;

export interface ConnectionState {
  socket: boolean;
  synced: boolean;
  persisted: Persisted;
  /** The server accepts no edits on this connection. */
  frozen: boolean;
}

export interface NoteListener {
  /** The connection was opened or lost, or the acknowledged state changed. */
  changed(state: ConnectionState): void;
  noticed(message: ServerNotice): void;
  /** Closed for good: the close code. */
  ended(code: number): void;
}

/** One note's connection: y-protocols over a WebSocket that reconnects automatically until closed. */
export function makeNoteConnection(
  url: string,
  doc: Y.Doc,
  awareness: Awareness,
  listener: NoteListener,
  before: Persisted = 'unknown',
) {
  const acks = new AckTracker(before);
  /** This connection is in sync with the server. */
  let synced = false;
  /** The server accepts no more edits; `beyond`: local edits and deletions that it lacks, as far as known. */
  let frozen = false;
  let beyond: { words?: boolean; deletions?: boolean } = {};
  /** Callers waiting for the outcome of the current connection attempt. */
  const trying: ((works: boolean) => void)[] = [];
  const tried = (works: boolean) => {
    for (const resolve of trying.splice(0)) resolve(works);
  };

  const notify = () => listener.changed({ socket: socket.isOpen, synced, persisted: acks.persisted, frozen });
  const send = (type: number, write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    socket.send(encoding.toUint8Array(encoder));
  };
  const content = (write: (encoder: encoding.Encoder) => void) => {
    acks.sent(Date.now());
    send(frameTypes.sync, write);
  };

  const hearSync = (decoder: decoding.Decoder) => {
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === messageYjsSyncStep1) return hearQuestion(bytes);
    Y.applyUpdate(doc, bytes, connection);
    if (step === messageYjsUpdate) return;
    synced = true;
    socket.works();
    tried(true);
    if (frozen) compare({ deletions: hasUnsyncedDeletions(doc, bytes) });
  };
  const hearQuestion = (vector: Uint8Array) => {
    // Sends nothing that would be rejected.
    if (frozen) return compare({ words: hasUnsyncedText(doc, vector) });
    content((encoder) => writeSyncStep2(encoder, doc, vector));
    acks.answered();
  };
  /** Local edits beyond a frozen note came too late: they stay on this device. */
  const compare = (found: typeof beyond) => {
    beyond = { ...beyond, ...found };
    const { words, deletions } = beyond;
    if (words || deletions) acks.know('not_all');
    else if (words === false && deletions === false) acks.know('all');
  };
  const hearDescribed = (noticed: ServerNotice) => {
    if (noticed.type === 'saved') acks.saved(noticed.count, Date.now());
    if (noticed.type === 'frozen') frozen = true;
    if (noticed.type === 'here') presence.stay();
    listener.noticed(noticed);
  };
  const hear = (bytes: Uint8Array) => {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === frameTypes.awareness) {
      return presence.hear(decoding.readVarUint8Array(decoder));
    }
    if (type === frameTypes.sync) hearSync(decoder);
    else if (type === frameTypes.notice) hearDescribed(JSON.parse(decoding.readVarString(decoder)) as ServerNotice);
    notify();
  };
  const socket = new ReconnectingSocket(url, {
    opened() {
      send(frameTypes.sync, (encoder) => writeSyncStep1(encoder, doc));
      presence.begin();
      notify();
    },
    heard: hear,
    lost() {
      acks.lost();
      synced = false;
      frozen = false;
      beyond = {};
      tried(false);
      // Report the lost connection first: peers missing after it have not left.
      notify();
      presence.forget();
    },
    ended(code) {
      close();
      listener.ended(code);
    },
  });

  const changed = (update: Uint8Array, origin: unknown) => {
    if (origin === connection) return;
    // Not before the server's sync request is answered: the answer contains all edits.
    if (socket.isOpen && acks.isAnswered && !frozen) content((encoder) => writeUpdate(encoder, update));
    else acks.know('not_all');
    notify();
  };
  const presence = new Presence(awareness, (states) => {
    if (socket.isOpen) send(frameTypes.awareness, (encoder) => encoding.writeVarUint8Array(encoder, states));
  });
  let unsent = 0;
  const watch = setInterval(() => {
    const now = Date.now();
    // A slow connection that still transfers edits is not dead.
    if (socket.unsent > 0 && socket.unsent < unsent) acks.waitAgain(now);
    unsent = socket.unsent;
    if (acks.waited(now) > timeoutMs) socket.renew();
  }, everySo);
  let isClosed = false;
  function close(): void {
    isClosed = true;
    presence.close();
    clearInterval(watch);
    doc.off('update', changed);
    socket.close();
    tried(false);
  }
  /** Applies updates that arrived outside of the connection. */
  const take = (update: Uint8Array): void => Y.applyUpdate(doc, update, connection);
  /** Connects at once; resolves to whether the server's state was received. */
  const tryNow = (): Promise<boolean> => {
    if (synced) return Promise.resolve(true);
    const end = new Promise<boolean>((resolve) => trying.push(resolve));
    if (isClosed) tried(false);
    else socket.open();
    return end;
  };

  const connection = { close, take, tryNow };
  doc.on('update', changed);
  socket.open();
  return connection;
}
