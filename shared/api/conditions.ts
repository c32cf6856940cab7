import Type, { type Static } from 'typebox';
import { fourEyesReasons } from '../conditions.ts';
import { documentTypes } from '../document/document.ts';
import { Exact, OneOf } from '../schema.ts';

const Years = (options: object) => Type.Integer({ minimum: 1, maximum: 120, ...options });

/** What a company has set. `false` and `null`: this condition is not asked. */
export const Conditions = Exact({
  /** Whether a session that fails a condition goes to manual review; else it is rejected automatically. */
  awaitingAction: Type.Boolean(),
  liveness: Type.Boolean(),
  /** FAR level that a face match needs at least. Where it is asked, a face that does not match at all is `face_match`. */
  faceLevel: Type.Union([Type.Integer({ minimum: 1, maximum: 7 }), Type.Null()]),
  mrz: Type.Boolean(),
  frontBack: Type.Boolean(),
  /** No birth in the future or more than 120 years ago, and no document that expires before its holder's birth. */
  dataPlausible: Type.Boolean(),
  /** Every session with one of these goes to a person. */
  documentReview: Type.Array(OneOf(documentTypes), { maxItems: documentTypes.length, uniqueItems: true }),
  idReal: Type.Boolean(),
  fullId: Type.Boolean(),
  screening: Type.Boolean(),
  expiredDocument: Type.Boolean(),
  minimumAge: Type.Union([Years({}), Type.Null()]),
  /** The document number occurs in another session of the company. */
  documentReused: Type.Boolean(),
  /** A hit stops the session and rejects it, whatever else is set. Two letters, ISO 3166-1. */
  highRisk: Type.Array(
    Exact({ country: Type.String({ pattern: '^[A-Z]{2}$' }), ip: Type.Boolean(), nationality: Type.Boolean() }),
    { maxItems: 260 },
  ),
  /** Where two reviewers must agree. */
  fourEyes: Type.Array(OneOf(fourEyesReasons), { maxItems: fourEyesReasons.length, uniqueItems: true }),
  /** Whether the second reviewer decides without seeing the first one's verdict, tags and note. */
  blindReview: Type.Boolean(),
});
export type Conditions = Static<typeof Conditions>;
