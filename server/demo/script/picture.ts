import type { Challenge } from '../../../shared/session/liveness.ts';

/** A photo that the camera takes in the play; make-photo.ts makes it. */
export type Picture =
  | { of: 'document'; file: string; flaw: 'none' | 'recaptured' | 'cropped' | 'blurred' | 'glare' }
  | { of: 'face'; file: string; crop: [x: number, y: number, side: number]; pose: 'selfie' | 'dim' | Challenge };
