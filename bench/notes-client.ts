import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { type NoteText, noteText } from '../server/testing/notes/note-text.ts';

/** A note's address. `prefix`: the document's name, which hocuspocus expects before each frame, after one with a token. */
export interface NotePlace {
  url: string;
  headers: Record<string, string>;
  prefix: string | undefined;
}

/** Send time of each letter, by client id and clock: all editors of a run are in one process and share a clock. */
export class Departures {
  readonly #at = new Map<number, Map<number, number>>();

  leave(client: number, from: number, to: number): void {
    const now = performance.now();
    const own = this.#at.get(client) ?? new Map<number, number>();
    this.#at.set(client, own);
    for (let clock = from; clock < to; clock++) own.set(clock, now);
  }

  at(client: number, clock: number): number | undefined {
    return this.#at.get(client)?.get(clock);
  }
}

const frameTypes = { sync: 0, auth: 2, notice: 100 };

/** One editor: a whole Y.Doc and a socket, the same code against every server. */
export class BenchEditor {
  readonly doc = new Y.Doc();
  readonly text = noteText(this.doc, Y);
  readonly socket: WebSocket;
  /** The server has sent its full state. */
  readonly synced: Promise<void>;
  readonly ended: Promise<number>;
  measuring = false;
  /** Milliseconds from the writer's send to receipt here, for each letter that arrived while `measuring`. */
  readonly latencies: number[] = [];
  /** Milliseconds from a send to its acknowledgement; only Vidimus sends acknowledgements. */
  readonly saves: number[] = [];
  edits = 0;
  sent = 0;
  saved = 0;
  readonly #place: NotePlace;
  readonly #departures: Departures | undefined;
  readonly #unsaved: { count: number; at: number }[] = [];

  constructor(place: NotePlace, departures?: Departures) {
    this.#place = place;
    this.#departures = departures;
    const synced = Promise.withResolvers<void>();
    this.synced = synced.promise;
    // No compression for any server: y-websocket's and ours have none, hocuspocus' is off by default.
    this.socket = new WebSocket(place.url, { headers: place.headers, perMessageDeflate: false });
    this.ended = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.on('error', synced.reject);
    this.socket.on('close', (code) => synced.reject(new Error(`closed with ${code}`)));
    this.synced.catch(() => {});
    this.socket.on('open', () => {
      if (place.prefix !== undefined) {
        this.#send(frameTypes.auth, (encoder) => {
          encoding.writeVarUint(encoder, 0);
          encoding.writeVarString(encoder, 'token');
        });
      }
      this.#send(frameTypes.sync, (encoder) => writeSyncStep1(encoder, this.doc));
    });
    this.socket.on('message', (data: Buffer) => this.#hear(data, synced.resolve));
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.sent++;
      if (this.measuring) this.#unsaved.push({ count: this.sent, at: performance.now() });
      this.#send(frameTypes.sync, (encoder) => writeUpdate(encoder, update));
    });
    if (departures) this.doc.on('afterTransaction', (transaction) => this.#measure(transaction, departures));
  }

  /** Nothing is in flight: the server has received everything, or acknowledged it (Vidimus only). */
  get isQuiet(): boolean {
    return this.socket.bufferedAmount === 0 && (this.saved === 0 || this.saved === this.sent);
  }

  change(edit: (text: NoteText) => void): void {
    this.edits++;
    if (this.#departures) {
      // Before the send, which happens at the end of the transaction.
      const { clientID, store } = this.doc;
      const clock = Y.getState(store, clientID);
      this.#departures.leave(clientID, clock, clock + 1);
    }
    this.doc.transact(() => edit(this.text));
  }

  /** Requests the whole note, as a client with an empty document does. */
  ask(): void {
    this.#send(frameTypes.sync, (encoder) => writeSyncStep1(encoder, new Y.Doc()));
  }

  close(): void {
    this.socket.terminate();
    this.doc.destroy();
  }

  #send(type: number, write: (encoder: encoding.Encoder) => void): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    const encoder = encoding.createEncoder();
    if (this.#place.prefix !== undefined) encoding.writeVarString(encoder, this.#place.prefix);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.socket.send(encoding.toUint8Array(encoder));
  }

  #hear(data: Buffer, synced: () => void): void {
    const decoder = decoding.createDecoder(data);
    if (this.#place.prefix !== undefined) decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === frameTypes.notice) this.#hearNotice(decoding.readVarString(decoder));
    if (type !== frameTypes.sync) return;
    const answer = encoding.createEncoder();
    const step = readSyncMessage(decoder, answer, this.doc, this);
    if (step === 1) synced();
    if (step !== 0) return;
    this.sent++;
    this.#send(frameTypes.sync, (encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(answer)));
  }

  #hearNotice(json: string): void {
    const notice = JSON.parse(json) as { type: string; count: number };
    if (notice.type !== 'saved') return;
    this.saved = notice.count;
    const now = performance.now();
    while (this.#unsaved.length > 0 && this.#unsaved[0]!.count <= notice.count) {
      this.saves.push(now - this.#unsaved.shift()!.at);
    }
  }

  #measure({ origin, beforeState, afterState }: Y.Transaction, departures: Departures): void {
    if (origin !== this || !this.measuring) return;
    const now = performance.now();
    for (const [client, end] of afterState) {
      for (let clock = beforeState.get(client) ?? 0; clock < end; clock++) {
        const at = departures.at(client, clock);
        if (at !== undefined) this.latencies.push(now - at);
      }
    }
  }
}
