import Type, { type Static } from 'typebox';
import { Exact, Id } from '../schema.ts';
import { longestSessionTag, type SessionTag } from '../session/session-tags.ts';

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
