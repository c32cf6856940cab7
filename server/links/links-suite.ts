import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { makeIngest } from '../testing/ingest.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { findLinks } from './find-links.ts';

/** What must hold of links between sessions on either database. */
export function linksSuite(open: () => Promise<Db>): void {
  let it: Awaited<ReturnType<typeof makeIngest>>;
  beforeAll(async () => {
    it = await makeIngest(await open());
  });
  afterAll(() => it.close());

  const finished = async (subject: object): Promise<string> => {
    const { id } = await it.create();
    const run = goodRun.map((event) =>
      event.type === 'document.read' ? { ...event, fields: { ...event.fields, ...subject } } : event,
    );
    await it.report(id, attemptOf(run as typeof goodRun, it.now()));
    return id;
  };
  const linksOf = async (id: string, companyId = it.us.companyId) =>
    (await findLinks(it.ctx.db, companyId, id))?.links.map(({ session, reasons }) => [session.id, reasons]);

  const photoOf = async (sessionId: string) =>
    (await it.ctx.db.selectFrom('photo').select('id').where('session_id', '=', sessionId).executeTakeFirstOrThrow()).id;
  const upload = (id: string, bytes: Buffer) => it.upload(id, randomUUID(), randomUUID(), 1, bytes);
  let number = 0;
  const unlike = () => ({
    documentNumber: `N${++number}`,
    personalNumber: `P${number}`,
    birthDate: '1980-01-01',
    lastName: `Q${number}`,
  });

  test('the same person with another document, and the same document with another name', async () => {
    const ana = { firstName: 'Ana-Maria', lastName: 'Kovač', birthDate: '1990-05-06' };
    const first = await finished({ ...unlike(), ...ana, documentNumber: 'AA 1' });
    const renewed = await finished({ ...unlike(), ...ana, firstName: 'Maria Ana', lastName: 'KOVAC' });
    const namesake = await finished({ ...unlike(), ...ana, birthDate: '1991-05-06' });
    const borrowed = await finished({ ...unlike(), documentNumber: 'aa-1' });
    const links = await linksOf(first);
    expect(links).toContainEqual([renewed, ['person', 'address']]);
    expect(links).toContainEqual([borrowed, ['document', 'address']]);
    expect(links).toContainEqual([namesake, ['address']]);
    expect(links![0]![0]).toBe(renewed);
    expect(await linksOf(first, it.them.companyId)).toBeUndefined();
    expect(await linksOf(randomUUID())).toBeUndefined();
  });

  test('a photo that was sent before, as it was and encoded anew; not another one', async () => {
    const [one, again, smaller, other] = [await it.create(), await it.create(), await it.create(), await it.create()];
    const picture = await drawn(1);
    await upload(one.id, picture);
    await upload(again.id, picture);
    await upload(smaller.id, await sharp(picture).resize(300).jpeg({ quality: 50 }).toBuffer());
    await upload(other.id, await drawn(2));
    expect(await linksOf(one.id)).toEqual([
      [again.id, ['photo']],
      [smaller.id, ['similar_photo']],
    ]);
    const { links } = (await findLinks(it.ctx.db, it.us.companyId, one.id))!;
    expect(links[0]!.photos).toEqual([
      { photoId: await photoOf(one.id), otherPhotoId: await photoOf(again.id), isExact: true },
    ]);
    const theirs = (await it.ask('POST', '/sessions', it.them.key, {})).json();
    await it.app.inject({
      method: 'PUT',
      url: `/api/v1${it.photoPath(theirs.id, randomUUID(), randomUUID(), 1)}`,
      headers: { authorization: `Bearer ${it.them.key}`, 'content-type': 'image/jpeg' },
      payload: picture,
    });
    expect(await linksOf(theirs.id, it.them.companyId)).toEqual([]);
  });

  test('photos without anything on them are like no other', async () => {
    const blank = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#eee' } })
      .jpeg()
      .toBuffer();
    const darker = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#ddd' } })
      .jpeg()
      .toBuffer();
    const [one, other] = [await it.create(), await it.create()];
    await upload(one.id, blank);
    await upload(other.id, darker);
    expect(await linksOf(one.id)).toEqual([]);
  });
}

/** A picture of shapes by chance, the same for the same seed. */
function drawn(seed: number): Promise<Buffer> {
  let state = seed * 2_654_435_761;
  const next = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
  const shapes = Array.from(
    { length: 40 },
    () =>
      `<rect x="${next(600)}" y="${next(400)}" width="${20 + next(150)}" height="${20 + next(150)}" fill="rgb(${next(255)},${next(255)},${next(255)})"/>`,
  );
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="440">${shapes.join('')}</svg>`))
    .jpeg()
    .toBuffer();
}
