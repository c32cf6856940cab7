import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { makeIngest } from '../../testing/ingest.ts';
import { attemptOf, goodRun } from '../../testing/phone.ts';

/** What must hold of photos on either database. */
export function photosSuite(open: () => Promise<Db>): void {
  let it: Awaited<ReturnType<typeof makeIngest>>;
  beforeAll(async () => {
    it = await makeIngest(await open());
  });
  afterAll(() => it.close());

  test('I17 a photo: upright, without EXIF, with a thumbnail; again it is a duplicate; its id is taken', async () => {
    const { id } = await it.create();
    const [attempt, photoId] = [randomUUID(), randomUUID()];
    const first = await it.upload(id, photoId, attempt, 1, it.jpeg);
    expect([first.statusCode, first.json()]).toMatchObject([201, { status: 'stored', width: 300, height: 400 }]);
    expect((await it.upload(id, photoId, attempt, 1, it.jpeg)).json().status).toBe('duplicate');
    const other = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    expect((await it.upload(id, photoId, attempt, 1, other, 'image/png')).json().code).toBe('event_id_reused');
    const names = (await it.files()).filter((n) => n.startsWith(photoId));
    expect(names).toHaveLength(2);
    const stored = await it.ctx.db.selectFrom('photo').selectAll().where('id', '=', photoId).executeTakeFirstOrThrow();
    const { stream } = (await it.ctx.media.open(stored.file))!;
    const metadata = await sharp(Buffer.concat(await stream.toArray())).metadata();
    expect([metadata.exif, metadata.orientation, metadata.width]).toEqual([undefined, undefined, 300]);
    expect((await it.view(id))?.photos).toMatchObject([{ id: photoId, kind: 'selfie', width: 300, height: 400 }]);
  });

  test('photos that are none, too large, too wide or cut off: refused by name, no byte left behind', async () => {
    const { id } = await it.create();
    const attempt = randomUUID();
    const before = await it.files();
    const wide = await sharp({ create: { width: 30_000, height: 70, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const big = Buffer.alloc(30 * 1024 * 1024, it.jpeg.subarray(0, 20));
    const noise = await sharp(Buffer.from(Array.from({ length: 120_000 }, () => Math.random() * 256)), {
      raw: { width: 200, height: 200, channels: 3 },
    })
      .jpeg()
      .toBuffer();
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(99)]);
    const answers = [
      await it.upload(id, randomUUID(), attempt, 1, Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')),
      await it.upload(id, randomUUID(), attempt, 1, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      await it.upload(id, randomUUID(), attempt, 1, heic),
      await it.upload(id, randomUUID(), attempt, 1, wide, 'image/png'),
      await it.upload(id, randomUUID(), attempt, 1, noise.subarray(0, noise.length / 2)),
      await it.upload(id, randomUUID(), attempt, 1, Buffer.alloc(0)),
      await it.upload(id, randomUUID(), attempt, 1, it.jpeg, 'application/pdf'),
    ];
    expect(answers.map((a) => [a.statusCode, a.json().code])).toEqual([
      [415, 'photo_type_refused'],
      [415, 'photo_type_refused'],
      [415, 'photo_type_refused'],
      [422, 'photo_dimensions'],
      [422, 'photo_unreadable'],
      [415, 'photo_type_refused'],
      [415, 'media_type_refused'],
    ]);
    expect(answers[0]!.json().detail).toContain('application/pdf');
    // Over a real line: the phone reads why, whether it said the size first or not.
    const send = async (body: BodyInit) => {
      const answer = await fetch(`${it.url}/api/v1${it.photoPath(id, randomUUID(), attempt, 1)}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${it.us.key}`, 'content-type': 'image/jpeg' },
        body,
        duplex: 'half',
      } as RequestInit);
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    expect(await send(new Blob([big]).stream())).toEqual([413, 'too_large']);
    expect(await send(new Uint8Array(big))).toEqual([413, 'too_large']);
    expect(await it.files()).toEqual(before);
    expect((await it.view(id))?.photos).toEqual([]);
    expect((await it.app.inject('/healthz')).statusCode).toBe(200);
  });

  test.each([
    ['samsung-sos-se0.jpg', 'image/jpeg'],
    ['pixel-18-extraneous.jpg', 'image/jpg'],
    ['no-eoi.jpg', 'image/pjpeg'],
    ['samsung-sos-se0.jpg', 'image/png'],
    ['samsung-sos-se0.jpg', 'image/heic'],
    ['no-eoi.jpg', 'application/octet-stream'],
  ])('real-world.md 3, 4, 25: what phones really send is taken: %s as %s', async (name, type) => {
    const { id } = await it.create();
    const photo = await readFile(new URL(`../testdata/${name}`, import.meta.url));
    const answer = await it.upload(id, randomUUID(), randomUUID(), 1, photo, type);
    expect([answer.statusCode, answer.json()]).toMatchObject([201, { width: 400, height: 300 }]);
    const { quality } = (await it.view(id))!.photos[0]!;
    expect(quality).toEqual({ sharpness: expect.any(Number), glare: expect.any(Number) });
    expect(quality!.sharpness).toBeGreaterThan(0);
  });

  test('I17 AVIF is decoded; HEIC is refused by name, with what to do', async () => {
    const { id } = await it.create();
    const avif = await sharp(await readFile(new URL('../testdata/samsung-sos-se0.jpg', import.meta.url)), {
      failOn: 'error',
    })
      .avif()
      .toBuffer();
    expect((await it.upload(id, randomUUID(), randomUUID(), 1, avif, 'image/avif')).statusCode).toBe(201);
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(99)]);
    const refused = await it.upload(id, randomUUID(), randomUUID(), 1, heic, 'image/heic');
    expect([refused.statusCode, refused.json()]).toMatchObject([
      415,
      { code: 'photo_type_refused', detail: expect.stringMatching(/HEIC.*JPEG/) },
    ]);
    expect((await it.upload(id, randomUUID(), randomUUID(), 1, avif.subarray(0, avif.length / 2))).json().code).toBe(
      'photo_unreadable',
    );
  });

  test('real-world.md 26: a compressed body is refused by name, a photo and an event alike', async () => {
    const { id } = await it.create();
    const encoded = { 'content-encoding': 'gzip' };
    const path = it.photoPath(id, randomUUID(), randomUUID(), 1);
    const answers = [
      await it.ask('PUT', path, it.us.key, gzipSync(it.jpeg), { ...encoded, 'content-type': 'image/jpeg' }),
      await it.ask('POST', `/sessions/${id}/events`, it.us.key, gzipSync('{"events":[]}'), {
        ...encoded,
        'content-type': 'application/json',
      }),
      await it.ask('POST', '/sessions', it.us.key, gzipSync('{}'), { ...encoded, 'content-type': 'application/json' }),
    ];
    for (const answer of answers) {
      expect([answer.statusCode, answer.json()]).toMatchObject([
        415,
        { code: 'media_type_refused', detail: 'The body is compressed (content-encoding: gzip): send it as it is.' },
      ]);
      expect(answer.headers['accept-encoding']).toBe('identity');
    }
    const plain = { 'content-type': 'image/jpeg', 'content-encoding': 'identity' };
    expect((await it.ask('PUT', path, it.us.key, it.jpeg, plain)).statusCode).toBe(201);
  });

  test('a photo that the session refuses leaves no file', async () => {
    const { id } = await it.create();
    await it.sendEvents(id, attemptOf(goodRun, it.now()));
    it.pass(60_000);
    const before = await it.files();
    const late = await it.upload(id, randomUUID(), randomUUID(), 1, it.jpeg);
    expect([late.statusCode, late.json().code]).toEqual([409, 'session_finished']);
    expect(await it.files()).toEqual(before);
  });
  test('I13 an upload that is cut off in the middle leaves nothing, and its number is free', async () => {
    const { id } = await it.create();
    const before = await it.files();
    const [photoId, attempt] = [randomUUID(), randomUUID()];
    const line = connect(Number(new URL(it.url).port), '127.0.0.1');
    line.write(
      `PUT /api/v1${it.photoPath(id, photoId, attempt, 1)} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${it.us.key}\r\n` +
        'Content-Type: image/jpeg\r\nContent-Length: 100000\r\n\r\n',
    );
    line.write(it.jpeg.subarray(0, 200));
    await expect.poll(async () => (await it.files()).length).toBe(before.length + 1);
    line.destroy();
    await expect.poll(() => it.files()).toEqual(before);
    expect((await it.upload(id, photoId, attempt, 1, it.jpeg)).statusCode).toBe(201);
  });

  test.each(['the commit is done', 'nothing is committed'] as const)(
    'faults.md B3: the line to the database breaks at the commit, and %s: a photo that has a row keeps its files',
    async (how) => {
      const { id } = await it.create();
      const before = await it.files();
      const [photoId, attempt] = [randomUUID(), randomUUID()];
      const { transaction } = it.ctx.db;
      // The first transaction is the one that stores it.
      it.ctx.db.transaction = () => {
        it.ctx.db.transaction = transaction;
        const begun = transaction.call(it.ctx.db);
        const { execute } = begun;
        begun.execute = async (work) => {
          await execute
            .call(begun, async (trx) => {
              const done = await work(trx as never);
              if (how === 'nothing is committed') throw new Error('rolled back');
              return done;
            })
            .catch(() => {});
          throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '08006' });
        };
        return begun;
      };
      const cut = await it.upload(id, photoId, attempt, 1, it.jpeg);
      expect(cut.statusCode).toBe(503);
      const again = await it.upload(id, photoId, attempt, 1, it.jpeg);
      expect(again.json().status).toBe(how === 'the commit is done' ? 'duplicate' : 'stored');
      const row = await it.ctx.db.selectFrom('photo').selectAll().where('id', '=', photoId).executeTakeFirstOrThrow();
      for (const name of [row.file, row.thumb]) {
        const found = await it.ctx.media.open(name);
        expect(found?.size).toBeGreaterThan(0);
        await found!.stream.toArray();
      }
      expect((await it.files()).length).toBe(before.length + 2);
    },
  );

  test('I13 faults.md B3: where nobody can say whether it was committed, the files stay', async () => {
    const { id } = await it.create();
    const before = (await it.files()).length;
    const { transaction } = it.ctx.db;
    it.ctx.db.transaction = () => {
      throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '08006' });
    };
    const cut = await it.upload(id, randomUUID(), randomUUID(), 1, it.jpeg);
    it.ctx.db.transaction = transaction;
    expect([cut.statusCode, (await it.files()).length]).toEqual([503, before + 2]);
  });

  test('a store that is full or read-only: try later, and nothing is half-stored', async () => {
    const { id } = await it.create();
    const before = await it.files();
    const [photoId, attempt] = [randomUUID(), randomUUID()];
    const { put } = it.ctx.media;
    for (const code of ['ENOSPC', 'EROFS']) {
      // The photo is written, the thumbnail finds no room.
      it.ctx.media.put = async (name, bytes) => {
        if (name.endsWith('.webp')) throw Object.assign(new Error(`${code}: no`), { code });
        return put.call(it.ctx.media, name, bytes);
      };
      const full = await it.upload(id, photoId, attempt, 1, it.jpeg);
      it.ctx.media.put = put;
      expect([full.statusCode, full.json().code, full.headers['retry-after']]).toEqual([503, 'unavailable', '2']);
      expect(full.body).not.toContain(it.ctx.config.mediaDir);
    }
    expect(await it.files()).toEqual(before);
    expect((await it.upload(id, photoId, attempt, 1, it.jpeg)).statusCode).toBe(201);
  });
}
