import type { Comment, Resolved, Subject } from './document.ts';
import type { Entry } from './entries.ts';
import { isSubject } from './read.ts';

export interface CommentView extends Comment {
  id: string;
  /** Yjs client id. */
  writer: number;
}

export interface ThreadView {
  about: Subject;
  /** Never empty. */
  comments: CommentView[];
  /** Null while it is open. */
  resolved: { at: string; writer: number } | null;
}

/** The threads that these entries make. */
export function threadsOf(
  comments: readonly Entry<Comment>[],
  resolved: readonly Entry<Resolved>[],
): Record<Subject, ThreadView> {
  const threads: Record<Subject, ThreadView> = {};
  for (const { id, value, writer } of comments) {
    threads[value.about] ??= { about: value.about, comments: [], resolved: null };
    threads[value.about]!.comments.push({ ...value, id, writer });
  }
  for (const thread of Object.values(threads)) thread.comments.sort(inOrder);
  for (const { id, value, writer } of resolved) {
    const thread = isSubject(id) ? threads[id] : undefined;
    if (!thread) continue;
    const seen = new Set(value.seen);
    if (thread.comments.every((comment) => seen.has(comment.id))) thread.resolved = { at: value.at, writer };
  }
  return threads;
}

const inOrder = (a: CommentView, b: CommentView): number =>
  a.order - b.order || a.at.localeCompare(b.at) || (a.id < b.id ? -1 : 1);
