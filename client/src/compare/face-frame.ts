import type { DocumentType } from '../../../shared/document/document.ts';
import type { Box, PhotoKind, PhotoView } from '../../../shared/document/media.ts';
import type { MrzFormat } from '../../../shared/document/mrz.ts';
import { createStoredValue } from '../ui/behaviour/stored-choice.ts';

/** Layouts that print the portrait in different places. */
export const documentFormats = ['TD1', 'TD2', 'TD3', 'licence'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/**
 * Usual head position when the document fills the photo, as fractions of the photo: the portrait is at the left of the visual
 * zone (ICAO 9303; ISO 18013-1 for licences), the head fills three fifths of its width and two thirds of its height.
 */
const defaultFrames: Record<DocumentFormat, Box> = {
  TD1: { x: 0.1, y: 0.26, width: 0.18, height: 0.34 },
  TD2: { x: 0.1, y: 0.24, width: 0.17, height: 0.34 },
  TD3: { x: 0.11, y: 0.21, width: 0.17, height: 0.34 },
  licence: { x: 0.11, y: 0.21, width: 0.16, height: 0.35 },
};
/** A selfie has the head in the centre, below the top edge. */
const usualFace: Box = { x: 0.2, y: 0.12, width: 0.62, height: 0.68 };
const whole: Box = { x: 0, y: 0, width: 1, height: 1 };
/** Minimum share of the photo: a smaller frame would only enlarge noise. */
const smallest = 0.05;

export function formatOf(type: DocumentType | null, mrz: MrzFormat | null | undefined): DocumentFormat {
  if (mrz === 'TD1' || mrz === 'TD2' || mrz === 'TD3') return mrz;
  if (type === 'passport') return 'TD3';
  return type === 'driving_licence' ? 'licence' : 'TD1';
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Clamped to the photo and a minimum size. */
export function clampBox(box: Box): Box {
  const width = clamp(box.width, smallest, 1);
  const height = clamp(box.height, smallest, 1);
  return { x: clamp(box.x, 0, 1 - width), y: clamp(box.y, 0, 1 - height), width, height };
}

const isBox = (value: unknown): value is Box =>
  typeof value === 'object' &&
  value !== null &&
  (['x', 'y', 'width', 'height'] as const).every((name) => Number.isFinite((value as Box)[name]));

/** The reviewer's own frames, by format. Stored per browser, because framing depends on the capture client, not on law. */
export const [ownFrames, changeOwnFrames] = createStoredValue<Partial<Record<DocumentFormat, Box>>>(
  'frames',
  (stored) =>
    Object.fromEntries(
      documentFormats.flatMap((format) => {
        const box = (stored as Record<string, unknown> | undefined)?.[format];
        return isBox(box) ? [[format, clampBox(box)]] : [];
      }),
    ),
);

/** Face position: from an engine if it reports one, else the reviewer's frame, else the usual position. */
export function faceFrame(photo: Pick<PhotoView, 'kind' | 'faceBox'>, format: DocumentFormat): Box {
  if (photo.faceBox) return clampBox(photo.faceBox);
  const places: Record<PhotoKind, Box> = {
    document_front: ownFrames()[format] ?? defaultFrames[format],
    document_back: whole,
    selfie: usualFace,
    liveness_frame: usualFace,
  };
  return places[photo.kind];
}
