/**
 * How much one note may hold. Every change is checked against these before Yjs sees it, because Yjs' own work grows with
 * the number of structs (items of the document) and not with bytes alone.
 */
export const noteLimits = {
  /** Structs of the document. A line of plain text is three, a bold run three, a mention four. */
  structs: 20_000,
  /** Bytes of the encoded document. */
  bytes: 2 << 20,
  /** Bytes of all changes that were ever stored for it, deleted text included: the history that a report reads. */
  historyBytes: 8 << 20,
  /** Elements inside each other: a list in a list is two more. */
  depth: 64,
} as const;

/** Bytes of one plain value: a comment of the longest kind in UTF-8, or a resolved thread that names a thousand comments. */
export const mostValueBytes = 64 << 10;
