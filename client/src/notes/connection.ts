import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import { messageYjsSyncStep1, messageYjsUpdate, writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { isFinalClose } from '../../../shared/note/close.ts';
import { frameTypes, type Told } from '../../../shared/note/wire.ts';

/** Milliseconds. The first try again, doubled up to the last, each by chance between its half and its whole. */
const retry = { first: 400, longest: 8_000 };
/** Milliseconds in which the server says that it has kept what we sent, before we take the line for dead. */
const patience = 10_000;
/** Milliseconds without a word. Our own caret comes back every 15 s at least, as awareness renews it. */
const silence = 25_000;
/** Milliseconds between what we say of our caret and place. */
const coalesce = 40;
const everySo = 2_000;

/** What of this document is on the server's disk. */
export type Kept = 'unknown' | 'all' | 'not_all';

export interface NoteListener {
  /** The line came or went, or what is kept changed. */
  changed(state: { line: boolean; synced: boolean; kept: Kept }): void;
  told(message: Told): void;
  /** It does not come back: the code of the close. */
  ended(code: number): void;
}

/** One note's line: y-protocols over a WebSocket that comes back by itself until it is closed. */
export function makeNoteConnection(
  url: string,
  doc: Y.Doc,
  awareness: Awareness,
  listener: NoteListener,
  before: Kept = 'unknown',
) {
  let socket: WebSocket | undefined;
  let failures = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let saying: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  /** Of this line: the server asked what we have and was answered; we have what it has. */
  let answered = false;
  let synced = false;
  let frozen = false;
  /** Frames with content on this line, and how many of them the server has kept. */
  let sent = 0;
  let kept = 0;
  let heardAt = 0;
  let unkeptSince: number | undefined;
  /** Words that a line before this one may not have brought over. */
  let unsure = before;

  const isOpen = () => socket?.readyState === WebSocket.OPEN;
  const send = (type: number, write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    socket?.send(encoding.toUint8Array(encoder));
  };
  const state = (): Kept => {
    if (frozen || !answered) return unsure;
    return sent === kept ? 'all' : 'not_all';
  };
  const tell = () => listener.changed({ line: isOpen(), synced, kept: state() });
  const content = (write: (encoder: encoding.Encoder) => void) => {
    sent++;
    unkeptSince ??= Date.now();
    send(frameTypes.sync, write);
  };

  const hearSync = (decoder: decoding.Decoder) => {
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step !== messageYjsSyncStep1) {
      Y.applyUpdate(doc, bytes, connection);
      if (step === messageYjsUpdate) return;
      synced = true;
      failures = 0;
    } else if (frozen) {
      // What we have beyond it came too late: it stays here, and is not sent to be refused.
      unsure = Y.encodeStateAsUpdate(doc, bytes).length > emptyUpdate ? unsure : 'all';
      answered = false;
    } else {
      content((encoder) => writeSyncStep2(encoder, doc, bytes));
      answered = true;
    }
  };
  const hearTold = (told: Told) => {
    if (told.type === 'saved') {
      kept = told.count;
      unkeptSince = kept === sent ? undefined : Date.now();
    } else if (told.type === 'frozen') {
      unsure = state();
      frozen = true;
    }
    listener.told(told);
  };
  const hear = (data: ArrayBuffer) => {
    heardAt = Date.now();
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const type = decoding.readVarUint(decoder);
    if (type === frameTypes.awareness) {
      applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), connection);
    } else if (type === frameTypes.sync) {
      hearSync(decoder);
      tell();
    } else if (type === frameTypes.told) {
      hearTold(JSON.parse(decoding.readVarString(decoder)) as Told);
      tell();
    }
  };

  const open = () => {
    clearTimeout(again);
    if (closed || socket) return;
    const mine = new WebSocket(url);
    mine.binaryType = 'arraybuffer';
    socket = mine;
    heardAt = Date.now();
    mine.onopen = () => {
      send(frameTypes.sync, (encoder) => writeSyncStep1(encoder, doc));
      // Said again with a higher clock: the others hold that we are gone.
      awareness.setLocalState(awareness.getLocalState() ?? {});
      tell();
    };
    mine.onmessage = ({ data }) => socket === mine && hear(data as ArrayBuffer);
    mine.onclose = ({ code }) => {
      if (socket !== mine) return;
      lose();
      if (isFinalClose(code)) {
        close();
        listener.ended(code);
      } else {
        later();
      }
    };
  };
  /** The line is gone, whatever the browser still believes of it. */
  const lose = () => {
    const mine = socket;
    unsure = state();
    socket = undefined;
    answered = false;
    synced = false;
    frozen = false;
    sent = 0;
    kept = 0;
    unkeptSince = undefined;
    mine?.close();
    // First that the line is gone: whoever is missing then has not left.
    tell();
    const others = [...awareness.getStates().keys()].filter((id) => id !== doc.clientID);
    removeAwarenessStates(awareness, others, connection);
  };
  const later = () => {
    const pause = Math.min(retry.first * 2 ** failures++, retry.longest);
    again = setTimeout(open, pause * (0.5 + Math.random() / 2));
  };
  const renew = () => {
    lose();
    open();
  };

  const changed = (update: Uint8Array, origin: unknown) => {
    if (origin === connection) return;
    // Before the server was answered there is no need: the answer holds all of it.
    if (isOpen() && answered && !frozen) content((encoder) => writeUpdate(encoder, update));
    else unsure = 'not_all';
    tell();
  };
  const moved = (_change: unknown, origin: unknown) => {
    if (origin === connection || saying) return;
    saying = setTimeout(() => {
      saying = undefined;
      if (!isOpen()) return;
      const mine = encodeAwarenessUpdate(awareness, [doc.clientID]);
      send(frameTypes.awareness, (encoder) => encoding.writeVarUint8Array(encoder, mine));
    }, coalesce);
  };
  const watch = setInterval(() => {
    if (!socket) return;
    const now = Date.now();
    if (now - heardAt > silence || (unkeptSince !== undefined && now - unkeptSince > patience)) renew();
  }, everySo);
  // A browser that is wrong about it is not believed for long.
  const offline = () => {
    if (!socket) return;
    lose();
    later();
  };
  const online = () => {
    failures = 0;
    if (!socket) open();
  };
  function close(): void {
    closed = true;
    clearTimeout(again);
    clearTimeout(saying);
    clearInterval(watch);
    doc.off('update', changed);
    awareness.off('update', moved);
    window.removeEventListener('offline', offline);
    window.removeEventListener('online', online);
    if (socket) lose();
  }

  const connection = { close };
  doc.on('update', changed);
  awareness.on('update', moved);
  window.addEventListener('offline', offline);
  window.addEventListener('online', online);
  open();
  return connection;
}

/** Bytes of an update that says nothing: no structs, no deletions. */
const emptyUpdate = 2;
