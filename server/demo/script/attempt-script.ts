import type { StepOutcome } from '../../../shared/session/attempt.ts';
import { type Challenge, challenges } from '../../../shared/session/liveness.ts';
import type { DemoDocument } from '../documents.ts';
import type { DemoDevice } from './devices.ts';
import type { Result } from './faults.ts';
import type { Picture } from './picture.ts';
import type { Random } from './random.ts';
import type { Script } from './script.ts';

export interface Try {
  document: DemoDocument;
  /** Whose face is before the camera. */
  subject: Pick<DemoDocument, 'face' | 'crop'>;
  device: DemoDevice;
  address: string;
  flaw: Extract<Picture, { of: 'document' }>['flaw'];
  dim: boolean;
  result: Result;
  /**
   * Where it breaks off: the photo of the document cannot be used, the camera fails at the selfie, or the person goes
   * away during liveness, having said so or not. `none`: it is completed.
   */
  breaks: 'none' | 'document' | 'camera' | 'leaves' | 'vanishes';
}

/** Forty to seventy seconds, as real verifications take. */
export function writeAttempt(script: Script, t: Try, random: Random): void {
  const face = (pose: Extract<Picture, { of: 'face' }>['pose']): Picture => ({
    of: 'face',
    file: t.subject.face,
    crop: t.subject.crop,
    pose,
  });
  // Each has one phone and one computer.
  script.begin(t.device.userAgent, t.address, `demo-device-${t.document.id}-${t.device.kind}`);
  script.step('consent', () => {
    script.wait(2.5, 6);
    return 'done';
  });
  script.wait(0.4, 1).say({
    type: 'document.chosen',
    documentType: t.document.type,
    // The permit with an unknown state: the phone's list has no such state to choose.
    ...(t.document.fault !== 'unknown-state' && { issuingState: t.document.issuingState }),
  });
  const front = script.step('document_front', (): StepOutcome => {
    script.progress('document_front', 7, 13);
    script.photo('document_front', { of: 'document', file: t.document.front, flaw: t.flaw });
    script.wait(0.6, 1.5);
    return t.breaks === 'document' ? 'failed' : 'done';
  });
  if (front === 'failed') {
    end(script, 'failed');
    return;
  }
  const { back } = t.document;
  if (back) {
    script.wait(0.5, 1).step('document_back', () => {
      script.progress('document_back', 3, 6);
      script.photo('document_back', { of: 'document', file: back, flaw: 'none' }).wait(0.4, 1);
      return 'done';
    });
  }
  const selfie = script.wait(0.5, 1.2).step('selfie', (): StepOutcome => {
    script.wait(4, 7);
    if (t.breaks === 'camera') return 'failed';
    script.photo('selfie', face(t.dim ? 'dim' : 'selfie')).wait(0.3, 0.8);
    return 'done';
  });
  if (selfie === 'failed') {
    end(script, 'failed');
    return;
  }
  const liveness = script.wait(0.5, 1).step('liveness', () => playLiveness(script, t, face, random));
  if (t.breaks === 'vanishes') return;
  if (liveness === 'skipped') {
    end(script, 'abandoned');
    return;
  }
  script.step('processing', () => {
    script.progress('processing', 1.5, 3, undefined, 60).assert({
      type: 'document.read',
      fields: t.document.fields,
      documentType: t.document.type,
      ...(t.document.fault !== 'unknown-state' && { issuingState: t.document.issuingState }),
      ...(t.document.mrz && { mrz: t.document.mrz }),
      engine: reader,
    });
    script.wait(3, 6).assert({ type: 'result.reported', ...t.result, engine: faceEngine });
    return 'done';
  });
  end(script, 'completed');
  script.wait(0.1, 0.3).assert({ type: 'attempt.finished', outcome: 'completed' });
}

const reader = { name: 'Demo document reader', version: '4.2' };
const faceEngine = { name: 'Demo face engine', version: '2.1' };

const end = (script: Script, outcome: 'completed' | 'failed' | 'abandoned'): void => {
  script.wait(0.2, 0.6).say({ type: 'attempt.finished', outcome });
};

function playLiveness(
  script: Script,
  t: Try,
  face: (pose: Challenge) => Picture,
  random: Random,
): StepOutcome | undefined {
  const asked: Challenge[] = ['look_straight', ...random.some(challenges.slice(1), random.int(1, 3))];
  const goes = t.breaks === 'leaves' || t.breaks === 'vanishes';
  for (const [i, challenge] of asked.entries()) {
    const last = i === asked.length - 1;
    script.wait(0.4, 0.9).say({ type: 'challenge.started', challenge });
    if (goes && last) {
      script.progress('liveness', 1.5, 3, challenge, random.int(25, 60));
      return t.breaks === 'leaves' ? 'skipped' : undefined;
    }
    script.progress('liveness', 3, 5, challenge).photo('liveness_frame', face(challenge)).wait(0.1, 0.3);
    script.say({ type: 'challenge.finished', challenge, passed: !(last && t.result.livenessPassed === false) });
  }
  return t.result.livenessPassed === false ? 'failed' : 'done';
}
