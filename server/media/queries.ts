import type { Db } from '../db/database.ts';

export async function findPhotoFiles(
  db: Db,
  companyId: string,
  sessionId: string,
  photoId: string,
): Promise<{ file: string; thumb: string } | undefined> {
  return db
    .selectFrom('photo')
    .select(['file', 'thumb'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('id', '=', photoId)
    .executeTakeFirst();
}
