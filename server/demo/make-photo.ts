import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { Challenge } from '../../shared/session/liveness.ts';
import { imagesDir } from './documents.ts';
import type { Picture } from './script/picture.ts';

/** Photos cached, about 8 MB in total. People appear repeatedly, and making a photo takes some 30 ms of CPU time. */
const photos = 120;
const made = new Map<string, Promise<Buffer>>();

/** A photo as a phone would send it, JPEG. Deterministic: equal pictures give equal bytes. */
export function makePhoto(picture: Picture): Promise<Buffer> {
  const key = JSON.stringify(picture);
  const before = made.get(key);
  if (before) return before;
  const photo = picture.of === 'document' ? photographDocument(picture) : photographFace(picture);
  made.set(key, photo);
  photo.catch(() => made.delete(key));
  if (made.size > photos) made.delete(made.keys().next().value!);
  return photo;
}

async function photographDocument({ file, flaw }: Extract<Picture, { of: 'document' }>): Promise<Buffer> {
  const source = path.join(imagesDir, file);
  const { width = 0, height = 0 } = await sharp(source).metadata();
  return flawed(sharp(source), flaw, width, height).jpeg({ quality: 86 }).toBuffer();
}

function flawed(photo: Sharp, flaw: Extract<Picture, { of: 'document' }>['flaw'], w: number, h: number): Sharp {
  const cover = (svg: string) => [
    { input: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${svg}</svg>`) },
  ];
  switch (flaw) {
    case 'none':
      return photo;
    case 'recaptured':
      // A screen's pixel grid and bluish light, and the reflection of a lamp on its glass.
      return photo
        .modulate({ saturation: 0.8, brightness: 1.06 })
        .composite(
          cover(
            `<defs><pattern id="g" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(7)"><rect width="5" height="1.6" fill="#0a2a66" fill-opacity=".28"/><rect width="1.6" height="5" fill="#802040" fill-opacity=".14"/></pattern><linearGradient id="l" x2="1" y2="1"><stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset=".55" stop-color="#fff" stop-opacity=".4"/><stop offset=".66" stop-color="#fff" stop-opacity="0"/></linearGradient></defs><rect width="100%" height="100%" fill="#3060c0" fill-opacity=".1"/><rect width="100%" height="100%" fill="url(#g)"/><rect width="100%" height="100%" fill="url(#l)"/>`,
          ),
        );
    case 'cropped':
      return photo.extract({
        left: Math.round(w * 0.2),
        top: 0,
        width: Math.round(w * 0.8),
        height: Math.round(h * 0.84),
      });
    case 'blurred':
      return photo.blur(6);
    case 'glare':
      return photo.composite(
        cover(
          '<defs><radialGradient id="r"><stop offset=".2" stop-color="#fff"/><stop offset=".5" stop-color="#fff" stop-opacity=".85"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs><ellipse cx="62%" cy="46%" rx="26%" ry="34%" fill="url(#r)"/>',
        ),
      );
  }
}

interface Pose {
  /** Offset of the frame from the head, and its width, as fractions of the crop. */
  x?: number;
  y?: number;
  side?: number;
  /** Squeezes a turned head. */
  squeeze?: [x: number, y: number];
  light?: number;
}

const poses: Record<'selfie' | 'dim' | Challenge, Pose> = {
  selfie: {},
  dim: { light: 0.42, side: 1.08 },
  look_straight: { side: 0.94, light: 1.03 },
  turn_left: { x: 0.1, squeeze: [0.84, 1] },
  turn_right: { x: -0.1, squeeze: [0.84, 1], light: 0.95 },
  look_up: { y: 0.08, squeeze: [1, 0.9] },
  look_down: { y: -0.06, squeeze: [1, 0.92], light: 0.92 },
  blink: { side: 0.9, light: 0.98 },
  smile: { side: 0.96, y: -0.02, light: 1.05 },
  move_closer: { side: 0.68 },
};

/** Pixels, as a capture page takes from the front camera. */
const frame = { width: 600, height: 800 };

async function photographFace({ file, crop, pose }: Extract<Picture, { of: 'face' }>): Promise<Buffer> {
  const source = path.join(imagesDir, file);
  const { width: side = 0 } = await sharp(source).metadata();
  const p = poses[pose];
  const [sx, sy] = p.squeeze ?? [1, 1];
  // Upright 3 : 4 around the head, within the picture; a turned head is a wider crop, squeezed.
  const tall = side * Math.min(1, crop[2] * (p.side ?? 1));
  const height = Math.min(side, Math.round(tall / sy));
  const width = Math.min(side, Math.round((tall * 0.75) / sx));
  const within = (at: number, length: number) => Math.max(0, Math.min(side - length, Math.round(at)));
  const left = within(side * (crop[0] + (p.x ?? 0) * crop[2]) - width / 2, width);
  const top = within(side * (crop[1] + (p.y ?? 0) * crop[2]) - height / 2, height);
  return sharp(source)
    .extract({ left, top, width, height })
    .resize(frame.width, frame.height, { fit: 'fill' })
    .modulate({ brightness: p.light ?? 1, ...(pose === 'dim' && { saturation: 0.6 }) })
    .blur(pose === 'dim' ? 1.6 : 0.5)
    .jpeg({ quality: 84 })
    .toBuffer();
}
