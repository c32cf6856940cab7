import type { NoteDoc } from '../room/note-doc.ts';
import { step2Frame, updateFrame } from './frames.ts';
import type { Member } from './member.ts';

interface Parts {
  doc: NoteDoc;
  isPersisted(): boolean;
  /** Runs it when all that is in the document now is on the disk; never, if the room is given up before. */
  whenPersisted(run: () => void): void;
  /** What the disk has: the document as it was stored as a whole, then the changes since. */
  readStored(): Promise<readonly Uint8Array[]>;
  unreadable(error: unknown): void;
}

/** Answers to SyncStep1: what the document has beyond what its sender has, and only what is on the disk. */
export class Answers {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * One answer for each socket, by its newest question: a copy of the note for each of two thousand would be gigabytes.
   * @returns whether it is one more
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
    // Others went on writing: as it is now, then, and told when that is on the disk.
    if (isPersisted()) send();
    else whenPersisted(send);
  }

  /**
   * A note whose whole is seconds of work for a page that applies it: the changes in their order, of which each was checked.
   */
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
