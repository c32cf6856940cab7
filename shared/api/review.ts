import Type, { type Static } from 'typebox';
import { conditionNames } from '../conditions.ts';
import { documentTypes } from '../document/document.ts';
import { Exact, Id, Nullable, OneOf, Time } from '../schema.ts';
import {
  type SessionCounts,
  type SessionRow,
  type SessionState,
  type SessionView,
  sessionStates,
  spoofSigns,
} from '../session/session.ts';
import { queueFilters, sessionSorts } from '../session/session-list.ts';
import { languages } from '../text/language.ts';

/** Several values of one filter mean any of them; several filters mean all of them. */
const many = <const T extends readonly string[]>(values: T) =>
  Type.Optional(Type.Array(OneOf(values), { maxItems: values.length, uniqueItems: true }));

export const SessionFilter = Exact({
  q: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Words that first or last name, personal number, document number or session id begin with',
    }),
  ),
  state: many(sessionStates),
  document: many(documentTypes),
  spoof: many(spoofSigns),
  reason: many(conditionNames),
  queue: many(queueFilters),
  tag: Type.Optional(
    Type.Array(Type.String({ pattern: '^[a-z0-9_-]{1,40}$' }), {
      maxItems: 30,
      uniqueItems: true,
      description: 'Of a rejection: a built-in word, or the id of a tag of your own',
    }),
  ),
  sessionTag: Type.Optional(
    Type.Array(Id, { maxItems: 50, uniqueItems: true, description: 'Ids of tags of sessions' }),
  ),
  nationality: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z]{1,3}$' }), { maxItems: 30 })),
  /** From `from` inclusive to `to` exclusive: consecutive days have no gap and no overlap. */
  from: Type.Optional(Time),
  to: Type.Optional(Time),
});
export type SessionFilter = Static<typeof SessionFilter>;

export const SessionQuery = Exact({
  ...SessionFilter.properties,
  sort: Type.Optional(OneOf(sessionSorts)),
  after: Type.Optional(Type.String({ maxLength: 800, description: '`next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
export type SessionQuery = Static<typeof SessionQuery>;

export interface SessionPage {
  /** Log position of the rows; live changes continue from here. */
  seq: number;
  rows: SessionRow[];
  /** Cursor of the next page; `null` on the last. */
  next: string | null;
  counts: SessionCounts;
}

/** POST /api/sessions/counts: matches per state, ignoring the filter's own states. */
export interface MatchCounts {
  seq: number;
  /** `isMore`: a lower bound. `null`: not counted in time, and none among the newest. */
  states: Record<SessionState, { n: number; isMore: boolean } | null>;
}

export interface SessionAnswer {
  seq: number;
  view: SessionView;
}

/** GET /api/me: the signed-in reviewer. */
export const Me = Exact({
  reviewer: Exact({
    id: Id,
    name: Type.String(),
    email: Type.String(),
    role: OneOf(['agent', 'master']),
    colour: Type.Integer({ description: 'Index into the ten reviewer colours' }),
    language: Nullable(OneOf(languages, { description: 'null: none chosen, the browser decides' })),
  }),
  company: Exact({ id: Id, name: Type.String(), demo: Type.Boolean() }),
  version: Type.String({ description: "Server's protocol version; a page of another version reloads itself" }),
});
export type Me = Static<typeof Me>;

/** GET /api/keys: an active key. */
export const ApiKey = Exact({
  id: Id,
  name: Type.String(),
  prefix: Type.String({ description: 'Its first letters: enough to tell it from the others, too few to guess it' }),
  createdAt: Time,
});
export type ApiKey = Static<typeof ApiKey>;

/** POST /api/keys: the only answer that contains the key. */
export const NewApiKey = Exact({ id: Id, key: Type.String() });
export type NewApiKey = Static<typeof NewApiKey>;
