import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import type { BatchReceipt, CaptureEvent, SessionCreated } from '../../shared/api/ingest.ts';
import type { PhotoKind } from '../../shared/document/media.ts';
import type { Db } from '../db/database.ts';
import { findSessionView } from '../sessions/queries.ts';
import type { Reader } from '../sessions/record/seal.ts';
import { makeApp, makeTenant } from './app.ts';

/**
 * What the phone delivers beside an engine that reports a completed attempt: the photos that it needs, as events alone, with
 * no fact and no bytes.
 */
export async function insertPhotos(db: Db, companyId: string, sessionId: string, end: CaptureEvent): Promise<void> {
  const kinds = ['document_front', 'document_back', 'selfie'];
  await db
    .insertInto('capture_event')
    .values(
      kinds.map((kind, i) => ({
        ...{ session_id: sessionId, id: randomUUID(), company_id: companyId, attempt_id: end.attempt, n: i + 1 },
        ...{
          at: new Date(end.at),
          received_at: new Date(end.at),
          type: 'photo.received',
          authority: 'capture' as const,
        },
        source: JSON.stringify({ kind: 'capture', keyId: null, keyName: null }),
        data: JSON.stringify({ kind }),
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** The server with two companies, a clock that can be turned, and what a capture client says to it in a line. */
export async function makeIngest(db: Db, env: NodeJS.ProcessEnv = {}) {
  let time = new Date();
  const it = await makeApp(db, { now: () => time }, env);
  const us = await makeTenant(it.ctx, 'Aurora', { extraFields: [{ key: 'phone', label: 'Phone number' }] });
  const them = await makeTenant(it.ctx, 'Borealis');
  /** Lying on its side, and telling by what it was taken. */
  const jpeg = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#789' } })
    .withExif({ IFD0: { Make: 'Secret camera' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

  type Method = 'GET' | 'POST' | 'PUT';
  const ask = (method: Method, path: string, bearer: string | undefined, payload?: unknown, headers = {}) =>
    it.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...headers },
      ...(payload !== undefined && { payload: payload as object }),
    });
  const photoPath = (id: string, photoId: string, attempt: string, n: number) =>
    `/sessions/${id}/photos/${photoId}?attempt=${attempt}&n=${n}&at=${encodeURIComponent(time.toISOString())}&kind=selfie`;

  return {
    ...it,
    us,
    them,
    jpeg,
    ask,
    photoPath,
    now: () => time,
    pass(ms: number): void {
      time = new Date(time.getTime() + ms);
    },
    create: async (body: object = {}): Promise<SessionCreated> => (await ask('POST', '/sessions', us.key, body)).json(),
    /** With the key: as an engine that reports everything, while the photos of a completed attempt came from the phone. */
    sendEvents: async (id: string, events: CaptureEvent[], bearer = us.key): Promise<BatchReceipt> => {
      const ends = events.filter((e) => e.type === 'attempt.finished' && e.outcome === 'completed');
      if (bearer === us.key) for (const end of ends) await insertPhotos(db, us.companyId, id, end);
      return (await ask('POST', `/sessions/${id}/events`, bearer, { events })).json();
    },
    /** Without the photos of a phone. */
    send: async (id: string, events: CaptureEvent[], bearer: string): Promise<BatchReceipt> =>
      (await ask('POST', `/sessions/${id}/events`, bearer, { events })).json(),
    upload: (id: string, photoId: string, attempt: string, n: number, bytes: Buffer, type = 'image/jpeg') =>
      ask('PUT', photoPath(id, photoId, attempt, n), us.key, bytes, { 'content-type': type }),
    /** As the phone sends it. */
    uploadByToken: (id: string, token: string, photoId: string, attempt: string, n: number, kind: PhotoKind) =>
      ask('PUT', photoPath(id, photoId, attempt, n).replace('selfie', kind), token, jpeg, {
        'content-type': 'image/jpeg',
      }),
    /** As everybody may see it, or as this reviewer may. */
    view: (id: string, companyId = us.companyId, reader: Reader = null) => findSessionView(db, companyId, id, reader),
    /** Names of all that lies in the media store, and of what is being received. */
    files: async (): Promise<string[]> =>
      (await readdir(it.ctx.config.mediaDir, { recursive: true, withFileTypes: true }))
        .filter((f) => f.isFile())
        .map((f) => f.name),
  };
}
