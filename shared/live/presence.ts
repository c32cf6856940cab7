/** One colleague who is online; the same person in two windows is one. */
export interface Person {
  reviewerId: string;
  name: string;
  /** Index into the ten reviewer colours. */
  colour: number;
  /** Sessions open in any of the person's windows. */
  sessionIds: string[];
}
