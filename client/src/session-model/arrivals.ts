import type { PhotoView } from '../../../shared/document/media.ts';

/** The viewer's state between two versions of the session's photos. */
export interface Strip {
  known: ReadonlySet<string>;
  /** On the stage. */
  current: string | null;
  /** Arrived while the reviewer was working on another photo, and not viewed since. */
  unseen: readonly string[];
}

export const emptyStrip: Strip = { known: new Set(), current: null, unseen: [] };

export function newestOf(photos: readonly PhotoView[]): PhotoView | undefined {
  return photos.reduce<PhotoView | undefined>((best, p) => (best && best.takenAt >= p.takenAt ? best : p), undefined);
}

/**
 * A new photo is shown on the stage only if the reviewer is not working there. On a page's first load: the newest during
 * capture, else the first of the strip, which is the document's front.
 */
export function arrive(strip: Strip, photos: readonly PhotoView[], at: { busy: boolean; capturing: boolean }): Strip {
  const ids = new Set(photos.map((p) => p.id));
  const arrived = photos.filter((p) => !strip.known.has(p.id));
  const stays = strip.current !== null && ids.has(strip.current);
  const unseen = strip.unseen.filter((id) => ids.has(id));
  if (strip.known.size === 0) {
    const first = at.capturing ? newestOf(photos) : photos[0];
    return { known: ids, current: first?.id ?? null, unseen: [] };
  }
  const next = newestOf(arrived);
  if (next && (!at.busy || !stays)) {
    const rest = arrived.filter((p) => p.id !== next.id).map((p) => p.id);
    return { known: ids, current: next.id, unseen: [...unseen, ...rest].filter((id) => id !== next.id) };
  }
  return {
    known: ids,
    current: stays ? strip.current : (photos[0]?.id ?? null),
    unseen: [...unseen, ...arrived.map((p) => p.id)],
  };
}

export const look = (strip: Strip, id: string): Strip => ({
  ...strip,
  current: id,
  unseen: strip.unseen.filter((other) => other !== id),
});

/** The photo `by` places further in the strip; stops at the ends. */
export function neighbour(photos: readonly PhotoView[], current: string | null, by: 1 | -1): string | null {
  const at = photos.findIndex((p) => p.id === current);
  return photos[Math.min(photos.length - 1, Math.max(0, at + by))]?.id ?? null;
}

const isDocument = (photo: PhotoView) => photo.kind === 'document_front' || photo.kind === 'document_back';

/**
 * Two photos for side by side: the document and the face. The one on the stage stays, its partner is of the same attempt if
 * possible.
 */
export function pairOf(photos: readonly PhotoView[], current: string | null): [PhotoView, PhotoView] | null {
  const on = photos.find((p) => p.id === current);
  const best = (test: (p: PhotoView) => boolean) =>
    photos.find((p) => test(p) && p.attemptId === on?.attemptId) ?? photos.find(test);
  const left = on && isDocument(on) ? on : best((p) => p.kind === 'document_front');
  const right =
    on && !isDocument(on) ? on : (best((p) => p.kind === 'selfie') ?? best((p) => p.kind === 'liveness_frame'));
  return left && right ? [left, right] : null;
}

/** Side for a photo chosen from the strip in side by side: documents left, faces right. */
export const sideOf = (photo: PhotoView): 0 | 1 => (isDocument(photo) ? 0 : 1);
