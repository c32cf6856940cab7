import type { Box } from '../../../shared/document/media.ts';

/**
 * Placement of a photo on its stage, independent of pixels: offsets are in units of the fitted size (the photo at zoom 1). So a
 * view survives a resize, and two stages of different size can share one.
 */
export interface Pose {
  /** 1 = the whole photo just fits. */
  zoom: number;
  /** Photo's centre relative to the stage's centre, in fitted widths and heights; right and down are positive. */
  u: number;
  v: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Clockwise, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

export const fitted: Pose = { zoom: 1, u: 0, v: 0 };

/**
 * At sixteen times the fitted size, a 12-megapixel photo has more than two screen pixels for each photo pixel on any stage here.
 */
export const maxZoom = 16;

/** Factor of one press of + or −: four presses double. */
export const zoomStep = 2 ** (1 / 4);

/**
 * The photo always covers the rectangle that it fills when fitted. With this bound alone, a zoom about any point of the photo
 * keeps that point exactly, and zooming out returns smoothly to the fitted photo.
 */
export function clamp(pose: Pose): Pose {
  const zoom = Math.min(maxZoom, Math.max(1, pose.zoom));
  const limit = (zoom - 1) / 2;
  const bound = (offset: number) => Math.min(limit, Math.max(-limit, offset)) || 0;
  return { zoom, u: bound(pose.u), v: bound(pose.v) };
}

/** Zooms by `factor` about `at` (fitted sizes from the stage's centre): the point under the pointer stays there. */
export function zoomAt(pose: Pose, factor: number, at: { u: number; v: number } = { u: 0, v: 0 }): Pose {
  const zoom = Math.min(maxZoom, Math.max(1, pose.zoom * factor));
  const ratio = zoom / pose.zoom;
  return clamp({ zoom, u: at.u - (at.u - pose.u) * ratio, v: at.v - (at.v - pose.v) * ratio });
}

export function pan(pose: Pose, by: { u: number; v: number }): Pose {
  return clamp({ zoom: pose.zoom, u: pose.u + by.u, v: pose.v + by.v });
}

export const isFitted = (pose: Pose): boolean => pose.zoom === 1;

export function turned(turn: Turn, by: 90 | -90): Turn {
  return ((((turn + by) % 360) + 360) % 360) as Turn;
}

/** The photo's size after rotation. */
const upright = (photo: Size, turn: Turn): Size =>
  turn % 180 === 0 ? photo : { width: photo.height, height: photo.width };

/** Screen pixels per photo pixel when it just fits. Never above 4: a tiny photo is not enlarged until it blurs. */
export function fitScale(photo: Size, stage: Size, turn: Turn): number {
  const { width, height } = upright(photo, turn);
  if (width <= 0 || height <= 0 || stage.width <= 0 || stage.height <= 0) return 1;
  return Math.min(stage.width / width, stage.height / height, 4);
}

/** The photo's fitted size on the screen, after rotation. */
export function fittedSize(photo: Size, stage: Size, turn: Turn): Size {
  const scale = fitScale(photo, stage, turn);
  const { width, height } = upright(photo, turn);
  return { width: width * scale, height: height * scale };
}

/** From pixels (relative to the stage's centre) to fitted sizes. */
export function toFitted(point: Point, fit: Size): { u: number; v: number } {
  return { u: fit.width > 0 ? point.x / fit.width : 0, v: fit.height > 0 ? point.y / fit.height : 0 };
}

/** Rotates about the stage's centre: the point there stays, the offset rotates with the photo. */
export function turnPose(pose: Pose, by: 90 | -90): Pose {
  // Fitted width and height swap on rotation, so offsets in fitted sizes only rotate.
  return clamp(by === 90 ? { zoom: pose.zoom, u: -pose.v, v: pose.u } : { zoom: pose.zoom, u: pose.v, v: -pose.u });
}

/** Maximum share of the stage that a frame fills. */
const frameShare = 0.8;

/** Centres a part of the photo on the stage, as large as it fits; for a photo without rotation. */
export function poseOfFrame(frame: Box, photo: Size, stage: Size): Pose {
  const fit = fittedSize(photo, stage, 0);
  const zoom = Math.min(
    (stage.width * frameShare) / (frame.width * fit.width),
    (stage.height * frameShare) / (frame.height * fit.height),
  );
  // Zoom first: at its limit, the frame is centred with the zoom actually reached.
  const { zoom: held } = clamp({ zoom, u: 0, v: 0 });
  return clamp({
    zoom: held,
    u: (0.5 - frame.x - frame.width / 2) * held,
    v: (0.5 - frame.y - frame.height / 2) * held,
  });
}

/** CSS transform of a photo laid out at its own size with its centre on the stage's centre. */
export function transformOf(pose: Pose, photo: Size, stage: Size, turn: Turn): string {
  const fit = fittedSize(photo, stage, turn);
  const scale = fitScale(photo, stage, turn) * pose.zoom;
  return `translate(${px(pose.u * fit.width)}, ${px(pose.v * fit.height)}) rotate(${turn}deg) scale(${round(scale)})`;
}

/** The same for the loupe, whose centre shows the point `at` (pixels from the stage's centre), `power` times larger. */
export function loupeTransform(
  pose: Pose,
  photo: Size,
  stage: Size,
  turn: Turn,
  look: { at: Point; power: number },
): string {
  const fit = fittedSize(photo, stage, turn);
  const scale = fitScale(photo, stage, turn) * pose.zoom * look.power;
  const x = (pose.u * fit.width - look.at.x) * look.power;
  const y = (pose.v * fit.height - look.at.y) * look.power;
  return `translate(${px(x)}, ${px(y)}) rotate(${turn}deg) scale(${round(scale)})`;
}

/** The photo pixel under a point of the stage (pixels from its centre); may lie outside the photo. */
export function photoPointAt(at: Point, pose: Pose, photo: Size, stage: Size, turn: Turn): Point {
  const fit = fittedSize(photo, stage, turn);
  const scale = fitScale(photo, stage, turn) * pose.zoom;
  const x = (at.x - pose.u * fit.width) / scale;
  const y = (at.y - pose.v * fit.height) / scale;
  const back: Record<Turn, Point> = { 0: { x, y }, 90: { x: y, y: -x }, 180: { x: -x, y: -y }, 270: { x: -y, y: x } };
  return { x: back[turn].x + photo.width / 2, y: back[turn].y + photo.height / 2 };
}

/** Inverse: the stage position of a photo point, in pixels from the stage's centre. */
export function stagePointOf(point: Point, pose: Pose, photo: Size, stage: Size, turn: Turn): Point {
  const fit = fittedSize(photo, stage, turn);
  const scale = fitScale(photo, stage, turn) * pose.zoom;
  const x = point.x - photo.width / 2;
  const y = point.y - photo.height / 2;
  const there: Record<Turn, Point> = { 0: { x, y }, 90: { x: -y, y: x }, 180: { x: -x, y: -y }, 270: { x: y, y: -x } };
  return { x: there[turn].x * scale + pose.u * fit.width, y: there[turn].y * scale + pose.v * fit.height };
}

/** Two decimals of a pixel and five of a scale are finer than any screen, and keep the style short. */
const px = (value: number) => `${Math.round(value * 100) / 100 || 0}px`;
const round = (value: number) => Math.round(value * 1e5) / 1e5;
