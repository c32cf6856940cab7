import Type, { type TProperties } from 'typebox';
import { conditionNames } from '../conditions.ts';
import { decisionKinds, decisionVerdicts } from '../decision/decision.ts';
import { documentTypes, subjectFields } from '../document/document.ts';
import { photoKinds } from '../document/media.ts';
import { mrzCategories, mrzFormats } from '../document/mrz.ts';
import { Exact, Id, Nullable, OneOf, Time } from '../schema.ts';
import { attemptOutcomes, stepNames, stepOutcomes } from '../session/attempt.ts';
import { challenges } from '../session/liveness.ts';
import { sessionStates } from '../session/session.ts';
import { requiredPhotos, sourceKinds } from '../session/source.ts';
import { Screened } from './record-screening.ts';

/*
 * Schemas of a session, as `session.json` publishes it (record.ts) and as the live feed sends it (live/down.ts). The types
 * are in shared/session; tests hold both sides to both.
 */

export const Text = Type.String();
export const Yes = Type.Boolean();
export const Count = Type.Integer();
export const Maybe = { time: Nullable(Time), text: Nullable(Text), yes: Nullable(Yes), id: Nullable(Id) };
const Part = <T extends TProperties>(properties: T) => Type.Partial(Exact(properties), { additionalProperties: false });

export const Subject = Part({
  ...Object.fromEntries(subjectFields.map((field) => [field, Text])),
  sex: OneOf(['F', 'M', 'X']),
});
const Span = Exact({ line: Count, start: Count, end: Count });
export const MrzCheck = Exact({
  raw: Type.Array(Text),
  lines: Type.Array(Text),
  format: Nullable(OneOf(mrzFormats)),
  valid: Maybe.yes,
  problem: Maybe.text,
  items: Type.Array(
    Exact({
      category: OneOf(mrzCategories),
      ...{ value: Maybe.text, valid: Maybe.yes, error: Maybe.text, plain: Maybe.text },
      wrong: Type.Array(Span),
      span: Nullable(Span),
    }),
  ),
});
export const Verification = Exact({
  ...{ livenessPassed: Maybe.yes, documentValid: Maybe.yes, idReal: Maybe.yes, fullId: Maybe.yes },
  faceLevel: Nullable(Type.Integer({ description: '0: no match; 1 to 7 by false acceptance rate; above: as sent' })),
  matchConfidence: Nullable(Type.Number({ description: '0 to 100' })),
});
const Device = Exact({ name: Text, kind: OneOf(['mobile', 'pc', 'unknown']), browser: Maybe.text, os: Maybe.text });
const Source = Exact({
  kind: OneOf(sourceKinds, {
    description:
      "Who asserted it: `key` an API key's holder, `server` an engine of the server, `connection` the server saw it; `capture` the capture page claims it, and no condition has looked at it",
  }),
  ...{ keyId: Maybe.id, keyName: Maybe.text },
  engine: Nullable(Exact({ name: Text, version: Text })),
  at: Time,
});
export const Sources = Type.Record(Text, Source, {
  description: 'By the name of the value, such as `faceLevel` or `subject.lastName`',
});
export const Claim = Exact(
  { subject: Nullable(Subject), mrz: Nullable(MrzCheck), issuingState: Maybe.text, source: Source },
  { description: 'What the capture page read: not verified' },
);
const box = { x: Type.Number(), y: Type.Number(), width: Type.Number(), height: Type.Number() };
export const Attempt = Exact({
  id: Id,
  number: Count,
  startedAt: Time,
  finishedAt: Maybe.time,
  outcome: Nullable(OneOf(attemptOutcomes)),
  device: Nullable(Device),
  ...{ userAgent: Maybe.text, clientIp: Maybe.text, ipCountry: Maybe.text, issuingState: Maybe.text },
  deviceKey: Type.Optional(
    Type.String({
      description: 'A hash of what the capture client calls its device: a claim, the same for the same device',
    }),
  ),
  documentType: Nullable(OneOf(documentTypes)),
  steps: Type.Array(
    Exact({
      step: OneOf(stepNames),
      startedAt: Time,
      finishedAt: Maybe.time,
      outcome: Nullable(OneOf(stepOutcomes)),
    }),
  ),
  challenges: Type.Array(
    Exact({
      ...{ challenge: OneOf(challenges), startedAt: Time, finishedAt: Maybe.time, passed: Maybe.yes },
      source: Nullable(Source),
    }),
  ),
  subject: Nullable(Subject),
  mrz: Nullable(MrzCheck),
  verification: Verification,
  sources: Sources,
  claim: Nullable(Claim),
  photosMissing: Type.Array(OneOf(requiredPhotos)),
  faces: Type.Optional(Type.Array(Exact({ photo: Id, ...box }))),
  photoIds: Type.Array(Id),
});
const Saw = Type.Union([Text, Type.Number(), Yes, Type.Null(), Type.Array(Text)]);
export const ConditionResult = Exact({
  condition: OneOf(conditionNames),
  outcome: OneOf(['met', 'not_met', 'unknown']),
  saw: Type.Record(Text, Saw),
});
export const Decision = Exact({
  id: Id,
  kind: OneOf(decisionKinds),
  verdict: Nullable(OneOf(decisionVerdicts)),
  reviewerId: Maybe.id,
  at: Time,
  note: Text,
  tags: Type.Array(Text),
  step: Nullable(OneOf(stepNames)),
  conditions: Type.Array(ConditionResult),
  conditionsVersion: Count,
  sealed: Type.Optional(
    Type.Literal(true, { description: 'Verdict, note and tags are withheld until a second reviewer has decided' }),
  ),
  afterReveal: Type.Optional(
    Type.Literal(true, {
      description: 'Made after the first decision of a blind review had been shown by a second one that was undone',
    }),
  ),
});
export const Unmet = Type.Array(Exact({ condition: OneOf(conditionNames), outcome: OneOf(['not_met', 'unknown']) }));
export const Votes = Type.Array(
  Exact({
    reviewerId: Id,
    verdict: Nullable(OneOf(decisionVerdicts)),
    at: Time,
    blind: Type.Optional(Type.Literal(true, { description: 'Said in a blind review' })),
    revealed: Type.Optional(
      Type.Literal(true, { description: 'Said in a blind review, and shown by a second decision that was undone' }),
    ),
  }),
);

