import type { NoteDoc } from '../room/note-doc.ts';
import { step2Frame, updateFrame } from './frames.ts';
import type { Member } from './member.ts';

interface Parts {
  doc: NoteDoc;
  isPersisted(): boolean;
  /** Runs it when the document's present content is persisted; never, if the room is dropped before. */
  whenPersisted(run: () => void): void;
  /** The persisted content: the document as it was stored as a whole, then the changes since. */
  readStored(): Promise<readonly Uint8Array[]>;
  unreadable(error: unknown): void;
}

/** Answers to SyncStep1: what the document has beyond the sender's state, limited to what is persisted. */
export class Answers {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * One answer per socket, to its newest request: queued copies of the note for two thousand sockets would take gigabytes.
   * @returns whether it is an additional one
   */
  ask(member: Member, vector: Uint8Array): boolean {
    const waits = member.pendingStep1 !== undefined;
    member.pendingStep1 = vector;
    if (!waits) this.#parts.whenPersisted(() => this.#answer(member));
    return !waits;
  }

  #answer(member: Member): void {
    const { doc, isPersisted, whenPersisted } = this.#parts;
    const vector = member.pendingStep1;
    member.pendingStep1 = undefined;
    if (!vector) return;
    if (!doc.isLoadable()) return void this.#sendChanges(member);
    const answer = doc.beyond(vector);
    const send = () => member.sendNote(step2Frame(answer));
    // Other writers continued: send the present state once it is persisted.
    if (isPersisted()) send();
    else whenPersisted(send);
  }

  /** For a note that takes a page seconds to apply as a whole: the changes in order, each of which was checked. */
  #sendChanges(member: Member): void {
    this.#parts
      .readStored()
      .then(([first, ...rest]) => {
        if (first) member.sendNote(step2Frame(first));
        for (const update of rest) member.sendNote(updateFrame(update));
      })
      .catch((error) => {
        this.#parts.unreadable(error);
        member.close('not_saved');
      });
  }
}
