import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';
import type { PhotoQuality } from '../../../shared/document/media.ts';
import { Problem } from '../../http/errors/problem.ts';
import { decodeWhole } from './decode-whole.ts';
import { pictureTimeout } from './image-workers.ts';
import { photoPrint } from './photo-print.ts';
import { photoQuality } from './photo-quality.ts';

const accepted = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);
/** Formats that phones also send. HEVC decoders cannot be redistributed freely (patents; libheif with it is LGPL). */
const heic = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);
/** Maximum pixels per side. The widest phone panorama is about 16,000; a document needs 4,000. */
const widest = 12_000;
/** Minimum pixels per side: below it, no document can be read and no face compared. */
const narrowest = 64;
/** Maximum pixels in total: 50 million take about 150 MB while they are decoded. */
const largestArea = 50_000_000;
/** Pixels of a thumbnail's longer side: the filmstrip shows 160 at a density of two. */
const thumbSide = 360;

export interface ProcessedPhoto {
  photo: Buffer;
  thumb: Buffer;
  width: number;
  height: number;
  /** Perceptual hash; undefined for a uniform picture. */
  print: Buffer | undefined;
  quality: PhotoQuality;
}

/**
 * Validates a photo by its content and produces the stored files: the upright photo without EXIF (which contains locations and
 * devices), and a thumbnail. The whole file is decoded, so that truncation is detected here.
 * @throws Problem photo_type_refused, photo_dimensions, photo_unreadable
 */
export async function processPhoto(file: string): Promise<ProcessedPhoto> {
  const type = await fileTypeFromFile(file);
  if (type && heic.has(type.mime)) {
    const detail =
      'The photo is HEIC: have the page or app send it as JPEG (on an iPhone, Camera, Formats, Most Compatible).';
    throw new Problem('photo_type_refused', detail);
  }
  if (!type || !accepted.has(type.mime)) {
    throw new Problem('photo_type_refused', `By its content the file is ${type?.mime ?? 'no known image'}.`);
  }
  try {
    const { width, height } = await sharp(file, { limitInputPixels: false }).metadata();
    if (Math.max(width, height) > widest || width * height > largestArea || Math.min(width, height) < narrowest) {
      throw new Problem(
        'photo_dimensions',
        `The photo has ${width} × ${height} pixels: ${narrowest} to ${widest} a side and ${largestArea} in all are accepted.`,
      );
    }
    // 4:4:4: with the default chroma subsampling, coloured print on a document becomes blurred.
    const { data, info } = await decodeWhole(file, ({ input, failOn }) =>
      sharp(input, { limitInputPixels: largestArea, failOn })
        .rotate()
        .flatten({ background: '#fff' })
        .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
        .timeout(pictureTimeout)
        .toBuffer({ resolveWithObject: true }),
    );
    const thumb = await sharp(data)
      .resize(thumbSide, thumbSide, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .timeout(pictureTimeout)
      .toBuffer();
    const [print, quality] = [await photoPrint(thumb), await photoQuality(data)];
    return { photo: data, thumb, width: info.width, height: info.height, print, quality };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('photo_unreadable', 'The file begins like a photo, but cannot be decoded to its end.');
  }
}
