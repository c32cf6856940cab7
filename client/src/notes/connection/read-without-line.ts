import { loadRows, type StoredRow } from '../editor/load-times.ts';

/** Before a note without a line is asked for over HTTP: a line that is only slow has come by then. */
const timeoutMs = 6_000;
/** Between two times, while there is still none. */
const pauseMs = 5_000;

export interface WithoutLine {
  /** The line is there and has brought all. */
  isLive(): boolean;
  /** Tries the line at once; whether it works. */
  tryLine(): Promise<boolean>;
  /** Rows of the note's history, in their order, each once. */
  take(rows: readonly StoredRow[]): void;
  /** Whether the server is reached over HTTP alone: then something between does not let WebSockets through. */
  blocked(is: boolean): void;
}

/** Reads a note over HTTP for as long as it has no line. Returns what ends it. */
export function readWithoutLine(
  noteId: string,
  parts: WithoutLine,
  waits: { timeoutMs: number; pauseMs: number } = { timeoutMs: timeoutMs, pauseMs },
): () => void {
  const ended = new AbortController();
  let newest = 0;
  let timer: ReturnType<typeof setTimeout>;

  const read = async (): Promise<void> => {
    if (parts.isLive()) return;
    try {
      const rows = await loadRows(noteId, newest, ended.signal);
      if (ended.signal.aborted || parts.isLive()) return;
      newest = rows.at(-1)?.seq ?? newest;
      parts.take(rows);
    } catch {
      // Not reached at all, which the note's state says as it is, or not ours any more, which the line says.
      if (!ended.signal.aborted) parts.blocked(false);
      return;
    }
    // A server that has just come back is reached by both: only a line that fails now is kept away.
    const works = await parts.tryLine();
    if (!ended.signal.aborted) parts.blocked(!works);
  };
  const later = (ms: number) => {
    timer = setTimeout(() => void read().then(() => !ended.signal.aborted && later(waits.pauseMs)), ms);
  };
  later(waits.timeoutMs);
  return () => {
    ended.abort();
    clearTimeout(timer);
  };
}
