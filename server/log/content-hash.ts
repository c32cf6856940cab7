import { createHmac } from 'node:crypto';
import { canonical } from './chain.ts';

/**
 * What a fact says of the content that it is about: an HMAC, so that the chain covers the content and still tells nothing
 * of it once the key is erased.
 *
 * @param salt of the session; what holds no personal data goes by the company's id
 * @returns sha256, hexadecimal
 */
export const contentHash = (salt: Uint8Array | string, content: object): string =>
  createHmac('sha256', salt).update(canonical(content)).digest('hex');
