import { type Accessor, createContext, useContext } from 'solid-js';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { NoteAwareness } from '../../../shared/note/awareness.ts';
import type { ProblemCode } from '../../../shared/problem.ts';

/** Whether this device has all of the document: not at all, not yet, or on disk. */
export type OnDevice = 'no' | 'soon' | 'yes';

/** Save state of the text on the screen. */
export type NoteState =
  | { kind: 'opening' }
  /** Everything here is persisted on the server. */
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** Not connected. `unsaved`: there are edits that only this device has; `onDevice`: whether they outlive this page. */
  | { kind: 'offline'; unsaved: boolean; onDevice: OnDevice }
  /** An intermediary blocks WebSockets: the text is read over HTTP. */
  | { kind: 'blocked'; unsaved: boolean; onDevice: OnDevice }
  /** Read-only since `at`. `unsaved`: edits of this device came too late. */
  | { kind: 'frozen'; at: string; unsaved: boolean; onDevice: OnDevice }
  /** The last edits of this device exceed the note's limit: they are here, and not on the server. */
  | { kind: 'full'; unsaved: boolean; onDevice: OnDevice }
  | { kind: 'refused'; code: ProblemCode; unsaved: boolean; onDevice: OnDevice };

/** A colleague currently in this note. */
export interface Visitor extends NoteAwareness {
  clientId: number;
}

/** A session's note on this page; lives as long as the session page. */
export interface Note {
  readonly id: string;
  readonly sessionId: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly state: Accessor<NoteState>;
  /** Content has arrived, from this device or from the server: before that, empty does not mean an empty note. */
  readonly loaded: Accessor<boolean>;
  readonly writable: Accessor<boolean>;
  /** Others, one entry for each of their windows, without this window. */
  readonly visitors: Accessor<readonly Visitor[]>;
  /** The writer of a Yjs client id, as announced by the server; undefined until then. This window's own is me. */
  writerOf(clientId: number): Writer | undefined;
  /** A colleague by reviewer id, as used in the rows of the history. */
  person(reviewerId: string): Writer | undefined;
  readonly me: Writer;
  /**
   * Discards the edits that came too late, here and on this device; the note is reopened without them.
   * @throws when the browser's storage cannot be cleared
   */
  discard(): Promise<void>;
  /** Retries a refused connection. */
  tryAgain(): void;
}

export interface Writer {
  id: string;
  name: string;
  /** Index into the ten reviewer colours. */
  colour: number;
}

/** Undefined until the note is open; the page does not wait for it. */
export const NoteContext = createContext<Accessor<Note | undefined>>(() => undefined);
export const useNote = (): Accessor<Note | undefined> => useContext(NoteContext);
