import { CryptoEngine } from 'pkijs';

/**
 * pkijs with Node's WebCrypto. Passed explicitly to each call: @libpdf/core replaces the global engine with its own as soon as it
 * reads a PKCS #12 file, and that one does not verify.
 */
export const engine = new CryptoEngine({ name: 'node', crypto: globalThis.crypto });
