import type { CaptureEvent } from '../../../shared/api/ingest.ts';
import { farOfLevel } from '../../../shared/far.ts';
import { type DemoDocument, type DocumentFault, documentsWith, printFaults } from '../documents.ts';
import type { Random } from './random.ts';

/** The course of one verification. About three of five succeed, as in reality. */
export const stories = [
  'good',
  'print_fault',
  'expired',
  'spoof',
  'not_full_id',
  'low_far',
  'face_mismatch',
  'liveness_failed',
  'given_up',
  'second_device',
  'retake',
] as const;
export type Story = (typeof stories)[number];

const shares = {
  good: 60,
  print_fault: 8,
  expired: 3,
  spoof: 5,
  not_full_id: 4,
  low_far: 4,
  face_mismatch: 3,
  liveness_failed: 2,
  given_up: 4,
  second_device: 4,
  retake: 3,
} as const satisfies Record<Story, number>;

export const someStory = (random: Random): Story => random.weighted(stories.map((s) => [shares[s], s] as const));

/** The faults of the document itself that fit the story; `null`: none. */
const fits = {
  good: [null],
  print_fault: printFaults,
  expired: ['expired'],
  spoof: [null, 'screen-recapture'],
  not_full_id: [null, 'cropped-corner'],
  low_far: [null],
  face_mismatch: [null, 'face-mismatch'],
  liveness_failed: [null],
  given_up: [null],
  second_device: [null],
  retake: [null, 'blur', 'glare'],
} as const satisfies Record<Story, readonly (DocumentFault | null)[]>;

/** Prefers documents that were not used recently. */
export function documentFor(story: Story, random: Random, lately: readonly string[] = []): DemoDocument {
  const fitting = documentsWith(...fits[story]);
  const fresh = fitting.filter((d) => !lately.includes(d.id));
  return random.pick(fresh.length > 0 ? fresh : fitting);
}

/** Distributes Omit over the union, so that each member retains its own fields. */
type Bare<T> = T extends unknown ? Omit<T, 'id' | 'attempt' | 'n' | 'at'> : never;
/** An event before it is assigned a position in an attempt. */
export type BareEvent = Bare<CaptureEvent>;
export type Result = Omit<Extract<BareEvent, { type: 'result.reported' }>, 'type'>;

/** The verification engine's result for the story. */
export function resultOf(story: Story, random: Random): Result {
  const good = (): Result => ({
    livenessPassed: true,
    ...faceResult(
      random.weighted([
        [38, 7],
        [30, 6],
        [20, 5],
        [9, 4],
        [3, 8],
      ] as const),
      random,
    ),
    idReal: true,
    fullId: true,
  });
  switch (story) {
    case 'spoof':
      return { ...good(), idReal: false };
    case 'not_full_id':
      return { ...good(), fullId: false };
    case 'low_far':
      return { ...good(), ...faceResult(random.int(1, 3), random) };
    case 'face_mismatch':
      return { ...good(), faceLevel: 0, matchConfidence: tenth(random.int(40, 310)) };
    case 'liveness_failed':
      return { ...good(), livenessPassed: false };
    default:
      return good();
  }
}

/** Engines report either the level or the underlying rate. */
function faceResult(level: number, random: Random): Result {
  const matchConfidence = tenth(Math.min(999, 420 + level * 70 + random.int(0, 69)));
  if (level > 7 || random.chance(0.8)) return { faceLevel: level, matchConfidence };
  return { far: 1 / farOfLevel[level as 1 | 2 | 3 | 4 | 5 | 6 | 7], matchConfidence };
}

const tenth = (tenths: number): number => tenths / 10;
