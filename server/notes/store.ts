import { sql } from 'kysely';
import type { Context } from '../context.ts';

/** One change of a note, as the `update` event of its document gave it. */
export interface Change {
  noteId: string;
  authorId: string;
  data: Uint8Array;
  /** Yjs client ids that the note has not seen before: the author's from now on. */
  writers: number[];
}
/** `seq` where it is on the disk; else why it is not. */
export type Outcome = { seq: number } | { refused: 'frozen' | 'gone' | 'forged' };

/** Bytes of changes in one statement: more wait for the next. */
const mostBytes = 4 << 20;

interface Item<C extends Change> {
  change: C;
  done: Done<C>;
}
type Done<C extends Change> = (results: { change: C; outcome: Outcome }[], at: Date) => void;

/** Group commit: what all rooms of this node changed while the disk was busy goes out in one statement. */
export class NoteStore<C extends Change> {
  readonly #ctx: Pick<Context, 'db' | 'now'>;
  #waiting: Item<C>[] = [];
  #busy = false;
  readonly #failed: (error: unknown, changes: C[]) => void;

  /** `failed`: none of these is known to be on the disk. */
  constructor(ctx: Pick<Context, 'db' | 'now'>, failed: (error: unknown, changes: C[]) => void) {
    this.#ctx = ctx;
    this.#failed = failed;
  }

  /** `done` is called once for all of a room's changes that went out together, in their order. */
  add(change: C, done: Done<C>): void {
    this.#waiting.push({ change, done });
    if (this.#busy) return;
    this.#busy = true;
    // After this turn of the loop: frames that came in with this one go along.
    setImmediate(() => void this.#work());
  }

  /** Resolves when nothing waits. */
  async settled(): Promise<void> {
    while (this.#busy) await new Promise((resolve) => setImmediate(resolve));
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#take();
      const at = this.#ctx.now();
      try {
        tell(batch, await this.#insert(batch, at), at);
      } catch (error) {
        this.#failed(
          error,
          batch.map((item) => item.change),
        );
      }
    }
    this.#busy = false;
  }

  #take(): Item<C>[] {
    let bytes = 0;
    let n = 0;
    for (const { change } of this.#waiting) {
      bytes += change.data.length;
      if (n > 0 && bytes > mostBytes) break;
      n++;
    }
    return this.#waiting.splice(0, n);
  }

  async #insert(batch: Item<C>[], at: Date): Promise<Outcome[]> {
    const items = batch.map(({ change }) => ({
      note: change.noteId,
      author: change.authorId,
      at,
      data: Buffer.from(change.data.buffer, change.data.byteOffset, change.data.byteLength).toString('base64'),
      writers: change.writers,
    }));
    const { rows } = await sql<{ seq: number | null; refused: 'frozen' | 'gone' | 'forged' | null }>`
      select seq, refused from append_note_updates(${JSON.stringify(items)}::jsonb) order by n`.execute(this.#ctx.db);
    if (rows.length !== batch.length) throw new Error('a note was changed and not all of it was answered');
    return rows.map((row) => (row.seq === null ? { refused: row.refused! } : { seq: row.seq }));
  }
}

function tell<C extends Change>(batch: Item<C>[], outcomes: Outcome[], at: Date): void {
  const rooms = new Map<Done<C>, { change: C; outcome: Outcome }[]>();
  batch.forEach(({ change, done }, i) => {
    const results = rooms.get(done);
    const result = { change, outcome: outcomes[i]! };
    if (results) results.push(result);
    else rooms.set(done, [result]);
  });
  for (const [done, results] of rooms) done(results, at);
}
