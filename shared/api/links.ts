import Type, { type Static } from 'typebox';
import { type LinkReason, type LinkVerdict, linkVerdicts } from '../links.ts';
import { Exact, Id, Nullable, OneOf } from '../schema.ts';
import type { SessionRow } from '../session.ts';
import { longestReason } from './decisions.ts';

/** A photo of this session, and one of the other that is the same file or nearly the same picture. */
export interface LinkedPhoto {
  photoId: string;
  otherPhotoId: string;
  /** The very same bytes as they were sent. */
  isExact: boolean;
}

export interface LinkReview {
  id: string;
  verdict: LinkVerdict;
  reason: string;
  reviewerId: string;
  at: string;
}

export interface Link {
  session: SessionRow;
  /** The strongest first. */
  reasons: LinkReason[];
  photos: LinkedPhoto[];
  /** What was said last of the pair. */
  review: LinkReview | null;
}

/** GET /api/sessions/:id/links */
export interface LinksAnswer {
  links: Link[];
  /** There are more than are shown. */
  isCut: boolean;
}

/** PUT /api/sessions/:id/links/:otherId */
export const LinkReviewRequest = Exact({
  verdict: Nullable(OneOf(linkVerdicts), { description: '`null` takes back what was said' }),
  reason: Type.String({ maxLength: longestReason, default: '' }),
  seen: Nullable(Id, { description: 'The review that the reviewer saw; another is there: `link_reviewed`' }),
});
export type LinkReviewRequest = Static<typeof LinkReviewRequest>;

/** GET /api/persons/:sessionId: all sessions that show the person of this one. */
export interface PersonAnswer {
  sessions: {
    session: SessionRow;
    /** How it comes to the person: by a reviewer's word, or by what it has in common with another; empty for the one asked for. */
    by: ('same' | 'personal_number' | 'document')[];
  }[];
  /** There are more than are shown. */
  isCut: boolean;
}
