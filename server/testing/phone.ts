import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { AttemptEvent, CaptureEvent } from '../../shared/api/ingest.ts';
import { attemptOutcomes, stepNames, stepOutcomes } from '../../shared/session/attempt.ts';
import { challenges } from '../../shared/session/liveness.ts';
import { type ReceivedEvent, receivedFrom } from '../ingest/capture/received-event.ts';

/** Omit over each member of the union, so that each keeps its own fields. */
type Bare<T> = T extends unknown ? Omit<T, 'id' | 'attempt' | 'n' | 'at'> : never;
export type Step = Bare<CaptureEvent>;

export const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1';

/** Numbers what happened in one attempt, a second apart. */
export function attemptOf(steps: Step[], from: Date, attempt: string = randomUUID()): CaptureEvent[] {
  return steps.map(
    (step, i) =>
      ({
        id: randomUUID(),
        attempt,
        n: i + 1,
        at: new Date(from.getTime() + i * 1000).toISOString(),
        ...step,
      }) as CaptureEvent,
  );
}

const mrz = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F3404159ZE184226B<<<<<16'];

/** All of a passport verification that goes well. */
export const goodRun: Step[] = [
  { type: 'attempt.started', userAgent: iphone, clientIp: '203.0.113.7' },
  { type: 'document.chosen', documentType: 'passport', issuingState: 'UTO' },
  { type: 'step.started', step: 'document_front' },
  { type: 'step.finished', step: 'document_front', outcome: 'done' },
  { type: 'step.started', step: 'liveness' },
  { type: 'challenge.started', challenge: 'turn_left' },
  { type: 'challenge.finished', challenge: 'turn_left', passed: true },
  { type: 'step.finished', step: 'liveness', outcome: 'done' },
  {
    type: 'document.read',
    fields: {
      firstName: 'Anna Maria',
      lastName: 'Eriksson',
      documentNumber: 'L898902C3',
      nationality: 'UTO',
      birthDate: '1974-08-12',
      expirationDate: '2034-04-15',
    },
    mrz,
  },
  { type: 'result.reported', livenessPassed: true, faceLevel: 6, matchConfidence: 91.5, idReal: true, fullId: true },
  { type: 'attempt.finished', outcome: 'completed' },
];

const isOfEngine = (step: Step) => step.type === 'document.read' || step.type === 'result.reported';

/** What a phone itself delivers of a run, and what an engine beside it asserts of the same attempt. */
export const phoneRun: Step[] = goodRun.filter((step) => !isOfEngine(step));
export const engineRun: Step[] = goodRun
  .filter((step) => isOfEngine(step) || step.type === 'attempt.finished')
  .map((step) => (isOfEngine(step) ? { ...step, engine: { name: 'Acme Vision', version: '2.1' } } : step)) as Step[];

/** Events as the server takes them, for what works on them without a server. */
export const receivedAs = (
  kind: 'key' | 'capture',
  events: readonly AttemptEvent[],
  now = new Date(0),
): ReceivedEvent[] => events.map((event) => receivedFrom(event, { origin: { kind, keyId: null, keyName: null } }, now));

/** Read with a letter too few: front and machine-readable zone differ. */
export const misread = (step: Extract<Step, { type: 'document.read' }>): Step => ({
  ...step,
  fields: { ...step.fields, lastName: 'Erikson' },
});

/** Another document. */
export const numbered = (step: Extract<Step, { type: 'document.read' }>, documentNumber: string): Step => {
  const { mrz: _, ...read } = step;
  return { ...read, fields: { ...step.fields, documentNumber } };
};

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant('step.started'), step: fc.constantFrom(...stepNames) }),
  fc.record({
    type: fc.constant('step.finished'),
    step: fc.constantFrom(...stepNames),
    outcome: fc.constantFrom(...stepOutcomes),
  }),
  fc.record({ type: fc.constant('challenge.started'), challenge: fc.constantFrom(...challenges) }),
  fc.record({
    type: fc.constant('challenge.finished'),
    challenge: fc.constantFrom(...challenges),
    passed: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('result.reported'),
    livenessPassed: fc.boolean(),
    faceLevel: fc.integer({ min: 0, max: 8 }),
    idReal: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('document.read'),
    fields: fc.record({ firstName: fc.constantFrom('Nino', 'Giorgi', 'Жанна'), lastName: fc.constant('Beridze') }),
    mrz: fc.constantFrom(mrz, ['rubbish'], undefined),
  }),
) as unknown as fc.Arbitrary<Step>;

/** What a phone may send of a whole session: up to three attempts, of which only the last may be completed. */
export const anyPhone = (from: Date): fc.Arbitrary<CaptureEvent[]> =>
  fc
    .record({
      earlier: fc.array(fc.tuple(fc.array(anyStep, { maxLength: 5 }), fc.constantFrom('failed', 'abandoned', null)), {
        maxLength: 2,
      }),
      last: fc.tuple(fc.array(anyStep, { maxLength: 8 }), fc.constantFrom(...attemptOutcomes, null)),
    })
    .map(({ earlier, last }) =>
      [...earlier, last].flatMap(([steps, outcome], i) =>
        attemptOf(
          [
            { type: 'attempt.started' as const, userAgent: iphone },
            ...steps,
            ...(outcome ? [{ type: 'attempt.finished' as const, outcome }] : []),
          ],
          new Date(from.getTime() + i * 60_000),
        ),
      ),
    );
