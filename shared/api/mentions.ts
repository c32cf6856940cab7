import Type, { type Static } from 'typebox';
import type { Subject } from '../note/document.ts';
import { Exact, IdOf } from '../schema.ts';

/** Position of a mention: in the note's text, as that item of its document, or in a comment of the thread about `about`. */
export type MentionPlace =
  | { kind: 'note'; client: number; clock: number }
  | { kind: 'comment'; commentId: string; about: Subject };

export interface MentionView {
  id: string;
  sessionId: string;
  /** The subject's name in the session. The session's state is not included. */
  firstName: string | null;
  lastName: string | null;
  authorId: string;
  at: string;
  excerpt: string;
  readAt: string | null;
  place: MentionPlace;
}

/** GET /api/mentions */
/** Mentions per page. */
export const mentionsInPart = 30;
export const MentionsQuery = Exact({
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: mentionsInPart, description: '0: the count alone' })),
  before: Type.Optional(IdOf('The last one of the part before')),
});
export interface MentionsAnswer {
  /** At most 100 (`mostUnreadCounted`). */
  unread: number;
  /** Newest first. */
  mentions: MentionView[];
  /** `before` of the next page; `null` on the last. */
  next: string | null;
}

/** POST /api/mentions/read: all, up to the newest one that was shown. */
export const ReadMentionsRequest = Exact({ upTo: IdOf('The newest mention that was on the list') });
export type ReadMentionsRequest = Static<typeof ReadMentionsRequest>;
