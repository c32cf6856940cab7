import { CryptoEngine } from 'pkijs';

/**
 * pkijs with Node's cryptography. Named at each call: @libpdf/core puts an engine of its own in the place of the common one as
 * soon as it reads a PKCS #12 file, and that one does not verify.
 */
export const engine = new CryptoEngine({ name: 'node', crypto: globalThis.crypto });
