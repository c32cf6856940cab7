import { randomUUID, randomUUIDv7 } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LinkReason } from '../../shared/links.ts';
import type { Db } from '../db/database.ts';
import { makeIngest } from '../testing/ingest.ts';
import { attemptOf, goodRun, type Step } from '../testing/phone.ts';
import { findLinks } from './find-links.ts';
import { findPerson } from './find-person.ts';

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
    await it.sendEvents(id, attemptOf(run as typeof goodRun, it.now()));
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

  test('L1 the same person with another document, and the same document with another name', async () => {
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

  const runOf = (issuingState: string | undefined, documentNumber: string): Step[] =>
    goodRun.flatMap((step): Step[] => {
      if (step.type === 'document.chosen') return [];
      if (step.type !== 'document.read') return [step];
      const fields = { ...step.fields, ...unlike(), documentNumber };
      return [{ type: step.type, fields, ...(issuingState && { issuingState }) }];
    });
  const reported = async (...attempts: Step[][]): Promise<string> => {
    const { id } = await it.create();
    for (const steps of attempts) {
      await it.sendEvents(id, attemptOf(steps, it.now()));
      it.pass(60_000);
    }
    return id;
  };
  const isLinked = async (one: string, other: string, reason: LinkReason) =>
    (await linksOf(one))!.some(([id, reasons]) => id === other && reasons!.includes(reason as never));

  test('L3 numbers of two issuing states are two; where one is not known they may be the same', async () => {
    const german = await reported(runOf('D', 'STATE 1'));
    const also = await reported(runOf('DEU', 'STATE 1'));
    const french = await reported(runOf('FRA', 'STATE 1'));
    const unknown = await reported(runOf(undefined, 'STATE 1'));
    expect(await isLinked(german, also, 'document')).toBe(true);
    expect(await isLinked(german, french, 'document')).toBe(false);
    expect(await isLinked(german, unknown, 'document')).toBe(true);
    expect(await isLinked(unknown, french, 'document')).toBe(true);
  });

  test('L2 the document of an earlier attempt links; what the capture page claims does not', async () => {
    const failed = runOf('UTO', 'LENT 1').filter(({ type }) => type !== 'result.reported');
    const retried = await reported(
      failed.map((step) => (step.type === 'attempt.finished' ? { ...step, outcome: 'failed' as const } : step)),
      runOf('UTO', 'OWN 1'),
    );
    const owner = await reported(runOf('UTO', 'LENT 1'));
    expect(await isLinked(retried, owner, 'document')).toBe(true);
    expect(await isLinked(owner, retried, 'document')).toBe(true);
    expect((await findPerson(it.ctx.db, it.us.companyId, owner))!.sessions).toHaveLength(1);
    const { id, captureToken } = await it.create();
    await it.send(id, attemptOf(runOf('UTO', 'LENT 1').slice(0, -2), it.now()), captureToken);
    expect(await isLinked(id, owner, 'document')).toBe(false);
  });

  test('L4 one device under two names, by a hash of what the capture client says', async () => {
    const deviceId = randomUUID();
    const from = (clientIp: string): Step[] =>
      runOf('UTO', `DEVICE ${clientIp}`).map((step) =>
        step.type === 'attempt.started' ? { ...step, deviceId, clientIp } : step,
      );
    const [one, other] = [await reported(from('192.0.2.1')), await reported(from('192.0.2.2'))];
    expect(await linksOf(one)).toEqual([[other, ['device']]]);
    const view = await it.view(one);
    expect(view!.attemptHistory[0]!.deviceKey).toMatch(/^[0-9a-f]{24}$/);
    expect(JSON.stringify(view)).not.toContain(deviceId);
  });

  test('L3 names of one word, apostrophes and the own script', async () => {
    const birthDate = '1971-03-04';
    const one = await finished({ ...unlike(), firstName: undefined, lastName: 'Suharto', birthDate });
    const again = await finished({ ...unlike(), firstName: undefined, lastName: 'SUHARTO', birthDate });
    expect(await isLinked(one, again, 'person')).toBe(true);
    const french = await finished({ ...unlike(), firstName: 'François', lastName: "D'Aubigné", birthDate });
    const zone = await finished({ ...unlike(), firstName: 'FRANCOIS', lastName: 'DAUBIGNE', birthDate });
    expect(await isLinked(french, zone, 'person')).toBe(true);
    const native = { nativeName: 'ნინო ბერიძე', birthDate };
    const georgian = await finished({ ...unlike(), firstName: 'Nino', lastName: 'Beridze', ...native });
    const other = await finished({ ...unlike(), firstName: 'Nina', lastName: 'Beridse', ...native });
    expect(await isLinked(georgian, other, 'person')).toBe(true);
  });

  test('L6 of another session only what is final is told', async () => {
    const one = await reported(runOf('UTO', 'FINAL 1'));
    const other = await reported(runOf('UTO', 'FINAL 1'));
    const { session } = (await findLinks(it.ctx.db, it.us.companyId, one))!.links.find((l) => l.session.id === other)!;
    expect(session).toMatchObject({ state: 'awaiting_action', decided: null });
    expect(session).not.toHaveProperty('waiting');
  });

  test('L5 a photo that was sent before, as it was and encoded anew; not another one', async () => {
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

  test('L10 the 50 newest sessions of a trait are read, and the answer says that it was cut', async () => {
    const one = await finished({ ...unlike(), documentNumber: 'MANY 1' });
    const { db } = it.ctx;
    const trait = await db.selectFrom('session_trait').selectAll().where('session_id', '=', one).execute();
    const session = await db.selectFrom('session').selectAll().where('id', '=', one).executeTakeFirstOrThrow();
    const copy = async (n: number) => {
      const id = randomUUIDv7();
      const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
      const { extra, unmet, votes, corrections, resubmission, screening, ...columns } = session;
      const values = { ...columns, id, reference: `copy ${n}`, salt: undefined };
      const parts = { extra: json(extra)!, unmet: json(unmet)!, votes: json(votes)!, corrections: json(corrections) };
      await db
        .insertInto('session')
        .values({ ...values, ...parts, resubmission: json(resubmission), screening: json(screening) } as never)
        .execute();
      await db
        .insertInto('session_trait')
        .values(trait.map((row) => ({ ...row, session_id: id })))
        .execute();
      return id;
    };
    const copies: string[] = [];
    for (let n = 0; n < 55; n++) copies.push(await copy(n));
    const { links, isCut } = (await findLinks(db, it.us.companyId, one))!;
    expect(isCut).toBe(true);
    expect(links).toHaveLength(50);
    expect(new Set(links.map(({ session: { id } }) => id))).toEqual(new Set(copies.slice(-50)));
  });

  test('L5 photos without anything on them are like no other', async () => {
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
    expect((await findLinks(it.ctx.db, it.us.companyId, one.id))!.photosWithoutPrint).toBe(1);
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
