import type { PhotoView } from '../../../../shared/document/media.ts';
import { fitScale, type Point, type Pose, photoPointAt, type Size, type Turn } from '../../session-model/geometry.ts';
import { openThread } from '../../session-model/reveal.ts';
import { bodyOf } from './one-mark.tsx';

/** Placement of a photo on its stage. */
export interface LayerPlace {
  photo: PhotoView;
  pose: Pose;
  size: Size;
  turn: Turn;
}

/** A stage's data for drawing and keys. */
export interface Ground {
  photo: PhotoView;
  turn: Turn;
  /** Screen pixels per photo pixel. */
  scale: number;
  /** The photo pixel under a point of the stage. */
  toPhoto(at: Point): Point;
  /** Opens the thread of a mark beside it. */
  openThread(id: string): void;
}

export const groundOf = (place: LayerPlace, root: () => Element): Ground => ({
  photo: place.photo,
  turn: place.turn,
  scale: fitScale(place.photo, place.size, place.turn) * place.pose.zoom,
  toPhoto: (at) => photoPointAt(at, place.pose, place.photo, place.size, place.turn),
  openThread: (id) => {
    const anchor = bodyOf(root(), id);
    if (anchor) openThread(`mark:${id}`, anchor);
  },
});
