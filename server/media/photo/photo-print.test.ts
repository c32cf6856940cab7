import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { imagesDir } from '../../demo/documents.ts';
import { isSamePicture, photoPrint, printBands } from './photo-print.ts';

const thumbOf = (picture: Buffer) =>
  sharp(picture).flatten({ background: '#fff' }).resize(360, 360, { fit: 'inside', withoutEnlargement: true }).webp();
const printOf = async (picture: Buffer) => (await photoPrint(await thumbOf(picture).toBuffer()))!;

/** Fronts that are scanned flat, several of each template, and faces: the hardest to tell apart. */
async function pictures(): Promise<Buffer[]> {
  const fronts = (await readdir(path.join(imagesDir, 'documents'))).filter((name) => name.includes('-front'));
  const faces = await readdir(path.join(imagesDir, 'faces'));
  const files = [...fronts.map((name) => `documents/${name}`), ...faces.slice(0, 12).map((name) => `faces/${name}`)];
  return Promise.all(files.map((file) => readFile(path.join(imagesDir, file))));
}

test('a picture that was made smaller and encoded anew is known again; those of others are told apart', async () => {
  const all = await pictures();
  const prints = await Promise.all(all.map(printOf));
  for (const [i, picture] of all.entries()) {
    if (i % 4 !== 0) continue;
    const flat = sharp(picture).flatten({ background: '#fff' });
    const smaller = await printOf(
      await flat
        .resize(i % 8 ? 300 : 800)
        .jpeg({ quality: i % 8 ? 50 : 30 })
        .toBuffer(),
    );
    const like = prints.flatMap((print, j) => (isSamePicture(print, smaller) ? [j] : []));
    expect(like).toEqual([i]);
    const own = printBands('a company', prints[i]!);
    expect(printBands('a company', smaller).some((band) => own.includes(band))).toBe(true);
    expect(printBands('another', smaller).some((band) => own.includes(band))).toBe(false);
  }
});
