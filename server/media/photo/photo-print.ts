import { createHmac } from 'node:crypto';
import sharp from 'sharp';
import type { PhotoKind } from '../../../shared/document/media.ts';
import { pictureTimeout } from './image-workers.ts';

/** Cells per side of the coarse grid, which finds candidates, and of the fine one, which distinguishes similar pictures. */
const coarseSide = 8;
const fineSide = 16;
/** Of 255. Smaller differences are compression noise, which would set bits of uniform areas at random. */
const noise = 3;
/** Set bits of the coarse grid below which a photo is uniform: all blank pages look alike. */
const fewestBits = 10;
const coarseBytes = (2 * coarseSide ** 2) / 8;
const bands = 8;

/** Coarse bits in which prints of one photo may differ: with one less than there are bands, at least one band is equal. */
const mostCoarseBits = bands - 1;
/**
 * Differing fine bits. Measured on the demo's pictures: re-encoded at 300 to 800 pixels and quality 30 to 50 they differ in 38 at
 * most; the fronts of two documents of one template, both scanned flat, in 46 at least (`photo-print.test.ts`).
 */
const mostFineBits = 40;

/**
 * Kinds that are matched by their print. The back of a document is mostly the template: those of two people differ by less than a
 * re-encoded copy, so backs are matched by their bytes only.
 */
export const hasPrint = (kind: PhotoKind): boolean => kind !== 'document_back';

/**
 * Identifies a photo after re-encoding, resizing or recolouring (dHash): for the cells of two grids, whether each is brighter
 * than its right neighbour, and than the one below. It reveals nothing of a face.
 *
 * @returns 80 bytes, the coarse grid first; undefined for a uniform picture
 */
export async function photoPrint(photo: Buffer): Promise<Buffer | undefined> {
  const coarse = await gridOf(photo, coarseSide);
  return bitsOf(coarse) < fewestBits ? undefined : Buffer.concat([coarse, await gridOf(photo, fineSide)]);
}

async function gridOf(photo: Buffer, side: number): Promise<Buffer> {
  const { data } = await sharp(photo)
    .greyscale()
    .resize(side + 1, side + 1, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .timeout(pictureTimeout)
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data[y * (side + 1) + x]!;
  const cells = side * side;
  const grid = Buffer.alloc((2 * cells) / 8);
  const set = (bit: number) => {
    grid[bit >> 3]! |= 1 << (bit & 7);
  };
  for (let n = 0; n < cells; n++) {
    const [x, y] = [n % side, Math.floor(n / side)];
    if (at(x, y) - at(x + 1, y) > noise) set(n);
    if (at(x, y) - at(x, y + 1) > noise) set(cells + n);
  }
  return grid;
}

const bitsOfByte = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);
const bitsOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + bitsOfByte[byte]!, 0);

function distance(a: Uint8Array, b: Uint8Array, from: number, to: number): number {
  let bits = 0;
  for (let i = from; i < to; i++) bits += bitsOfByte[a[i]! ^ b[i]!]!;
  return bits;
}

/** Whether two prints are of one picture. */
export const isSamePicture = (a: Uint8Array, b: Uint8Array): boolean =>
  distance(a, b, 0, coarseBytes) <= mostCoarseBits && distance(a, b, coarseBytes, a.length) <= mostFineBits;

/** Index values: two photos of a company that show the same picture share at least one. */
export function printBands(companyId: string, print: Buffer): number[] {
  const bytes = coarseBytes / bands;
  return Array.from({ length: bands }, (_, i) =>
    createHmac('sha256', companyId)
      .update(Buffer.from([i]))
      .update(print.subarray(i * bytes, (i + 1) * bytes))
      .digest()
      .readInt32LE(),
  );
}
