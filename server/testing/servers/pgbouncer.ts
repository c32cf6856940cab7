import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './postgres.ts';

export interface Pgbouncer {
  /** The same database, through here. */
  url: string;
  stop(): Promise<void>;
}

/** The system's pgbouncer in front of a database. Fails where it is not installed: no test is skipped. */
export async function startPgbouncer(
  to: string,
  mode: 'session' | 'transaction',
  poolSize: number,
): Promise<Pgbouncer> {
  const target = new URL(to);
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-pgbouncer-'));
  // It refuses to be root, and whoever it becomes reads its settings.
  await chmod(dir, 0o755);
  const port = await freePort();
  const file = path.join(dir, 'pgbouncer.ini');
  await writeFile(
    file,
    [
      '[databases]',
      `* = host=${target.hostname} port=${target.port} user=${target.username} password=${target.password}`,
      '[pgbouncer]',
      ...[`listen_addr = 127.0.0.1`, `listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = any'],
      ...[`pool_mode = ${mode}`, `default_pool_size = ${poolSize}`, 'max_client_conn = 200'],
      ...(process.getuid?.() === 0 ? ['user = nobody'] : []),
    ].join('\n'),
  );
  const child = spawn('pgbouncer', [file], { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' });
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  child.once('exit', () => process.off('exit', orphan));
  let wording = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', () => reject(new Error('these tests need pgbouncer: apt-get install pgbouncer')));
    child.once('exit', (code) => reject(new Error(`pgbouncer ended with ${code}: ${wording}`)));
    child.stderr.on('data', (text) => {
      wording += text;
      if (wording.includes('process up')) resolve();
    });
  });
  target.hostname = '127.0.0.1';
  target.port = String(port);
  return {
    url: target.href,
    async stop() {
      if (child.exitCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}
