import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from '../../reports/renderer/chromium.ts';
import { type DemoDocument, imagesDir } from '../documents.ts';
import { makeRandom, seedOf } from '../script/random.ts';
import { mrzLines } from './faulty.ts';
import { type DrawnPerson, drawnPeople } from './people.ts';
import { backSheet, frontSheet, looks, sheetWidth } from './sheet.ts';

/** Draws our own documents: `node server/demo/draw/draw.ts`. Run by hand; what it made is committed, so that the demo needs neither browser nor fonts. */
const prefixes = { passport: 'UT', id_card: 'UC', residence_permit: 'UR', driving_licence: 'UL' } as const;

function describe(p: DrawnPerson, index: number): DemoDocument {
  const random = makeRandom(seedOf(1516, index));
  const id = `drawn-${String(index + 1).padStart(2, '0')}`;
  const year = p.fault === 'expired' ? random.int(2021, 2025) : random.int(2028, 2035);
  const two = (n: number) => String(n).padStart(2, '0');
  const fields: DemoDocument['fields'] = {
    firstName: p.firstName,
    lastName: p.lastName,
    ...(p.nativeName && { nativeName: p.nativeName }),
    documentNumber: `${prefixes[p.type]}${random.int(1_000_000, 9_999_999)}`,
    ...(p.type !== 'driving_licence' && { personalNumber: String(random.int(10_000_000_000, 99_999_999_999)) }),
    sex: p.sex,
    birthDate: p.birthDate,
    expirationDate: `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`,
    nationality: p.nationality,
  };
  const issuingState = 'UTO';
  const mrz = mrzLines({ type: p.type, issuingState, fields }, p.fault);
  return {
    id,
    type: p.type,
    issuingState,
    fields,
    ...(mrz && { mrz }),
    fault: p.fault ?? null,
    front: `documents/${id}-front.webp`,
    ...(p.type !== 'passport' && { back: `documents/${id}-back.webp` }),
    face: `faces/${p.face}.webp`,
    crop: p.crop,
  };
}

async function portrait({ face, crop: [x, y, part] }: DemoDocument): Promise<string> {
  const source = sharp(path.join(imagesDir, face));
  const { width: side = 0 } = await source.metadata();
  const height = Math.round(side * part);
  const width = Math.round(height * 0.78);
  const within = (at: number, length: number) => Math.max(0, Math.min(side - length, Math.round(at)));
  const jpeg = await source
    .extract({ left: within(side * x - width / 2, width), top: within(side * y - height / 2, height), width, height })
    .resize(300, 385)
    .jpeg({ quality: 90 })
    .toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}

/** Laid on a desk, a little askew, as a hand with a phone takes it. */
async function photograph(sheet: Buffer, file: string, tilt: number, desk: string): Promise<void> {
  const { width = 0, height = 0 } = await sharp(sheet).metadata();
  const rounded = Buffer.from(
    `<svg width="${width}" height="${height}"><rect width="100%" height="100%" rx="26"/></svg>`,
  );
  const card = await sharp(sheet)
    .composite([{ input: rounded, blend: 'dest-in' }])
    .png()
    .toBuffer();
  const turned = await sharp(card).rotate(tilt, { background: '#0000' }).png().toBuffer({ resolveWithObject: true });
  const margin = 34;
  const w = turned.info.width + 2 * margin;
  const h = turned.info.height + 2 * margin;
  const ground = `<svg width="${w}" height="${h}"><defs><linearGradient id="d" x2="1" y2="1"><stop stop-color="${desk}"/><stop offset="1" stop-color="#2b2623"/></linearGradient><filter id="s"><feGaussianBlur stdDeviation="14"/></filter></defs><rect width="100%" height="100%" fill="url(#d)"/><rect x="${margin}" y="${margin + 10}" width="${w - 2 * margin}" height="${h - 2 * margin}" rx="30" fill="#000" fill-opacity=".45" filter="url(#s)"/></svg>`;
  const photo = await sharp(Buffer.from(ground))
    .composite([{ input: turned.data, left: margin, top: margin }])
    .png()
    .toBuffer();
  // 1,040 pixels: the MRZ stays readable when a reviewer zooms in, and all pictures together stay small.
  await sharp(photo).resize({ width: 1040 }).webp({ quality: 56 }).toFile(path.join(imagesDir, file));
}

async function shoot(page: Page, html: string, type: DemoDocument['type']): Promise<Buffer> {
  const file = path.join(imagesDir, '../draw/.sheet.html');
  await writeFile(file, html);
  await page.setViewportSize({ width: sheetWidth, height: looks[type].height });
  await page.goto(pathToFileURL(file).href);
  // Not `fonts.ready` alone: it may be so before the first letter asked for its font.
  await page.evaluate('Promise.all([...document.fonts].map((f) => f.load()))');
  return page.screenshot({ type: 'png' });
}

const desks = ['#8a6a4f', '#5c6670', '#a3917c', '#4d5a52'];
const browser = await launchChromium({ asRoot: true });
const page = await browser.newPage();
const documents = drawnPeople.map(describe);
for (const [i, d] of documents.entries()) {
  const random = makeRandom(seedOf(815, i));
  const lay = async (html: string, file: string) =>
    photograph(await shoot(page, html, d.type), file, (random.next() - 0.5) * 3, random.pick(desks));
  await lay(frontSheet(d, await portrait(d), i), d.front);
  if (d.back) await lay(backSheet(d, i), d.back);
}
await browser.close();
await writeFile(path.join(imagesDir, 'drawn.json'), `${JSON.stringify({ documents }, null, 1)}\n`);
