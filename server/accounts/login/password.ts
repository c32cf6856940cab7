import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's second choice for argon2id: 19 MiB and 2 passes, about 30 ms here; several sign-ins at once stay bearable. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

const encode = (bytes: Buffer): string => bytes.toString('base64').replace(/(?<!=)=+$/, '');

/** @returns a PHC string, which carries its own parameters: they can be raised later */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { ...cost, message: password.normalize('NFKC'), nonce });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${encode(nonce)}$${encode(tag)}`;
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (!parts) return false;
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number];
  const right = Buffer.from(parts[5]!, 'base64');
  const given = await derive('argon2id', {
    memory,
    passes,
    parallelism,
    tagLength: right.length,
    message: password.normalize('NFKC'),
    nonce: Buffer.from(parts[4]!, 'base64'),
  });
  return timingSafeEqual(right, given);
}
