import { createHash, hkdfSync } from 'node:crypto';

/** One secret of the installation, and what is derived from it. */
export interface InstallationKey {
  /** Names the key without telling it: 8 hexadecimal digits. */
  id: string;
  /** 32 bytes for one purpose: no two purposes share a key. */
  derive(purpose: KeyPurpose): Buffer;
}

export type KeyPurpose = 'capture tokens' | 'sign-in throttle' | 'login cookies' | 'signing keys';

export interface Keyring {
  /** Signs and seals. */
  current: InstallationKey;
  /** All that open and verify, the current one first: a secret is replaced without signing anybody out. */
  all: readonly InstallationKey[];
  /** The key that a token or a sealed value names. */
  find(id: string): InstallationKey | undefined;
}

function makeKey(secret: string): InstallationKey {
  const derived = new Map<KeyPurpose, Buffer>();
  return {
    id: createHash('sha256').update(`vidimus key id\0${secret}`).digest('hex').slice(0, 8),
    derive(purpose) {
      const known = derived.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, '', `vidimus: ${purpose}`, 32));
      derived.set(purpose, known);
      return known;
    },
  };
}

/** @param previous secrets that were current before, and are still accepted */
export function makeKeyring(secret: string, previous: readonly string[] = []): Keyring {
  const all = [secret, ...previous].map(makeKey);
  return { current: all[0]!, all, find: (id) => all.find((key) => key.id === id) };
}
