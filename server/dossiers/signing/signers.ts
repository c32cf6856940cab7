import type { Context } from '../../context.ts';
import { type DossierSigner, signerOf } from '../pdf/signer.ts';
import { unseal } from './seal.ts';

/** Certificates whose keys are open in this process. */
const most = 50;
const open = new Map<string, DossierSigner>();

/** Who signs with that certificate. @throws when its key was thrown away, or the installation's secret is another one now */
export async function signerFor({ db, config }: Pick<Context, 'db' | 'config'>, id: string): Promise<DossierSigner> {
  // Read each time: a key that was thrown away, by whichever node, is gone from this process too.
  const row = await db.selectFrom('signing_certificate').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (!row.key_sealed) {
    open.delete(id);
    throw new Error('the key of this certificate was thrown away');
  }
  const known = open.get(id);
  if (known) return known;
  const { certificate, chain } = row;
  const signer = signerOf({ certificate, chain, key: unseal(config.keyring, row.key_sealed) });
  if (open.size >= most) open.clear();
  open.set(id, signer);
  return signer;
}
