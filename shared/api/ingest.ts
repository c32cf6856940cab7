import Type, { type Static } from 'typebox';
import { documentTypes } from '../document/document.ts';
import { photoKinds } from '../document/media.ts';
import { Exact, Id, IdOf, Nullable, OneOf, PartialDay, Tagged, Time } from '../schema.ts';
import { attemptOutcomes, stepNames, stepOutcomes } from '../session/attempt.ts';
import { challenges } from '../session/liveness.ts';
import { sessionStates } from '../session/session.ts';

const text = (max: number, description?: string) =>
  Type.String({ minLength: 1, maxLength: max, ...(description && { description }) });

export const SessionRequest = Exact(
  {
    reference: Type.Optional(text(120, "The company's own name for this session")),
    documents: Type.Optional(
      Type.Array(OneOf(documentTypes), {
        minItems: 1,
        uniqueItems: true,
        description: "Document types allowed; the company's own setting when absent",
      }),
    ),
    extra: Type.Optional(
      Type.Record(Type.String({ maxLength: 60 }), text(500), {
        description: 'Values of the extra fields that the company has defined, by key',
      }),
    ),
  },
  { $id: 'SessionRequest' },
);
export type SessionRequest = Static<typeof SessionRequest>;

export const SessionCreated = Exact({
  id: Id,
  captureToken: Type.String({ description: 'Bearer token for the capture of this one session; shown once' }),
  expiresAt: Time,
  seq: Type.Integer({ description: "Where the company's log stands" }),
});
export type SessionCreated = Static<typeof SessionCreated>;

/** What a company's back office may read about a session that it created. */
export const SessionStatus = Exact({
  id: Id,
  reference: Type.Union([Type.String(), Type.Null()]),
  state: OneOf(sessionStates),
  attempts: Type.Integer(),
  createdAt: Time,
  finishedAt: Type.Union([Time, Type.Null()]),
  expiresAt: Time,
  lateEvents: Type.Integer({
    description: 'Events and photos that a finished attempt announced and that have not arrived',
  }),
  resubmission: Type.Union(
    [
      Exact({
        step: OneOf(stepNames),
        reason: Type.String({ description: 'A reviewer wrote it for the subject' }),
        at: Time,
      }),
      Type.Null(),
    ],
    { description: 'A reviewer asks the subject for another try, from this step on: begin a new attempt' },
  ),
});
export type SessionStatus = Static<typeof SessionStatus>;

/** Common to all events. `n` counts events and photos of one attempt and authority together, from 1, without a gap. */
const eventFields = {
  id: IdOf('A UUID made by the client, once; sending it again is harmless'),
  attempt: IdOf('A UUID made by the client when the attempt begins'),
  n: Type.Integer({
    minimum: 1,
    maximum: 1000,
    description:
      'Place among all events and photos that are sent of this attempt with the same authority (a capture token, or API keys), from 1 without a gap: puts right what arrives out of order. The number of attempt.finished is the last.',
  }),
  at: Time,
};
const event = <const T extends string, P extends Parameters<typeof Type.Object>[0]>(type: T, properties: P) =>
  Exact({ ...eventFields, type: Type.Literal(type), ...properties });

export const DocumentFields = Exact({
  firstName: Type.Optional(text(200)),
  lastName: Type.Optional(text(200)),
  nativeName: Type.Optional(text(400, "The name in the document's own script")),
  documentNumber: Type.Optional(text(60)),
  personalNumber: Type.Optional(text(60)),
  sex: Type.Optional(OneOf(['F', 'M', 'X'], { description: '`<`, as a zone has it, is taken as X' })),
  birthDate: Type.Optional(
    PartialDay(
      'Year-month-day, or as much of it as the document says: `1960-03`, `1960`. Zeros for what is not known (`1960-00-00`) are taken as left out',
    ),
  ),
  issueDate: Type.Optional(PartialDay('Date of issue of the document, likewise')),
  expirationDate: Type.Optional(
    PartialDay('Likewise. `9999-12-31` or any day of 9999: the document does not end. Absent: not read'),
  ),
  nationality: Type.Optional(Type.String({ pattern: '^[A-Z]{1,3}$', description: 'ICAO 9303 state code' })),
});

/** Stored with each value that the event asserts, and shown beside it. */
const engine = {
  engine: Type.Optional(
    Exact(
      { name: text(80), version: text(40) },
      { description: 'The engine that came to these values, and its version: shown with them' },
    ),
  ),
};
const Share = Type.Number({ minimum: 0, maximum: 1 });
const IssuingState = Type.String({ pattern: '^[A-Z]{1,3}$', description: 'ICAO 9303 state code' });

