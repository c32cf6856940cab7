import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keyring } from '../../keyring.ts';

/** Bytes: the id of the key that sealed it, then as AES-GCM has them. */
const lengths = { keyId: 4, nonce: 12, tag: 16 };

/** What the database has of a private key: worth nothing without the installation's secret. */
export function seal({ current }: Keyring, key: Uint8Array): Buffer {
  const nonce = randomBytes(lengths.nonce);
  const cipher = createCipheriv('aes-256-gcm', current.derive('signing keys'), nonce);
  const sealed = [cipher.update(key), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([Buffer.from(current.id, 'hex'), nonce, ...sealed]);
}

/** Which key of the keyring sealed it. */
export const sealedBy = (sealed: Uint8Array): string => Buffer.from(sealed.subarray(0, lengths.keyId)).toString('hex');

/** @throws when it was sealed with a secret that is not in the keyring, or changed since */
export function unseal(keyring: Keyring, sealed: Uint8Array): Buffer {
  const key = keyring.find(sealedBy(sealed));
  if (!key) throw new Error('sealed with a secret that is not among SECRET and SECRET_PREVIOUS');
  const all = Buffer.from(sealed).subarray(lengths.keyId);
  const decipher = createDecipheriv('aes-256-gcm', key.derive('signing keys'), all.subarray(0, lengths.nonce));
  decipher.setAuthTag(all.subarray(-lengths.tag));
  return Buffer.concat([decipher.update(all.subarray(lengths.nonce, -lengths.tag)), decipher.final()]);
}
