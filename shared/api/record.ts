import Type from 'typebox';
import { facts, type LogEvent } from '../event.ts';
import { markKinds } from '../note/document.ts';
import type { NoteBlock } from '../report/report.ts';
import { Exact, Id, Nullable, OneOf, Sha256, Time } from '../schema.ts';
import { Count, Maybe, pageFields, sessionFields, Text, Unmet, Votes, Yes } from './session-schemas.ts';

/*
 * The published schema of `session.json`: what a reader elsewhere may rely on. A change of what is in it is a new
 * `version`. The types of it are in shared/report/report.ts; a test holds records to both.
 */

const Waiting = Exact({
  since: Time,
  unmet: Unmet,
  claim: Type.Null(),
  needsTwo: Yes,
  votes: Votes,
  assignedTo: Type.Optional(Type.Null()),
  escalated: Type.Optional(Yes),
  snoozedUntil: Type.Optional(Type.Null()),
});
const Session = Exact({ ...sessionFields, ...pageFields, waiting: Nullable(Waiting) });

const NoteRecord = Exact({
  seq: Count,
  frozenAt: Maybe.time,
  // Blocks hold blocks: a reader takes `kind` and `children` or `items` for what they are.
  body: Type.Array(Type.Unsafe<NoteBlock>({ type: 'object', required: ['kind'], properties: { kind: Text } })),
  marks: Type.Array(
    Exact({
      ...{ id: Id, authorId: Maybe.id, kind: OneOf(markKinds), photoId: Text, number: Count, at: Text },
      points: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]),
    }),
  ),
  threads: Type.Array(
    Exact({
      about: Type.Unsafe<`mark:${string}`>({ type: 'string' }),
      resolved: Nullable(Exact({ at: Text, byId: Maybe.id })),
      comments: Type.Array(Exact({ id: Text, authorId: Maybe.id, at: Text, editedAt: Maybe.text, text: Text })),
    }),
  ),
});

const Event = Type.Unsafe<LogEvent>(
  Exact({
    ...{ seq: Count, at: Time, type: OneOf(Object.keys(facts)), actor: Text, sessionId: Maybe.id },
    data: Type.Object({}),
  }),
);

/** `session.json`. */
export const SessionRecordSchema = Exact(
  {
    format: Type.Literal('vidimus-session'),
    version: Type.Literal(2),
    session: Session,
    reviewers: Type.Array(Exact({ id: Id, name: Text })),
    tags: Type.Array(Exact({ key: Text, label: Text })),
    note: Nullable(NoteRecord),
    photoHashes: Type.Array(Exact({ id: Id, sha256: Sha256 })),
    events: Type.Array(Event),
  },
  { title: 'Vidimus session record', $schema: 'https://json-schema.org/draft/2020-12/schema' },
);
