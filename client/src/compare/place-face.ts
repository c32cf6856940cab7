import type { Box } from '../../../shared/document/media.ts';

export interface Size {
  width: number;
  height: number;
}

/** View settings for both faces; shared, so that the faces stay aligned. */
export interface Look {
  /** 1: the frame fills the usual share of the pane. */
  zoom: number;
  /** As fractions of the pane. */
  x: number;
  y: number;
}
export const plainLook: Look = { zoom: 1, x: 0, y: 0 };
export const zoomRange = { min: 0.25, max: 6, step: 0.05 };

/** Fraction of the pane's height and width that the frame fills at zoom 1. */
const share = 0.8;

/**
 * Size and place of a photo in a pane, in pixels, with its frame centred at the same size for every photo: faces overlap
 * whatever the resolutions.
 */
export function placeFace(photo: Size, frame: Box, pane: Size, look: Look) {
  const [width, height] = [frame.width * photo.width, frame.height * photo.height];
  const scale = Math.min((pane.height * share) / height, (pane.width * share) / width) * look.zoom;
  return {
    width: photo.width * scale,
    height: photo.height * scale,
    left: pane.width * (0.5 + look.x) - (frame.x + frame.width / 2) * photo.width * scale,
    top: pane.height * (0.5 + look.y) - (frame.y + frame.height / 2) * photo.height * scale,
  };
}

export function zoomed(look: Look, factor: number): Look {
  const zoom = Math.min(zoomRange.max, Math.max(zoomRange.min, look.zoom * factor));
  const by = zoom / look.zoom;
  return { zoom, x: look.x * by, y: look.y * by };
}
