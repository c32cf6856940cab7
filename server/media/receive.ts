import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../http/errors/problem.ts';

/** Bytes. A phone's photo has 2 to 6 million; 25 MiB leaves room for the largest cameras. */
export const largestPhoto = 25 * 1024 * 1024;

export const tooLarge = `A photo may have ${largestPhoto} bytes at most.`;

export interface Received {
  file: string;
  sha256: Buffer;
  /** Bytes. */
  size: number;
  /** Removes the file. */
  drop(): Promise<void>;
}

/**
 * Streams an upload to a new file: memory use is independent of its size.
 * @throws Problem too_large at the first byte beyond the limit; the partial file is removed
 */
export async function receive(source: Readable, incoming: string): Promise<Received> {
  const file = path.join(incoming, randomUUID());
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > largestPhoto) return done(new Problem('too_large', tooLarge));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const drop = () => rm(file, { force: true });
  // pipe, not pipeline, from the request: pipeline would destroy it, and with it the connection that the response needs.
  const cut = () => meter.destroy(new Problem('invalid_request', 'The upload was cut off.'));
  source.once('aborted', cut).once('error', cut).pipe(meter);
  try {
    await pipeline(meter, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    source.unpipe(meter).resume();
    await drop();
    throw error;
  } finally {
    source.off('aborted', cut).off('error', cut);
  }
  return { file, sha256: hash.digest(), size, drop };
}
