import { readFile } from 'node:fs/promises';
import type { SharpOptions } from 'sharp';

/** The input from which sharp decodes a whole picture: the file, or its bytes with the missing end marker appended. */
export interface Decodable {
  input: string | Buffer;
  failOn: NonNullable<SharpOptions['failOn']>;
}

/**
 * Decoder warnings that imply no loss of picture data: Samsung's scans with Se=0, a Pixel's stray bytes between segments, fields
 * of Adobe and JFIF, profiles. Data before a restart marker (0xd0 to 0xd7) is lost.
 */
const harmless = [
  /extraneous bytes before marker 0x(?!d[0-7]\b)/,
  /Invalid SOS parameters for sequential JPEG/,
  /Unknown Adobe color transform code/,
  /unknown JFIF revision number/,
  /Inconsistent progression sequence/,
  /bad ICC marker|iCCP|sRGB|gAMA|cHRM|ICC profile/,
];
const endIsMissing = /premature end of JPEG image/;

const endOfImage = Buffer.from([0xff, 0xd9]);

/**
 * Processes a picture that is decoded to its end, refusing it for lost data and not for decoder warnings. A JPEG without its last
 * two bytes is complete; one that lacks more is not.
 * @throws whatever `make` throws where a part of the picture is lost
 */
export async function decodeWhole<T>(file: string, make: (decodable: Decodable) => Promise<T>): Promise<T> {
  try {
    return await make({ input: file, failOn: 'warning' });
  } catch (error) {
    const fault = error instanceof Error ? error.message : '';
    if (harmless.some((pattern) => pattern.test(fault))) return make({ input: file, failOn: 'error' });
    // With the end marker appended, the decoder reports whether the preceding scan was complete.
    if (endIsMissing.test(fault)) return make({ input: await withEnd(file), failOn: 'warning' });
    throw error;
  }
}

async function withEnd(file: string): Promise<Buffer> {
  const bytes = await readFile(file);
  // Half of the end marker may be present.
  return Buffer.concat([bytes.at(-1) === 0xff ? bytes.subarray(0, -1) : bytes, endOfImage]);
}
