import { createHmac } from 'node:crypto';
import sharp from 'sharp';
import { pictureTimeout } from './darkroom.ts';

/** Cells a side of each of the two grids of 64 differences. */
const side = 8;
/** Of 255. What differs by less is noise of the compression, which would turn bits of even areas at random. */
const noise = 3;
/** Set bits below which a photo is even: a blank page is like every other. */
const fewestBits = 10;
const bands = 8;

/** Bits in which prints of one photo may differ after it was sent again smaller or by another program. */
export const mostPrintBits = bands - 1;

/**
 * What a photo is recognised by when it was encoded, resized or recoloured anew (dHash): for 8 × 8 cells whether each is
 * brighter than its neighbour to the right, and than the one below. It tells nothing of a face.
 *
 * @returns 16 bytes; undefined for an even picture
 */
export async function photoPrint(photo: Buffer): Promise<Buffer | undefined> {
  const { data } = await sharp(photo)
    .greyscale()
    .resize(side + 1, side + 1, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .timeout(pictureTimeout)
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data[y * (side + 1) + x]!;
  const print = Buffer.alloc((2 * side * side) / 8);
  for (let n = 0; n < side * side; n++) {
    const [x, y] = [n % side, Math.floor(n / side)];
    if (at(x, y) - at(x + 1, y) > noise) print[n >> 3]! |= 1 << (n & 7);
    if (at(x, y) - at(x, y + 1) > noise) print[side + (n >> 3)]! |= 1 << (n & 7);
  }
  return bitsOf(print) < fewestBits ? undefined : print;
}

const bitsOf = (bytes: Uint8Array): number =>
  bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

/** Bits in which two prints differ. */
export const printDistance = (a: Uint8Array, b: Uint8Array): number => bitsOf(a.map((byte, i) => byte ^ b[i]!));

/** Numbers of which two photos of a company have at least one in common when their prints differ in seven bits at most. */
export function printBands(companyId: string, print: Buffer): number[] {
  const bytes = print.length / bands;
  return Array.from({ length: bands }, (_, i) =>
    createHmac('sha256', companyId)
      .update(Buffer.from([i]))
      .update(print.subarray(i * bytes, (i + 1) * bytes))
      .digest()
      .readInt32LE(),
  );
}
