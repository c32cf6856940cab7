import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { attemptOf, goodRun } from '../server/testing/phone.ts';
import type { PhotoKind } from '../shared/document/media.ts';

const images = path.join(import.meta.dirname, '../server/demo/images');
const kinds: [PhotoKind, string][] = [
  ['document_front', 'documents/01-pp_td3_a-front.webp'],
  ['document_back', 'documents/02-pp_td3_b-front.webp'],
  ['selfie', 'faces/female-0.webp'],
  ['liveness_frame', 'faces/female-10.webp'],
  ['liveness_frame', 'faces/female-11.webp'],
  ['liveness_frame', 'faces/female-22.webp'],
];

/** A phone's photo of about a megabyte: twelve million pixels' worth of grain on a picture of the demo. */
async function photo(file: string): Promise<Buffer> {
  const [width, height] = [2_400, 1_800];
  const grain = {
    create: { width, height, channels: 3 as const, noise: { type: 'gaussian' as const, mean: 128, sigma: 24 } },
  };
  const noise = await sharp({ ...grain, create: { ...grain.create, background: '#000' } })
    .png()
    .toBuffer();
  return sharp(await readFile(path.join(images, file)))
    .resize(width, height, { fit: 'cover' })
    .composite([{ input: noise, blend: 'soft-light' }])
    .jpeg({ quality: 86 })
    .toBuffer();
}

/** A verified session with six photos of a megabyte each, over the public interface. @returns its id and the photos' bytes */
export async function makeSession(url: string, key: string): Promise<{ id: string; bytes: number[] }> {
  const post = async <T>(at: string, body: object): Promise<T> => {
    const answer = await fetch(`${url}/api/v1${at}`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });
    if (!answer.ok) throw new Error(`${at}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { id } = await post<{ id: string }>('/sessions', {});
  const events = attemptOf(goodRun, new Date());
  const [end] = events.splice(-1);
  await post(`/sessions/${id}/events`, { events });
  const bytes: number[] = [];
  let n = events.length;
  for (const [kind, file] of kinds) {
    const body = await photo(file);
    bytes.push(body.length);
    n++;
    const query = new URLSearchParams({ attempt: end!.attempt, n: String(n), at: new Date().toISOString(), kind });
    const answer = await fetch(`${url}/api/v1/sessions/${id}/photos/${randomUUID()}?${query}`, {
      ...{ method: 'PUT', body: new Uint8Array(body) },
      headers: { authorization: `Bearer ${key}`, 'content-type': 'image/jpeg' },
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
  await post(`/sessions/${id}/events`, { events: [{ ...end!, n: n + 1 }] });
  return { id, bytes };
}
