import { readPkcs12 } from './pkcs12.ts';
import { type Credentials, UnfitCertificate } from './signer.ts';

export type Pkcs12Answer = { is: 'read'; credentials: Required<Credentials> } | { is: 'unfit'; why: string };

/** readPkcs12 as work of a bounded process. */
export default async function work(input: { bytes: Uint8Array; password: string; now: Date }): Promise<Pkcs12Answer> {
  try {
    return { is: 'read', credentials: await readPkcs12(input.bytes, input.password, input.now) };
  } catch (error) {
    if (error instanceof UnfitCertificate) return { is: 'unfit', why: error.message };
    throw error;
  }
}
