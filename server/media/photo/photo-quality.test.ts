import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { photoRemarks } from '../../../shared/document/photo-remarks.ts';
import { photoQuality } from './photo-quality.ts';

/** Print on grey paper, as a card has it. */
const lines = Array.from(
  { length: 30 },
  (_, i) => `<text x="40" y="${40 + i * 20}" font-size="16">DOCUMENT NO ${i * 7919}</text>`,
);
const card = (more = '') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="640"><rect width="1000" height="640" fill="#ccc"/>${lines.join('')}${more}</svg>`,
  );
const front = { kind: 'document_front', width: 1000, height: 640 } as const;
const remarksOf = async (picture: Sharp) =>
  photoRemarks({ ...front, quality: await photoQuality(await picture.jpeg().toBuffer()) });

test('a sharp photo has no remark, a blurred one has', async () => {
  expect(await remarksOf(sharp(card()))).toEqual([]);
  expect(await remarksOf(sharp(card()).blur(5))).toEqual(['blurred']);
});

test('glare is the share that is blown out', async () => {
  const lamp = card('<rect x="500" y="100" width="400" height="300" fill="#fff"/>');
  const { glare } = await photoQuality(await sharp(lamp).jpeg().toBuffer());
  // Less the tiles at its edges.
  expect(glare).toBeGreaterThan(0.13);
  expect(glare).toBeLessThanOrEqual((400 * 300) / (1000 * 640));
  expect(await remarksOf(sharp(lamp))).toEqual(['glare']);
});

test('white paper with print on it is no glare', async () => {
  const paper = sharp(Buffer.from(card().toString().replace('#ccc', '#fdfdfd')));
  expect(await remarksOf(paper)).not.toContain('blurred');
  const guilloche = Array.from({ length: 50 }, (_, i) => `<path d="M0 ${i * 13}H1000M${i * 20} 0V640" stroke="#dde"/>`);
  const { glare } = await photoQuality(
    await sharp(Buffer.from(card(guilloche.join('')).toString().replace('#ccc', '#fdfdfd')))
      .jpeg()
      .toBuffer(),
  );
  expect(glare).toBeLessThan(0.04);
});

test('the figures do not depend on the camera', async () => {
  const large = await photoQuality(await sharp(card(), { density: 288 }).jpeg().toBuffer());
  const usual = await photoQuality(await sharp(card()).jpeg().toBuffer());
  expect(large.sharpness / usual.sharpness).toBeGreaterThan(0.5);
  expect(large.sharpness / usual.sharpness).toBeLessThan(2);
});

test('an even picture is as blurred as can be', async () => {
  const even = sharp({ create: { width: 1000, height: 640, channels: 3, background: '#789' } });
  expect(await photoQuality(await even.jpeg().toBuffer())).toEqual({ sharpness: 0, glare: 0 });
});
