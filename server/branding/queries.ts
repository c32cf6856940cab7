import { createHash } from 'node:crypto';
import type { BrandingView } from '../../shared/api/reports.ts';
import { defaultColour } from '../../shared/report/report.ts';
import type { Db } from '../db/database.ts';

export interface Branding {
  /** 0: the company has chosen none, and has ours. */
  version: number;
  colour: string;
  /** PNG. */
  logo: Uint8Array | null;
}
const ours: Branding = { version: 0, colour: defaultColour, logo: null };

/** How the company looks now. */
export async function readBranding(db: Db, companyId: string): Promise<Branding> {
  const row = await db
    .selectFrom('branding')
    .select(['version', 'colour', 'logo'])
    .where('company_id', '=', companyId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? ours;
}

/** How it looked then. */
export async function readBrandingOf(db: Db, companyId: string, version: number): Promise<Branding> {
  if (version === 0) return ours;
  return db
    .selectFrom('branding')
    .select(['version', 'colour', 'logo'])
    .where('company_id', '=', companyId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
}

export const readName = async (db: Db, companyId: string): Promise<string> =>
  (await db.selectFrom('company').select('name').where('id', '=', companyId).executeTakeFirstOrThrow()).name;

export const brandingView = (name: string, { colour, logo }: Branding): BrandingView => ({
  name,
  colour,
  logo: logo && createHash('sha256').update(logo).digest('hex').slice(0, 16),
});
