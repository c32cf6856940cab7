import Type, { type Static } from 'typebox';
import { longestReadyText, mostReadyTexts, readyTextKinds } from '../decision/ready-texts.ts';
import { Exact, Nullable, OneOf } from '../schema.ts';

/** GET /api/ready-texts: what the company has changed; the built-in texts are the console's own, in its language. */
export interface ReadyTextsAnswer {
  /** By step. */
  resubmission: Partial<Record<string, string[]>>;
  /** By built-in tag, or id of the company's own. */
  rejection: Partial<Record<string, string[]>>;
  /** Minutes that a subject has from the request on. */
  sessionMinutes: number;
}

/** PUT /api/ready-texts/:kind/:key */
export const ReadyTextParams = Exact({
  kind: OneOf(readyTextKinds),
  key: Type.String({ pattern: '^[a-z0-9_-]{1,40}$', description: 'A step, or a tag' }),
});
export const ReadyTextRequest = Exact({
  texts: Nullable(
    Type.Array(Type.String({ minLength: 1, maxLength: longestReadyText, pattern: '\\S' }), {
      maxItems: mostReadyTexts,
    }),
    { description: '`null`: the built-in texts again' },
  ),
});
export type ReadyTextRequest = Static<typeof ReadyTextRequest>;
