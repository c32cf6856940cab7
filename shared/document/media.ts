export const photoKinds = ['document_front', 'document_back', 'selfie', 'liveness_frame'] as const;
export type PhotoKind = (typeof photoKinds)[number];

/** A rectangle in a photo, upright as stored, in parts of its width and height from its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How a photo came out, measured on its luminance when it was taken. Nothing is decided by it. */
export interface PhotoQuality {
  /** Variance of the Laplacian at 1,000 pixels of the longer side: the smaller, the more blurred (photo-remarks.ts). */
  sharpness: number;
  /** Share of the photo, 0 to 1, that is blown out whole, tile by tile. */
  glare: number;
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
  /** Absent of photos from before it was measured. */
  quality?: PhotoQuality;
  /** Where the face is, as an engine asserts; absent where none says it. */
  faceBox?: Box;
}
