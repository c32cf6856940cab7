import sharp from 'sharp';
import type { PhotoQuality } from '../../../shared/document/media.ts';
import { pictureTimeout } from './image-workers.ts';

/** Pixels of the longer side at which a photo is judged, so that figures of different cameras compare. */
const measuredSide = 1_000;
/** Luminance of 255 from which a pixel is blown out: nothing can be read there. */
const blownOut = 250;
/** Pixels of a tile's side. White paper is bright too, but has print or a pattern in every tile; a glare has not. */
const tile = 32;

/** How a photo came out, by its luminance alone: nothing is decided by it. */
export async function photoQuality(photo: Buffer): Promise<PhotoQuality> {
  const { data, info } = await sharp(photo)
    .greyscale()
    .resize(measuredSide, measuredSide, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .timeout(pictureTimeout)
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return {
    sharpness: round(laplacianVariance(data, width, height), 1),
    glare: round(blownOutShare(data, width, height), 4),
  };
}

/** Of the tiles, those in which each pixel is blown out. */
function blownOutShare(data: Uint8Array, width: number, height: number): number {
  const [columns, rows] = [Math.floor(width / tile), Math.floor(height / tile)];
  const darkest = new Uint8Array(columns * rows).fill(255);
  for (let y = 0; y < rows * tile; y++) {
    for (let x = 0; x < columns * tile; x++) {
      const at = Math.floor(y / tile) * columns + Math.floor(x / tile);
      darkest[at] = Math.min(darkest[at]!, data[y * width + x]!);
    }
  }
  return darkest.filter((value) => value >= blownOut).length / Math.max(1, darkest.length);
}

/** The variance of the second derivative: edges make it large, blur makes it small (Pech-Pacheco et al., 2000). */
function laplacianVariance(data: Uint8Array, width: number, height: number): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      const value = data[i - 1]! + data[i + 1]! + data[i - width]! + data[i + width]! - 4 * data[i]!;
      sum += value;
      squares += value * value;
      count++;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
