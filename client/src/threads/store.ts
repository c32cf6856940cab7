import { createStore, reconcile } from 'solid-js/store';
import type * as Y from 'yjs';
import {
  type Comment,
  commentsName,
  longestComment,
  type Resolved,
  resolvedName,
  type Subject,
} from '../../../shared/note/document.ts';
import { entriesOf } from '../../../shared/note/entries.ts';
import { readComment, readResolved } from '../../../shared/note/read.ts';
import { type ThreadView, threadsOf } from '../../../shared/note/threads.ts';
import { newId } from '../session-model/new-id.ts';
import { perDocument } from '../session-model/per-document.ts';

/** The threads of a note, live, and what can be done with them. One for each document, shared by all who ask. */
export const threadStoreOf = perDocument(Symbol('threads'), (doc: Y.Doc) => {
  const comments = doc.getMap(commentsName);
  const resolved = doc.getMap(resolvedName);
  const [store, setStore] = createStore<{ threads: Record<Subject, ThreadView> }>({ threads: {} });
  const read = () =>
    setStore(
      'threads',
      reconcile(threadsOf(entriesOf(comments, readComment), entriesOf(resolved, readResolved)), { key: 'id' }),
    );
  comments.observe(read);
  resolved.observe(read);
  read();

  const of = (about: Subject): ThreadView | undefined => store.threads[about];
  const change = (id: string, make: (was: Comment) => Comment) => {
    const was = readComment(comments.get(id));
    if (was) comments.set(id, make(was));
  };
  return {
    of,
    /** Open ones first; among them what was last spoken about. */
    all: (): ThreadView[] =>
      Object.values(store.threads).sort(
        (a, b) => Number(a.resolved !== null) - Number(b.resolved !== null) || lastAt(b).localeCompare(lastAt(a)),
      ),
    openCount: (among: (about: Subject) => boolean = () => true): number =>
      Object.values(store.threads).filter((thread) => !thread.resolved && among(thread.about)).length,
    add: (about: Subject, text: string, mentions: readonly string[] = []): string => {
      const id = newId();
      const order = 1 + Math.max(0, ...(of(about)?.comments ?? []).map((comment) => comment.order));
      comments.set(id, { about, at: now(), order, text: cut(text), ...naming(mentions) } satisfies Comment);
      return id;
    },
    edit: (id: string, text: string, mentions: readonly string[] = []) =>
      change(id, ({ mentions: _, ...was }) => ({ ...was, text: cut(text), editedAt: now(), ...naming(mentions) })),
    remove: (id: string) => comments.delete(id),
    resolve: (about: Subject) => {
      const seen = (of(about)?.comments ?? []).map((comment) => comment.id);
      resolved.set(about, { at: now(), seen } satisfies Resolved);
    },
    reopen: (about: Subject) => resolved.delete(about),
  };
});

export type ThreadStore = ReturnType<typeof threadStoreOf>;

const lastAt = (thread: ThreadView): string => thread.comments.at(-1)?.at ?? '';
const naming = (mentions: readonly string[]) => (mentions.length > 0 ? { mentions: [...mentions] } : {});
const now = () => new Date().toISOString();
const cut = (text: string) => text.trim().slice(0, longestComment);
