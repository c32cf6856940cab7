import type { Context } from '../../context.ts';
import { type ReportSigner, signerOf } from '../pdf/signature/signer.ts';
import { unseal } from './seal.ts';

/**
 * Who signs with that certificate. Its key is opened for each report (half a millisecond) and held no longer, so that one
 * that was thrown away is gone from all nodes at once.
 * @throws Error when its key was thrown away, or the installation's secret is another one now
 */
export async function signerFor({ db, config }: Pick<Context, 'db' | 'config'>, id: string): Promise<ReportSigner> {
  const row = await db.selectFrom('signing_certificate').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (!row.key_sealed) throw new Error('the key of this certificate was thrown away');
  const { certificate, chain } = row;
  return signerOf({ certificate, chain, key: unseal(config.keyring, row.key_sealed) });
}
