import Type from 'typebox';
import { pageFields, sessionFields, Unmet, Votes, Yes } from '../api/session-schemas.ts';
import { Exact, Id, Nullable, OneOf, Time } from '../schema.ts';
import { stepNames } from '../session/attempt.ts';
import { type SessionCounts, type SessionRow, type SessionView, sessionStates } from '../session/session.ts';

const Waiting = Nullable(
  Exact({
    since: Time,
    unmet: Unmet,
    claim: Nullable(Exact({ reviewerId: Id, until: Time })),
    needsTwo: Yes,
    votes: Votes,
    assignedTo: Nullable(Id),
    escalated: Yes,
    snoozedUntil: Nullable(Time),
  }),
);
const sessionTags = Type.Array(Id);

/** A row of a list, on the wire. */
export const LiveRow = Type.Unsafe<SessionRow>(
  Exact({
    ...sessionFields,
    ...{ waiting: Waiting, sessionTags },
    nativeName: Nullable(Type.String()),
    extraValues: Type.Array(Type.String()),
    resubmission: Nullable(Exact({ step: OneOf(stepNames), reviewerId: Id })),
  }),
);

/** A session page, on the wire. */
export const LiveView = Type.Unsafe<SessionView>(
  Exact({ ...sessionFields, ...pageFields, waiting: Waiting, sessionTags }),
);

/** Sessions in each state. */
export const LiveCounts = Type.Unsafe<SessionCounts>(
  Exact(Object.fromEntries(sessionStates.map((state) => [state, Type.Integer()]))),
);
