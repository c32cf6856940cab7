import { loadRows, type StoredRow } from '../editor/load-times.ts';

/** Milliseconds before a note without a connection is fetched over HTTP: a slow connection is open by then. */
const timeoutMs = 6_000;
/** Milliseconds between two fetches while there is none. */
const pauseMs = 5_000;

export interface WithoutLine {
  /** Connected and synced. */
  isLive(): boolean;
  /** Connects at once; resolves to whether it works. */
  tryLine(): Promise<boolean>;
  /** Rows of the note's history, in order, each once. */
  take(rows: readonly StoredRow[]): void;
  /** Whether the server is reachable over HTTP only: then an intermediary blocks WebSockets. */
  blocked(is: boolean): void;
}

/** Reads a note over HTTP while it has no connection. @returns a function that stops it */
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
      // Not reachable, which the note's state shows already, or no longer permitted, which the connection reports.
      if (!ended.signal.aborted) parts.blocked(false);
      return;
    }
    // A server that has just come back is reachable both ways: blocked only if the connection still fails now.
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
