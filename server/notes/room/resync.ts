import { step1Frame } from '../connection/frames.ts';
import type { Member } from '../connection/member.ts';
import type { NoteDoc } from './note-doc.ts';

/** Times that one socket may send changes that depend on something that it did not send. */
const mostGaps = 20;

interface Parts {
  doc: NoteDoc;
  isClosed(): boolean;
  /** Reads from the disk what other nodes have stored. */
  readOn(): Promise<void>;
}

/** Requests all content of a client again. */
export class Resync {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The change depends on missing content: the client typed before it was asked for its state. */
  ask(member: Member): void {
    if (member.resyncRequested) return;
    if (++member.resyncCount > mostGaps) return void member.close('malformed');
    member.resyncRequested = true;
    member.send(step1Frame(this.#parts.doc.vector));
  }

  /**
   * It sent content by another author that is new here. Either another node has persisted it and the hint has not arrived, or it
   * is forged: reading the disk decides.
   */
  doubt(member: Member): void {
    if (member.suspectedForgery) return void member.close('forged');
    member.suspectedForgery = true;
    member.hasGap = true;
    void this.#parts.readOn().then(() => {
      if (!this.#parts.isClosed()) this.ask(member);
    });
  }
}
