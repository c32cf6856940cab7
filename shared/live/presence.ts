import Type, { type Static } from 'typebox';
import { Exact, Id } from '../schema.ts';

/** One colleague who is online; the same person in two windows is one. */
export const Person = Exact({
  reviewerId: Id,
  name: Type.String(),
  /** Index into the ten reviewer colours. */
  colour: Type.Integer(),
  /** Sessions open in any of the person's windows. */
  sessionIds: Type.Array(Id),
});
export type Person = Static<typeof Person>;
