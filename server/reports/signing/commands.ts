import { randomUUIDv7 } from 'node:crypto';
import type { SigningView } from '../../../shared/api/reports.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { describeCertificate } from '../pdf/signature/certificate.ts';
import { openPkcs12 } from '../pdf/signature/open-pkcs12.ts';
import { type Credentials, UnfitCertificate } from '../pdf/signature/signer.ts';
import { findCertificate, installationCertificate } from './certificates.ts';
import { seal } from './seal.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now' | 'config'>;

/** Who signs a company's reports. */
export async function readSigning(ctx: Parts, companyId: string): Promise<SigningView> {
  const own = await findCertificate(ctx.db, companyId);
  return {
    own: own ? describeCertificate(own.certificate) : null,
    installation: describeCertificate((await installationCertificate(ctx)).certificate),
  };
}

/** The company's own certificate from here on; what was signed before stays signed as it was. @throws Problem certificate_refused; QueueFull */
export async function saveCertificate(ctx: Parts, login: Login, file: Buffer, password: string): Promise<void> {
  const { certificate, key, chain } = await read(login.companyId, file, password, ctx.now());
  const id = randomUUIDv7();
  await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    await retire(trx, login.companyId, ctx.now());
    await trx
      .insertInto('signing_certificate')
      .values({
        ...{ id, company_id: login.companyId, certificate, chain, created_at: ctx.now() },
        key_sealed: seal(ctx.config.keyring, key),
        fingerprint: Buffer.from(describeCertificate(certificate).fingerprint, 'hex'),
      })
      .execute();
    return {
      value: undefined,
      facts: [{ type: 'certificate.changed', sessionId: null, data: { certificateId: id } }],
    };
  });
}

/** The installation's signs again. @throws Problem not_found when there is none of the company's own */
export async function removeCertificate(ctx: Parts, login: Login): Promise<void> {
  await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    if (!(await retire(trx, login.companyId, ctx.now())))
      throw new Problem('not_found', 'There is no certificate of your own.');
    return {
      value: undefined,
      facts: [{ type: 'certificate.changed', sessionId: null, data: { certificateId: null } }],
    };
  });
}

/** Its key is gone from here on; the certificate stays, so that what it signed is still known. */
async function retire(trx: Trx, companyId: string, now: Date): Promise<boolean> {
  const retired = await trx
    .updateTable('signing_certificate')
    .set({ retired_at: now, key_sealed: null })
    .where('company_id', '=', companyId)
    .where('retired_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return retired !== undefined;
}

async function read(companyId: string, file: Buffer, password: string, now: Date): Promise<Required<Credentials>> {
  try {
    return await openPkcs12(companyId, file, password, now);
  } catch (error) {
    if (error instanceof UnfitCertificate) throw new Problem('certificate_refused', `Refused: ${error.message}.`);
    throw error;
  }
}
