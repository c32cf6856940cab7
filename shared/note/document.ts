/**
 * The schema of a session's note as a Yjs document: the one place that defines names in it.
 *
 * It does not record authors: the server knows the author of each Yjs client id (the `writers` notice), so that authorship cannot
 * be forged.
 */
export const bodyName = 'body'; // Y.XmlFragment: the text, in Tiptap's format
/*
 * The rest are Y.Maps of plain values, each replaced as a whole and never changed inside. So an entry has a single author: a
 * client cannot change a comment, or move a mark, under another author's name.
 */
export const marksName = 'marks'; // Y.Map<id, Mark>
export const commentsName = 'comments'; // Y.Map<id, Comment>
export const resolvedName = 'resolved'; // Y.Map<Subject, Resolved>

export const markKinds = ['box', 'arrow', 'pin'] as const;
export type MarkKind = (typeof markKinds)[number];

/** A drawing on a photo, in its author's colour. */
export interface Mark {
  kind: MarkKind;
  photoId: string;
  /**
   * Pixels of the photo as stored, from its upper left corner, upright. Box: two opposite corners; arrow: from, to (the
   * head); pin: its point twice.
   */
  points: readonly [x1: number, y1: number, x2: number, y2: number];
  /** One more than the largest on this photo that its author saw. Readers order concurrent marks with the same number. */
  number: number;
  /** ISO 8601, by the author's clock. */
  at: string;
}

/**
 * Subject of a thread, or of a reference in the note's text: `mark:<id>`, `field:<path in the session's data>`,
 * `mrz:<item>`, `hit:<id of a screening hit>`.
 */
export type Subject = `${(typeof subjectKinds)[number]}:${string}`;
export const subjectKinds = ['mark', 'field', 'mrz', 'hit'] as const;

/**
 * A thread is all comments about one subject; it has no separate entry. Two authors who start one concurrently write two entries
 * of one map, so both are kept: a map under the subject's name would keep only one of the two.
 */
export interface Comment {
  about: Subject;
  at: string;
  /**
   * One more than the largest that its author saw in the thread: a reply is sorted below what it replies to, whatever the clocks
   * say.
   */
  order: number;
  /** Plain text, at most `longestComment` characters. Mentioned colleagues appear in it as `@` and their name. */
  text: string;
  /** Ids of the colleagues who are mentioned in it. */
  mentions?: readonly string[];
  editedAt?: string;
}
export const longestComment = 4_000;

/**
 * A thread is resolved while every comment in it is one of `seen`: a concurrent or later comment reopens it, so that nothing
 * is resolved unread.
 */
export interface Resolved {
  at: string;
  seen: readonly string[];
}
