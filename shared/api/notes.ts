import Type, { type Static } from 'typebox';
import { Exact, Id, Nullable, Time } from '../schema.ts';

/** PUT /api/sessions/:id/note: the session's note, created if there is none. A re-created note has a new id. */
export const NoteOpened = Exact({ noteId: Id, frozenAt: Nullable(Time) });
export type NoteOpened = Static<typeof NoteOpened>;

/** GET /api/colleagues: all reviewers of the company who can be mentioned, or who once wrote. */
export const Colleague = Exact({
  id: Id,
  name: Type.String(),
  colour: Type.Integer({ description: 'Index into the ten reviewer colours' }),
  active: Type.Boolean(),
});
export type Colleague = Static<typeof Colleague>;

/** GET /api/notes/:id/history?after=: updates in order; each row can be applied after those before it. */
export const NoteRow = Exact({
  /** Positions of the first and last update in this row: a row may hold several of one author within a short time. */
  first: Type.Integer(),
  seq: Type.Integer(),
  authorId: Id,
  at: Time,
  data: Type.String({ description: 'A Yjs update (v1), base64' }),
});
export type NoteRow = Static<typeof NoteRow>;
export const NoteHistory = Exact({
  rows: Type.Array(NoteRow),
  next: Nullable(Type.Integer({ description: '`after` of the next part; null on the last' })),
});
export type NoteHistory = Static<typeof NoteHistory>;
