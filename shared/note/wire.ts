import { noteLimits } from './limits.ts';

/**
 * Notes over a WebSocket at /notes/:noteId. The frames are those of y-protocols, so that any stock Yjs client works: a varuint
 * type, then y-protocols' payload. A client that asks for `?notices=1` also gets `ServerNotice`s, which others would not
 * understand.
 */
export const frameTypes = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, notice: 100 } as const;

/** One JSON text (a lib0 varString) in a frame of type `notice`. */
export type ServerNotice =
  /** Of the sync frames with content that this socket has sent so far, the first `count` are persisted. */
  | { type: 'saved'; count: number }
  /** Writers of Yjs client ids. All known ones first, then new ones as they come. */
  | { type: 'writers'; writers: Record<string, string> }
  /** Read-only from now on; the first notice if the note is already frozen on connecting. */
  | { type: 'frozen'; at: string }
  /** Sent with each ping, which a page cannot see: a connection without it is dead. */
  | { type: 'here' };

/**
 * Bytes of one frame; a larger one is rejected and the socket closed. A note holds no more, and one paste is far smaller: a
 * reconnecting client sends in one frame all edits made while it was offline.
 */
export const longestFrame = noteLimits.bytes + 1_024;
/** Bytes of one person's awareness state. */
export const longestAwareness = 4_096;
