import Type, { type Static } from 'typebox';
import { Exact, Id } from '../schema.ts';

/** Of one company: a list that can be read at a glance. */
export const mostSessionTags = 50;
/** Characters. */
export const longestSessionTag = 40;

export interface SessionTag {
  id: string;
  name: string;
}

/** GET /api/session-tags: by name. */
export interface SessionTagsAnswer {
  tags: SessionTag[];
}

/** POST /api/session-tags */
export const SessionTagRequest = Exact({
  name: Type.String({ minLength: 1, maxLength: longestSessionTag, pattern: '\\S' }),
});
export type SessionTagRequest = Static<typeof SessionTagRequest>;

/** PUT and DELETE /api/sessions/:id/tags/:tagId */
export const TagOfSession = Exact({ id: Id, tagId: Id });
