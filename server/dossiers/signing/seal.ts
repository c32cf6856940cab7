import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes, as AES-GCM has them. */
const lengths = { key: 32, nonce: 12, tag: 16 };

const keyOf = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'vidimus: keys that sign dossiers', lengths.key));

/** What the database keeps of a private key: worth nothing without the installation's secret. */
export function seal(secret: string, key: Uint8Array): Buffer {
  const nonce = randomBytes(lengths.nonce);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce);
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when it was sealed with another secret, or changed since */
export function unseal(secret: string, sealed: Uint8Array): Buffer {
  const all = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), all.subarray(0, lengths.nonce));
  decipher.setAuthTag(all.subarray(-lengths.tag));
  return Buffer.concat([decipher.update(all.subarray(lengths.nonce, -lengths.tag)), decipher.final()]);
}
