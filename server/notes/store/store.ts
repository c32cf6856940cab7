import { setImmediate as nextTurn } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { noteLimits } from '../../../shared/note/limits.ts';
import type { Context } from '../../context.ts';
import { retryLostRace } from '../../db/retry-lost-race.ts';

/** One change of a note, as emitted by the `update` event of its document. */
export interface Change {
  noteId: string;
  authorId: string;
  data: Uint8Array;
  /** Yjs client ids that are new to the note: owned by the author from now on. */
  writers: number[];
}
/** `seq` where it is persisted; otherwise the reason why not. */
export type Outcome = { seq: number } | { refused: Refused };
/** `after_forged`: another change of the same note in the same statement was forged, and this one may depend on it. */
type Refused = 'frozen' | 'gone' | 'full' | 'forged' | 'after_forged';
type Done<C extends Change> = (results: { change: C; outcome: Outcome }[]) => void;
interface Item<C extends Change> {
  change: C;
  done: Done<C>;
}
/** Changes written in one statement. */
type Batch<C extends Change> = Map<string, Item<C>[]>;

/** Maximum bytes of changes in one statement: the rest waits for the next. */
const mostBytes = 4 << 20;
type Row = { seq: number; refused: null } | { seq: null; refused: Refused };
const append = 'select seq, refused from append_note_updates($1, $2, $3, $4, $5, $6, $7, $8, $9)';

/**
 * Group commit: changes of all rooms of this node that accumulate while the disk is busy are written in one statement. One
 * statement at a time: a second in parallel carries fewer changes each, costs more and brought no measured gain
 * (bench/README.md).
 */
export class NoteStore<C extends Change> {
  readonly #ctx: Pick<Context, 'db' | 'now'>;
  readonly #waiting: Batch<C> = new Map();
  /** A statement is in flight, or about to be sent. */
  #working: Promise<void> | undefined;
  readonly #failed: (error: unknown, changes: C[]) => void;

  /** `failed`: none of these changes is known to be persisted. */
  constructor(ctx: Pick<Context, 'db' | 'now'>, failed: (error: unknown, changes: C[]) => void) {
    this.#ctx = ctx;
    this.#failed = failed;
  }

  /** `done` is called once for all changes of a room written in one statement, in order. */
  add(change: C, done: Done<C>): void {
    const items = this.#waiting.get(change.noteId);
    if (items) items.push({ change, done });
    else this.#waiting.set(change.noteId, [{ change, done }]);
    // After this turn of the event loop, so that frames received in the same turn are included.
    this.#working ??= nextTurn().then(() => this.#work());
  }

  /** Drops changes that have not been sent to the database yet. */
  forget(noteId: string, done: Done<C>): void {
    const left = this.#waiting.get(noteId)?.filter((item) => item.done !== done);
    if (left?.length) this.#waiting.set(noteId, left);
    else this.#waiting.delete(noteId);
  }

  /** Resolves when no change is pending. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async #work(): Promise<void> {
    try {
      while (this.#waiting.size > 0) await this.#write(this.#take());
    } finally {
      this.#working = undefined;
    }
  }

  /** In the order of the notes' ids, so that two nodes cannot deadlock. */
  #take(): Batch<C> {
    let bytes = 0;
    const batch: [string, Item<C>[]][] = [];
    for (const [id, items] of this.#waiting) {
      const n = items.findIndex(({ change }, i) => {
        bytes += change.data.length;
        return bytes > mostBytes && (i > 0 || batch.length > 0);
      });
      if (n !== 0) batch.push([id, n < 0 ? items : items.splice(0, n)]);
      this.#waiting.delete(id);
      if (n < 0) continue;
      // Behind the others, so that a room with many changes does not delay them.
      this.#waiting.set(id, items);
      break;
    }
    return new Map(batch.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  async #write(batch: Batch<C>): Promise<void> {
    const at = this.#ctx.now();
    const changes = [...batch.values()].flatMap((items) => items.map(({ change }) => change));
    let outcomes: Outcome[];
    try {
      const query = CompiledQuery.raw(append, parametersOf(batch, changes, at));
      // The loser of a deadlock has persisted nothing: the same changes are retried, before any room has to be dropped.
      const rows = (await retryLostRace(() => this.#ctx.db.executeQuery(query))).rows as Row[];
      if (rows.length !== changes.length) throw new Error('notes were changed and not all of it was answered');
      outcomes = rows.map((row) => (row.seq === null ? { refused: row.refused } : { seq: row.seq }));
    } catch (error) {
      return this.#failed(error, changes);
    }
    for (const items of batch.values()) {
      const own = outcomes.splice(0, items.length);
      try {
        tell(items, own);
      } catch (error) {
        // The change is persisted; an error in its room's callback affects that room only.
        this.#failed(
          error,
          items.map(({ change }) => change),
        );
      }
    }
  }
}

/** In the order of append_note_updates (sql/0009_notes.sql). */
function parametersOf<C extends Change>(batch: Batch<C>, changes: C[], at: Date): unknown[] {
  return [
    [...batch.keys()],
    [...batch.values()].map((items) => items.length),
    at,
    changes.map((change) => change.authorId),
    Buffer.concat(changes.map((change) => change.data)),
    changes.map((change) => change.data.length),
    changes.flatMap((change) => change.writers),
    changes.flatMap((change, i) => change.writers.map(() => i + 1)),
    noteLimits.historyBytes,
  ];
}

/** The results of one note; changes of two rooms when the first one was dropped in the meantime. */
function tell<C extends Change>(items: Item<C>[], outcomes: Outcome[]): void {
  const rooms = Map.groupBy(
    items.map(({ change, done }, i) => ({ change, done, outcome: outcomes[i]! })),
    ({ done }) => done,
  );
  for (const [done, results] of rooms) done(results);
}
