import type { WebSocket } from 'ws';
import { type NoteClose, noteClose } from '../../../shared/note/close.ts';
import type { Viewer } from '../../accounts/login/viewer.ts';
import { noticeFrame } from './frames.ts';
import { type Packed, pack, sendPacked } from './packed.ts';

/** Milliseconds for the peer to answer the close frame. */
const closeTimeoutMs = 1_000;

/** One socket in a room. */
export class Member {
  readonly who: Viewer;
  /** Understands `ServerNotice`s. */
  readonly wantsNotices: boolean;
  /** The awareness id of this member: the first that it named and no other member used. */
  clientId: number | undefined;
  /** Frames with content so far. */
  received = 0;
  /** Our SyncStep1 is in flight because something was missing: a second one would have the same result. */
  resyncRequested = false;
  /** Times that a resync was needed. */
  resyncCount = 0;
  /** Something that it sent was put aside: no `saved` is sent until an answer to SyncStep1 has brought all of it. */
  hasGap = false;
  /** Its newest unanswered SyncStep1; one per socket, so that a thousand of them take no memory. */
  pendingStep1: Uint8Array | undefined;
  /** Bytes of its changes that are not persisted yet. */
  unsaved = 0;
  /** It sent content by another author that is new here; if it does so again after the disk was read, the content is forged. */
  suspectedForgery = false;
  readonly #socket: WebSocket;
  #mostWaiting: number;
  readonly #bound: number;
  #saved = 0;

  constructor(socket: WebSocket, who: Viewer, wantsNotices: boolean, mostWaiting: number) {
    this.#socket = socket;
    this.who = who;
    this.wantsNotices = wantsNotices;
    this.#bound = mostWaiting;
    this.#mostWaiting = mostWaiting;
  }

  send(frame: Uint8Array): void {
    this.sendPacked(pack(frame));
  }

  /** The note itself, however long, does not count towards a slow reader's backlog. */
  sendNote(frame: Uint8Array): void {
    this.#mostWaiting = Math.max(this.#mostWaiting, this.#bound + frame.length);
    this.send(frame);
  }

  /** A reader that does not read is disconnected: it reconnects and receives all that it missed. */
  sendPacked(packed: Packed): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > this.#mostWaiting) return void this.close('too_slow');
    sendPacked(this.#socket, packed);
  }

  /** Acknowledges that this many of its frames are persisted. */
  saved(count: number): void {
    if (count <= this.#saved) return;
    this.#saved = count;
    if (this.wantsNotices) this.send(noticeFrame({ type: 'saved', count }));
  }

  close(why: NoteClose): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.close(noteClose[why], why);
    setTimeout(() => this.#socket.terminate(), closeTimeoutMs).unref();
  }
}
