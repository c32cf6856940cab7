import { randomUUIDv7 } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { describeCertificate, makeCertificate } from '../pdf/signature/certificate.ts';
import type { ReportTables } from '../tables.ts';
import { seal } from './seal.ts';

export type CertificateRow = Selectable<ReportTables['signing_certificate']>;

/** The one that signs for this company: its own, else the installation's, which is made at first need. */
export async function signingCertificate(
  ctx: Pick<Context, 'db' | 'now' | 'config'>,
  companyId: string,
): Promise<CertificateRow> {
  return (await findCertificate(ctx.db, companyId)) ?? installationCertificate(ctx);
}

/** @param companyId null: the installation's */
export function findCertificate(db: Db, companyId: string | null): Promise<CertificateRow | undefined> {
  return db
    .selectFrom('signing_certificate')
    .selectAll()
    .where('company_id', 'is not distinct from', companyId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
}

/** Its key was thrown away: it signs nothing more. */
export async function isRetired(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('signing_certificate').select('retired_at').where('id', '=', id).executeTakeFirst();
  return row?.retired_at !== null;
}

export async function installationCertificate(ctx: Pick<Context, 'db' | 'now' | 'config'>): Promise<CertificateRow> {
  const known = await findCertificate(ctx.db, null);
  if (known) return known;
  const { certificate, key } = await makeCertificate({
    commonName: 'Vidimus reports',
    organisation: 'Vidimus installation',
    now: ctx.now(),
  });
  // Of several nodes at their first need, one is first and all use its.
  await ctx.db
    .insertInto('signing_certificate')
    .values({
      id: randomUUIDv7(),
      company_id: null,
      certificate,
      key_sealed: seal(ctx.config.keyring, key),
      fingerprint: Buffer.from(describeCertificate(certificate).fingerprint, 'hex'),
      created_at: ctx.now(),
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
  return (await findCertificate(ctx.db, null))!;
}
