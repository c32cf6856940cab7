import type { ReadyTextsAnswer } from '../../shared/api/ready-texts.ts';
import { readSettings } from '../accounts/companies/company-settings.ts';
import type { Db } from '../db/database.ts';

export async function readReadyTexts(db: Db, companyId: string): Promise<ReadyTextsAnswer> {
  const rows = await db
    .selectFrom('ready_text')
    .select(['kind', 'key', 'texts'])
    .where('company_id', '=', companyId)
    .orderBy('key')
    .execute();
  const company = db.selectFrom('company').select('settings').where('id', '=', companyId);
  const { sessionMinutes } = readSettings((await company.executeTakeFirstOrThrow()).settings);
  const of = (kind: (typeof rows)[number]['kind']) =>
    Object.fromEntries(rows.filter((row) => row.kind === kind).map(({ key, texts }) => [key, texts]));
  return { resubmission: of('resubmission'), rejection: of('rejection'), sessionMinutes };
}
