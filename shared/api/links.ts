import Type, { type Static } from 'typebox';
import { longestReason } from '../decision/decision.ts';
import { type LinkReason, type LinkVerdict, linkVerdicts } from '../links.ts';
import { Exact, Id, Nullable, OneOf } from '../schema.ts';
import type { SessionRow } from '../session/session.ts';

/** A photo of this session, and an identical or nearly identical one of the other. */
export interface LinkedPhoto {
  photoId: string;
  otherPhotoId: string;
  /** Byte-identical as sent. */
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
  /** Strongest first. */
  reasons: LinkReason[];
  photos: LinkedPhoto[];
  /** The latest review of the pair. */
  review: LinkReview | null;
}

/** GET /api/sessions/:id/links */
export interface LinksAnswer {
  links: Link[];
  /** There are more than returned. */
  isCut: boolean;
  /** Photos of this session that are matched by identical files only: too little contrast for a perceptual hash. */
  photosWithoutPrint: number;
}

/** PUT /api/sessions/:id/links/:otherId */
export const LinkReviewRequest = Exact({
  verdict: Nullable(OneOf(linkVerdicts), { description: '`null` takes back what was said' }),
  reason: Type.String({ maxLength: longestReason, default: '' }),
  seen: Nullable(Id, { description: 'The review that the reviewer saw; another is there: `link_reviewed`' }),
});
export type LinkReviewRequest = Static<typeof LinkReviewRequest>;

/** How a session is attributed to a person: by a link review, or by a number that it shares with another. */
export type PersonReason = 'same' | 'personal_number' | 'document';

/** GET /api/persons/:sessionId: all sessions of this one's person. */
export interface PersonAnswer {
  sessions: {
    session: LinkedSession;
    /** Empty for the requested session. */
    by: PersonReason[];
  }[];
  /** There are more than returned. */
  isCut: boolean;
}
