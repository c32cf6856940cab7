/** Tags of sessions of one company: a list that can be read at a glance. */
export const mostSessionTags = 50;
/** Characters. */
export const longestSessionTag = 40;

export interface SessionTag {
  id: string;
  name: string;
}