export const CaptureEvent = Tagged([
  event('attempt.started', {
    userAgent: Type.Optional(
      text(
        1000,
        "Of your own client, with an API key. With a capture token it is the request's own header, whatever is said here",
      ),
    ),
    clientIp: Type.Optional(
      Type.Union([Type.String({ format: 'ipv4' }), Type.String({ format: 'ipv6' })], {
        description:
          'Of your own client, with an API key. With a capture token it is the address that the request came from, whatever is said here',
      }),
    ),
    deviceId: Type.Optional(
      Type.String({
        minLength: 16,
        maxLength: 128,
        description:
          'Random, made once by the capture page or app and kept on the device: sessions from one device are linked for reviewers. Only a hash of it is shown; it proves nothing, and nothing is decided by it',
      }),
    ),
  }),
  event('step.started', { step: OneOf(stepNames) }),
  event('step.finished', { step: OneOf(stepNames), outcome: OneOf(stepOutcomes) }),
  event('challenge.started', { challenge: OneOf(challenges) }),
  event('challenge.finished', { challenge: OneOf(challenges), passed: Type.Boolean(), ...engine }),
  event('document.chosen', {
    documentType: OneOf(documentTypes),
    issuingState: Type.Optional(IssuingState),
  }),
  event('document.read', {
    fields: DocumentFields,
    documentType: Type.Optional(OneOf(documentTypes, { description: 'Which kind of document it is by what was read' })),
    issuingState: Type.Optional(IssuingState),
    ...engine,
    mrz: Type.Optional(
      Type.Array(Type.String({ maxLength: 60 }), {
        minItems: 1,
        maxItems: 4,
        description:
          'Lines as read. One string with line ends, or with `^` where lines end, is taken apart, in the list or in place of it',
      }),
    ),
  }),
  event('result.reported', {
    livenessPassed: Type.Optional(Type.Boolean()),
    faceLevel: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })),
    far: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'Instead of faceLevel: 0.0001 is level 4' })),
    matchConfidence: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    idReal: Type.Optional(Type.Boolean()),
    fullId: Type.Optional(Type.Boolean()),
    faces: Type.Optional(
      Type.Array(
        Exact({
          photo: IdOf('Id of the photo, as its sender chose it'),
          ...{ x: Share, y: Share, width: Share, height: Share },
        }),
        {
          maxItems: 20,
          description:
            'Where the face is in photos of this attempt: in parts of the width and height of the upright photo, from its upper left corner. Comparing begins there',
        },
      ),
    ),
    ...engine,
  }),
  event('attempt.finished', { outcome: OneOf(attemptOutcomes) }),
]);
export type CaptureEvent = Static<typeof CaptureEvent>;
/** In the database a photo is an event like the others; its bytes arrive on a separate route. */
export type PhotoEvent = Pick<CaptureEvent, 'id' | 'attempt' | 'n' | 'at'> & {
  type: 'photo.received';
  kind: (typeof photoKinds)[number];
};
export type AttemptEvent = CaptureEvent | PhotoEvent;

export const EventBatch = Exact({ events: Type.Array(CaptureEvent, { minItems: 1, maxItems: 100 }) });
export type EventBatch = Static<typeof EventBatch>;
/** Validates the request's frame only: each event is validated and answered separately. */
export const EventBatchFrame = Exact({ events: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 100 }) });

export const EventReceipt = Exact({
  id: Nullable(Id, { description: '`null`: the event has no id that can be read' }),
  status: OneOf(['stored', 'duplicate', 'refused']),
  code: Type.Optional(Type.String({ description: 'Why it was refused; `invalid_request`: `errors` says where' })),
  detail: Type.Optional(Type.String()),
  errors: Type.Optional(
    Type.Array(
      Exact({
        pointer: Type.String({ description: 'JSON pointer (RFC 6901) into the body, such as /events/1/fields/sex' }),
        detail: Type.String(),
      }),
    ),
  ),
});
export type EventReceipt = Static<typeof EventReceipt>;

export const BatchReceipt = Exact({
  seq: Type.Integer({ description: "Where the company's log stands: what is stored can't be lost any more" }),
  state: OneOf(sessionStates),
  events: Type.Array(EventReceipt, { description: 'One for each event, in the order sent' }),
});
export type BatchReceipt = Static<typeof BatchReceipt>;

export const PhotoQuery = Exact({
  attempt: eventFields.attempt,
  n: eventFields.n,
  at: Time,
  kind: OneOf(photoKinds),
});
export type PhotoQuery = Static<typeof PhotoQuery>;

export const PhotoReceipt = Exact({
  id: Id,
  status: OneOf(['stored', 'duplicate']),
  seq: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
});
export type PhotoReceipt = Static<typeof PhotoReceipt>;

/** Volatile: sent to current viewers, never stored. At most ten a second for a session. */
export const ProgressUpdate = Exact({
  attempt: Id,
  step: OneOf(stepNames),
  challenge: Type.Optional(OneOf(challenges)),
  percent: Type.Number({ minimum: 0, maximum: 100 }),
});
export type ProgressUpdate = Static<typeof ProgressUpdate>;
