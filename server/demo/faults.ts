import type { CaptureEvent } from '../../shared/api/ingest.ts';
import { farOfLevel } from '../../shared/far.ts';
import { type DemoDocument, documentsWith, printFaults } from './documents.ts';
import type { Random } from './random.ts';

/** What happens in one verification. About three of five go well, as in life. */
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

/** A document that the story can be told with: a clean one, unless the fault is its own. */
export function documentFor(story: Story, random: Random): DemoDocument {
  switch (story) {
    case 'print_fault':
      return random.pick(documentsWith(...printFaults));
    case 'expired':
      return random.pick(documentsWith('expired'));
    case 'spoof':
      return random.pick(documentsWith(null, 'screen-recapture'));
    case 'not_full_id':
      return random.pick(documentsWith(null, 'cropped-corner'));
    case 'face_mismatch':
      return random.pick(documentsWith(null, 'face-mismatch'));
    case 'retake':
      return random.pick(documentsWith(null, 'blur', 'glare'));
    case 'good':
    case 'low_far':
    case 'liveness_failed':
    case 'given_up':
    case 'second_device':
      return random.pick(documentsWith(null));
  }
}

/** Omit over each member of the union, so that each keeps its own fields. */
type Bare<T> = T extends unknown ? Omit<T, 'id' | 'attempt' | 'n' | 'at'> : never;
/** An event before it has its place in an attempt. */
export type BareEvent = Bare<CaptureEvent>;
export type Result = Omit<Extract<BareEvent, { type: 'result.reported' }>, 'type'>;

/** What the verification engine makes of the story. */
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

/** Engines tell either the level or the rate behind it. */
function faceResult(level: number, random: Random): Result {
  const matchConfidence = tenth(Math.min(999, 420 + level * 70 + random.int(0, 69)));
  if (level > 7 || random.chance(0.8)) return { faceLevel: level, matchConfidence };
  return { far: 1 / farOfLevel[level as 1 | 2 | 3 | 4 | 5 | 6 | 7], matchConfidence };
}

const tenth = (tenths: number): number => tenths / 10;
