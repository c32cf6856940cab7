import type { PhotoKind, PhotoView } from './media.ts';

/** What a reviewer is told of a photo that came out badly. Nothing is decided by it. */
export const photoRemarkNames = ['blurred', 'glare', 'small'] as const;
export type PhotoRemark = (typeof photoRemarkNames)[number];

interface Bounds {
  /** Variance of the Laplacian, see PhotoQuality. */
  blurredBelow: number;
  /** Share of the photo that is blown out whole. */
  glareAbove: number;
  /** Pixels of the longer side. */
  smallBelow: number;
}

/**
 * Measured on the demo's photos: sharp documents have 400 at least; blurred by two pixels of a thousand, when small print can no
 * longer be read, 86 at most. Faces of a phone have 18 at least, and 9 at most when they are too blurred to be told. Undisturbed
 * photos of either are blown out in 2.7 % at most, white cards too.
 */
const bounds: Record<'document' | 'face', Bounds> = {
  document: { blurredBelow: 100, glareAbove: 0.04, smallBelow: 800 },
  face: { blurredBelow: 10, glareAbove: 0.2, smallBelow: 320 },
};

const boundsOf = (kind: PhotoKind): Bounds => bounds[kind.startsWith('document') ? 'document' : 'face'];

/** In the order of their names; of a photo from before it was measured, its size alone. */
export function photoRemarks(photo: Pick<PhotoView, 'kind' | 'width' | 'height' | 'quality'>): PhotoRemark[] {
  const { blurredBelow, glareAbove, smallBelow } = boundsOf(photo.kind);
  const { quality } = photo;
  const is: Record<PhotoRemark, boolean> = {
    blurred: quality !== undefined && quality.sharpness < blurredBelow,
    glare: quality !== undefined && quality.glare > glareAbove,
    small: Math.max(photo.width, photo.height) < smallBelow,
  };
  return photoRemarkNames.filter((name) => is[name]);
}
