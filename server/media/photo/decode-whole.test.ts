import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processPhoto } from './process-photo.ts';

let folder: string;
let whole: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vidimus-photos-'));
  // Of an even picture the last bytes tell the most: nothing but the end of the scan says that they are missing.
  whole = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#789' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function outcome(bytes: Buffer): Promise<string> {
  const file = path.join(folder, 'photo');
  await writeFile(file, bytes);
  return processPhoto(file).then(
    ({ width, height }) => `${width} x ${height}`,
    (error) => error.code,
  );
}

test.each([0, 1, 2])('a JPEG that lacks the last %i bytes of its end is whole', async (bytes) => {
  expect(await outcome(whole.subarray(0, whole.length - bytes))).toBe('400 x 300');
});

test.each([3, 4, 10, 100])('one that lacks %i bytes has lost a part of its picture', async (bytes) => {
  expect(await outcome(whole.subarray(0, whole.length - bytes))).toBe('photo_unreadable');
});

test('real-world.md 3: a remark on its head does not excuse a lost end', async () => {
  const samsung = await readFile(new URL('../../ingest/testdata/samsung-sos-se0.jpg', import.meta.url));
  expect(await outcome(samsung)).toBe('400 x 300');
  for (const bytes of [3, 50, 400]) {
    expect(await outcome(samsung.subarray(0, samsung.length - bytes))).toBe('photo_unreadable');
  }
});
