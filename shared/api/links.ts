import Type, { type Static } from 'typebox';
import { longestReason } from '../decision/decision.ts';
import { type LinkReason, type LinkVerdict, linkVerdicts } from '../links.ts';
import { Exact, Id, Nullable, OneOf } from '../schema.ts';
import type { SessionRow } from '../session/session.ts';

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

/** What is shown of another session. Only its final state, never what was proposed. */
export interface LinkedSession
  extends Pick<
    SessionRow,
    | 'id'
    | 'reference'
    | 'state'
    | 'decided'
    | 'firstName'
    | 'lastName'
    | 'nationality'
    | 'documentType'
    | 'documentNumber'
    | 'issuingState'
    | 'personalNumber'
    | 'createdAt'
  > {
  /** Ids of the newest photos of its document and its face. */
  photos: { document: string | null; face: string | null };
}

export interface Link {
  session: LinkedSession;
  /** The strongest first. */
  reasons: LinkReason[];
  photos: LinkedPhoto[];
  /** The latest review of the pair. */
  review: LinkReview | null;
}

/** GET /api/sessions/:id/links */
export interface LinksAnswer {
  links: Link[];
  /** There are more than are shown. */
  isCut: boolean;
  /** Photos of this session that are found again as the identical file only: too little contrast for a print. */
  photosWithoutPrint: number;
}

/** PUT /api/sessions/:id/links/:otherId */
export const LinkReviewRequest = Exact({
  verdict: Nullable(OneOf(linkVerdicts), { description: '`null` takes back what was said' }),
  reason: Type.String({ maxLength: longestReason, default: '' }),
  seen: Nullable(Id, { description: 'The review that the reviewer saw; another is there: `link_reviewed`' }),
});
export type LinkReviewRequest = Static<typeof LinkReviewRequest>;

/** How a session comes to a person: by a reviewer's word, or by a number that it has in common with another. */
export type PersonReason = 'same' | 'personal_number' | 'document';

/** GET /api/persons/:sessionId: all sessions that show the person of this one. */
export interface PersonAnswer {
  sessions: {
    session: LinkedSession;
    /** Empty for the one that was asked for. */
    by: PersonReason[];
  }[];
  /** There are more than are shown. */
  isCut: boolean;
}
