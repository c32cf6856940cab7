import { createHmac } from 'node:crypto';
import { canonical } from './chain.ts';

/**
 * The content digest stored in a fact: an HMAC, so that the chain covers the content but reveals nothing of it once the key is
 * erased.
 *
 * @param salt of the session; content without personal data uses the company's id
 * @returns sha256, hexadecimal
 */
export const contentHash = (salt: Uint8Array | string, content: object): string =>
  createHmac('sha256', salt).update(canonical(content)).digest('hex');
