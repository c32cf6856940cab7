import type { PhotoKind, PhotoView } from './media.ts';

/** Warnings about the quality of a photo. They do not affect decisions. */
export const photoRemarkNames = ['blurred', 'glare', 'small'] as const;
export type PhotoRemark = (typeof photoRemarkNames)[number];

interface Bounds {
  /** Variance of the Laplacian, see PhotoQuality. */
  blurredBelow: number;
  /** Share of the photo that is fully blown out. */
  glareAbove: number;
  /** Pixels of the longer side. */
  smallBelow: number;
}

/**
 * Measured on the demo's photos: sharp documents have at least 400; blurred by two pixels in a thousand, when small print is
 * illegible, at most 86. Faces from a phone have at least 18, and at most 9 when they are too blurred to be recognised.
 * Undisturbed photos of either are blown out in at most 2.7 %, white cards included.
 */
const bounds: Record<'document' | 'face', Bounds> = {
  document: { blurredBelow: 100, glareAbove: 0.04, smallBelow: 800 },
  face: { blurredBelow: 10, glareAbove: 0.2, smallBelow: 320 },
};

const boundsOf = (kind: PhotoKind): Bounds => bounds[kind.startsWith('document') ? 'document' : 'face'];

/** In the order of their names; for a photo from before quality was measured, its size only. */
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
