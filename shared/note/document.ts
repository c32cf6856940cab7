/**
 * The shape of a session's note as a Yjs document: the one place where names in it are chosen.
 *
 * Nothing in it says who wrote it: that is what the server knows of each Yjs client id (the `writers` notice), and nobody can
 * claim to be somebody else.
 */
export const bodyName = 'body'; // Y.XmlFragment: the text, as Tiptap keeps it
/*
 * The rest are Y.Maps of plain values, each replaced as a whole and never changed inside. So whoever wrote an entry wrote
 * all of it: nobody can put words into a comment, or move a mark, that then stands under another's name.
 */
export const marksName = 'marks'; // Y.Map<id, Mark>
export const commentsName = 'comments'; // Y.Map<id, Comment>
export const resolvedName = 'resolved'; // Y.Map<Subject, Resolved>

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
  /** One more than the largest on this photo that its author saw. Two of the same moment are told apart by readers. */
  number: number;
  /** ISO 8601, by the clock of whoever drew it. */
  at: string;
}

/**
 * What a thread is about, and what the note's text may refer to: `mark:<id>`, `field:<path in the session's data>`,
 * `mrz:<item>`, `hit:<id of a screening hit>`.
 */
export type Subject = `${(typeof subjectKinds)[number]}:${string}`;
export const subjectKinds = ['mark', 'field', 'mrz', 'hit'] as const;

/**
 * A thread is all comments about one subject; it has no entry of its own. Two who begin one at the same moment write two
 * entries of one map, so both are there: a map under the subject's name would keep only one of the two.
 */
export interface Comment {
  about: Subject;
  at: string;
  /**
   * One more than the largest that its author saw in the thread: an answer stands below what it answers, whatever the
   * clocks say.
   */
  order: number;
  /** Plain text, at most `longestComment` characters. Those who are mentioned stand in it as `@` and their name. */
  text: string;
  /** Ids of the colleagues who are mentioned in it. */
  mentions?: readonly string[];
  editedAt?: string;
}
export const longestComment = 4_000;

/**
 * A thread is resolved while every comment in it is one of `seen`: what comes at the same moment from somebody else, or
 * later, opens it again, so nothing is put away unread.
 */
export interface Resolved {
  at: string;
  seen: readonly string[];
}
