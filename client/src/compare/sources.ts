import type { PhotoView } from '../../../shared/document/media.ts';
import type { SessionView } from '../../../shared/session/session.ts';
import { photoName } from '../session-model/photo-names.ts';
import { type DocumentFormat, formatOf } from './face-frame.ts';

/** A photo that can be compared, of whichever session. */
export interface Comparable {
  /** Session and photo. */
  key: string;
  sessionId: string;
  photo: PhotoView;
  name: string;
  /** Of the document of its attempt. */
  format: DocumentFormat;
}

export const keyOf = (sessionId: string, photoId: string) => `${sessionId} ${photoId}`;

/** The format of the document of an attempt, else of the session's. */
export function formatFor(view: SessionView, attemptId: string): DocumentFormat {
  const attempt = view.attemptHistory.find(({ id }) => id === attemptId);
  return formatOf(attempt?.documentType ?? view.documentType, (attempt?.mrz ?? view.mrz)?.format);
}

/** The photos of a session, of all attempts. */
export function comparablesOf(view: SessionView): Comparable[] {
  return view.photos.map((photo) => ({
    ...{ key: keyOf(view.id, photo.id), sessionId: view.id, photo },
    name: photoName(photo, view.photos, view.attemptHistory),
    format: formatFor(view, photo.attemptId),
  }));
}

/** What one begins with: the portrait of the newest document beside the newest selfie. */
export function usualPair(all: readonly Comparable[]): [string, string] | null {
  const first = (...kinds: string[]) => all.find(({ photo }) => kinds.includes(photo.kind))?.key;
  const left = first('document_front') ?? all[0]?.key;
  const right = first('selfie') ?? first('liveness_frame') ?? all.find(({ key }) => key !== left)?.key;
  return left && right ? [left, right] : null;
}
