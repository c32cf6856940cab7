import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Db } from '../db/database.ts';
import type { MediaStore } from './store.ts';

export interface MediaFault {
  /** In the media store. */
  name: string;
  /** `missing`: a row names it. `altered`: its bytes are others. `orphaned`: no row names it. */
  kind: 'missing' | 'altered' | 'orphaned';
}

/** Rows a query. */
const page = 500;
/** Milliseconds: a younger file may belong to a transaction that is under way. */
const orphanedAfterMs = 24 * 60 * 60_000;

/**
 * Compares the media store with the rows of all companies, both ways: each file that a row names is read and hashed, and each
 * file in the store is looked for among the rows.
 */
export async function* checkMedia(db: Db, media: MediaStore, now: Date): AsyncGenerator<MediaFault> {
  for await (const { name, sha256 } of namedFiles(db)) {
    const hash = await hashOf(media, name);
    if (!hash) yield { name, kind: 'missing' };
    else if (sha256 && !hash.equals(sha256)) yield { name, kind: 'altered' };
  }
  let folder = '';
  let named = new Set<string>();
  for await (const { name, modifiedAt } of media.list()) {
    const [companyId = '', sessionId = ''] = name.split('/');
    if (folder !== `${companyId}/${sessionId}`) {
      folder = `${companyId}/${sessionId}`;
      named = await namesOf(db, companyId, sessionId);
    }
    if (!named.has(name) && now.getTime() - modifiedAt.getTime() > orphanedAfterMs) yield { name, kind: 'orphaned' };
  }
}

interface NamedFile {
  name: string;
  sha256: Uint8Array | null;
}

async function* namedFiles(db: Db): AsyncGenerator<NamedFile> {
  const first = '00000000-0000-0000-0000-000000000000';
  for (let session = first, after = first; ; ) {
    const rows = await db
      .selectFrom('photo')
      .select(['session_id', 'id', 'file', 'thumb', 'file_sha256', 'thumb_sha256'])
      .where((eb) => eb(eb.refTuple('session_id', 'id'), '>', eb.tuple(session, after)))
      .orderBy('session_id')
      .orderBy('id')
      .limit(page)
      .execute();
    for (const row of rows) {
      yield { name: row.file, sha256: row.file_sha256 };
      yield { name: row.thumb, sha256: row.thumb_sha256 };
    }
    if (rows.length < page) break;
    session = rows.at(-1)!.session_id;
    after = rows.at(-1)!.id;
  }
  for (let after = first; ; ) {
    const rows = await db
      .selectFrom('report')
      .select(['id', 'file', 'sha256'])
      .where('file', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(page)
      .execute();
    for (const { file, sha256 } of rows) yield { name: file!, sha256 };
    if (rows.length < page) return;
    after = rows.at(-1)!.id;
  }
}

async function hashOf(media: MediaStore, name: string): Promise<Buffer | undefined> {
  const found = await media.open(name);
  if (!found) return undefined;
  const hash = createHash('sha256');
  await pipeline(found.stream, hash);
  return hash.digest();
}

/** What rows name in a session's folder; nothing for a folder that is none of ours. */
async function namesOf(db: Db, companyId: string, sessionId: string): Promise<Set<string>> {
  if (!isUuid(companyId) || !isUuid(sessionId)) return new Set();
  const of = <T extends 'photo' | 'report'>(table: T) =>
    db
      .selectFrom(table as 'photo')
      .where('company_id', '=', companyId)
      .where('session_id', '=', sessionId);
  const photos = await of('photo').select(['file', 'thumb']).execute();
  const reports = await of('report').select('file').execute();
  return new Set([...photos.flatMap(({ file, thumb }) => [file, thumb]), ...reports.map(({ file }) => file)]);
}

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
