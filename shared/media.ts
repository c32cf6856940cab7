export const photoKinds = ['document_front', 'document_back', 'selfie', 'liveness_frame'] as const;
export type PhotoKind = (typeof photoKinds)[number];

/** A rectangle in a photo, upright as stored, in parts of its width and height from its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A stored photo. Its bytes are at /api/sessions/:sessionId/photos/:id (and …/thumb). */
export interface PhotoView {
  id: string;
  attemptId: string;
  kind: PhotoKind;
  takenAt: string;
  /** Pixels, after the camera's orientation was applied. */
  width: number;
  height: number;
  /** Bytes as stored. */
  size: number;
  /** Where the face is, as an engine asserts; absent where none says it. */
  faceBox?: Box;
}
