import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/**
 * Keeps a second process from opening an embedded database's folder: PGlite does not detect it, and the two lose each other's
 * rows. The lock is a listening socket because the kernel releases it however the process dies.
 *
 * @returns releases the folder
 * @throws when another process holds it
 */
export async function lockDataDir(dir: string): Promise<() => void> {
  mkdirSync(dir, { recursive: true });
  const name = createHash('sha256').update(realpathSync(dir)).digest('hex').slice(0, 24);
  // Linux has an abstract namespace for sockets; elsewhere a loopback port derived from the name serves the same purpose.
  const at =
    process.platform === 'linux'
      ? { path: `\0vidimus-${name}` }
      : process.platform === 'win32'
        ? { path: `\\\\.\\pipe\\vidimus-${name}` }
        : { host: '127.0.0.1', port: 40_000 + (Number.parseInt(name.slice(0, 6), 16) % 20_000) };
  const lock = net.createServer();
  await new Promise<void>((resolve, reject) => {
    lock.once('error', () =>
      reject(new Error(`${path.relative('.', dir) || dir} is in use by another process: stop it, or set DATA_DIR`)),
    );
    lock.listen(at, resolve);
  });
  lock.unref();
  return () => lock.close();
}
