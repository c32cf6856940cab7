import Type, { type Static } from 'typebox';
import { fourEyesReasons } from '../conditions.ts';
import { documentTypes } from '../document/document.ts';
import { Exact, OneOf } from '../schema.ts';

const Years = (options: object) => Type.Integer({ minimum: 1, maximum: 120, ...options });

/** A company's conditions. `false` and `null`: off. */
export const Conditions = Exact({
  /** Whether a session that fails a condition goes to manual review; else it is rejected automatically. */
  awaitingAction: Type.Boolean(),
  liveness: Type.Boolean(),
  /** Minimum FAR level of a face match. If set, a face that does not match at all fails `face_match`. */
  faceLevel: Type.Union([Type.Integer({ minimum: 1, maximum: 7 }), Type.Null()]),
  mrz: Type.Boolean(),
  frontBack: Type.Boolean(),
  /** No birth in the future or more than 120 years ago, and no document that expires before its holder's birth. */
  dataPlausible: Type.Boolean(),
  /** Sessions with one of these always go to manual review. */
  documentReview: Type.Array(OneOf(documentTypes), { maxItems: documentTypes.length, uniqueItems: true }),
  idReal: Type.Boolean(),
  fullId: Type.Boolean(),
  screening: Type.Boolean(),
  expiredDocument: Type.Boolean(),
  minimumAge: Type.Union([Years({}), Type.Null()]),
  /** The document number occurs in another session of the company. */
  documentReused: Type.Boolean(),
  /** A hit stops and rejects the session, overriding other settings. Two letters, ISO 3166-1. */
  highRisk: Type.Array(
    Exact({ country: Type.String({ pattern: '^[A-Z]{2}$' }), ip: Type.Boolean(), nationality: Type.Boolean() }),
    { maxItems: 260 },
  ),
  /** Where two reviewers must agree. */
  fourEyes: Type.Array(OneOf(fourEyesReasons), { maxItems: fourEyesReasons.length, uniqueItems: true }),
  /** Whether the first reviewer's verdict, tags and note are hidden from the second. */
  blindReview: Type.Boolean(),
});
export type Conditions = Static<typeof Conditions>;
