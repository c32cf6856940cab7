export const photoKinds = ['document_front', 'document_back', 'selfie', 'liveness_frame'] as const;
export type PhotoKind = (typeof photoKinds)[number];

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
}