/** What a list row and a page have in common. */
export const sessionFields = {
  id: Id,
  reference: Maybe.text,
  state: OneOf(sessionStates),
  ...{ firstName: Maybe.text, lastName: Maybe.text, nationality: Maybe.text, issuingState: Maybe.text },
  ...{ documentNumber: Maybe.text, personalNumber: Maybe.text },
  documentType: Nullable(OneOf(documentTypes)),
  verification: Verification,
  attempts: Count,
  device: Nullable(Exact({ name: Text, kind: OneOf(['mobile', 'pc', 'unknown']) })),
  step: Nullable(OneOf(stepNames)),
  createdAt: Time,
  ...{ startedAt: Maybe.time, finishedAt: Maybe.time, lastEventAt: Maybe.time },
  decided: Nullable(
    Exact({ at: Time, verdict: OneOf(decisionVerdicts), reviewerId: Maybe.id, tags: Type.Array(Text) }),
  ),
  screening: Nullable(OneOf(['waiting', 'clear', 'open', 'cleared', 'same'])),
} satisfies TProperties;

/** What only a page has. */
export const pageFields = {
  screened: Nullable(Screened),
  companyName: Text,
  allowedDocuments: Type.Array(OneOf(documentTypes)),
  maxAttempts: Count,
  expiresAt: Time,
  subject: Nullable(Subject),
  read: Nullable(Subject),
  edits: Type.Array(
    Exact({
      id: Id,
      field: OneOf(subjectFields),
      ...{ from: Maybe.text, to: Maybe.text, reason: Text, reviewerId: Id, at: Time, superseded: Yes },
    }),
  ),
  mrz: Nullable(MrzCheck),
  sources: Sources,
  claim: Nullable(Claim),
  extra: Type.Array(Exact({ key: Text, label: Text, value: Text })),
  attemptHistory: Type.Array(Attempt),
  photos: Type.Array(
    Exact({
      ...{ id: Id, attemptId: Id, kind: OneOf(photoKinds), takenAt: Time },
      ...{ width: Count, height: Count, size: Count, faceBox: Type.Optional(Exact(box)) },
      quality: Type.Optional(Exact({ sharpness: Type.Number(), glare: Type.Number() })),
    }),
  ),
  lateEvents: Count,
  conditions: Type.Array(ConditionResult),
  decisions: Type.Array(Decision),
  resubmission: Nullable(Exact({ step: OneOf(stepNames), reason: Text, at: Time })),
} satisfies TProperties;
