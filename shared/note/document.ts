/**
 * The shape of a session's note as a Yjs document: the one place where names in it are chosen.
 *
 * Nothing in it says who wrote it: that is what the server knows of each Yjs client id (`Told` writers), and nobody can
 * claim to be somebody else.
 */
export const bodyName = 'body'; // Y.XmlFragment: the text, as Tiptap keeps it
export const marksName = 'marks'; // Y.Map<id, Y.Map of Mark>
export const threadsName = 'threads'; // Y.Map<id, Y.Map of Thread>

export const markKinds = ['box', 'arrow', 'pin'] as const;
export type MarkKind = (typeof markKinds)[number];

/** Something drawn on a photo. Its colour is its writer's. */
export interface Mark {
  kind: MarkKind;
  photoId: string;
  /**
   * Pixels of the photo as stored, from its upper left corner, upright. Box: two opposite corners; arrow: from, to (the
   * head); pin: its point twice.
   */
  points: readonly [x1: number, y1: number, x2: number, y2: number];
  /** ISO 8601, by the clock of whoever drew it. */
  at: string;
}

/**
 * What a thread is about, and what the note's text may refer to: `mark:<id>`, `field:<path in the session's data>`,
 * `mrz:<item>`, `hit:<id of a screening hit>`.
 */
export type Subject = `${(typeof subjectKinds)[number]}:${string}`;
export const subjectKinds = ['mark', 'field', 'mrz', 'hit'] as const;

/** A talk about one thing. A thread without comments is none. */
export interface Thread {
  about: Subject;
  at: string;
  /** Set while it is resolved; who set it is known by the entry's writer. */
  resolvedAt?: string;
  /** Y.Array<Y.Map of Comment>, oldest first. */
  comments: readonly Comment[];
}

export interface Comment {
  id: string;
  at: string;
  /** Plain text, at most `longestComment` characters. */
  text: string;
}
export const longestComment = 4_000;
