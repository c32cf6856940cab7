import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, startPostgres } from '../server/testing/servers/postgres.ts';
import type { NotePlace } from './notes-client.ts';

export interface NoteServer {
  name: 'ours' | 'hocuspocus' | 'y-websocket';
  pid(): number;
  /** URL that triggers garbage collection (notes-process.ts). */
  inspector: number;
  /** The n-th note of this run. */
  place(n: number): NotePlace;
  /**
   * A restart as an operator does it, so that deferred writes are flushed. `keeps`: whether servers with optional persistence
   * persist from then on.
   */
  restart(keeps?: boolean): Promise<void>;
  stop(): Promise<void>;
}

const here = import.meta.dirname;

async function startPeer(name: NoteServer['name'], script: string, prefix: boolean): Promise<NoteServer> {
  const dir = mkdtempSync(path.join(tmpdir(), `vidimus-${name}-`));
  const [port, inspector] = [await freePort(), await freePort()];
  const fixed = { PORT: String(port), HOST: '127.0.0.1', NODE_OPTIONS: `--inspect-port=127.0.0.1:${inspector}` };
  let child: ChildProcess;
  const start = async (more: Record<string, string>) => {
    const env = { ...process.env, ...fixed, ...more };
    child = spawn(process.execPath, [path.join(here, script)], {
      cwd: here,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Except for the inspector's messages when garbage is collected.
    child.stderr!.on('data', (text) => /ebugger|For help/.test(String(text)) || process.stderr.write(text));
    const wording = new Promise<void>((resolve) => {
      child.stdout!.on('data', (text) => /ready|running/.test(String(text)) && resolve());
    });
    const died = once(child, 'exit').then(() => Promise.reject(new Error(`${name} did not start`)));
    await Promise.race([wording, died]);
    died.catch(() => {});
  };
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(late);
  };
  await start({ DIR: dir });
  return {
    name,
    inspector,
    pid: () => child.pid!,
    place: (n) => ({
      url: `ws://127.0.0.1:${port}/note-${n}`,
      headers: {},
      prefix: prefix ? `note-${n}` : undefined,
    }),
    async restart(keeps = false) {
      await end();
      await start({ DIR: dir, ...(keeps && { YPERSISTENCE: dir }) });
    },
    async stop() {
      await end();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export const startHocuspocus = () => startPeer('hocuspocus', 'peers/hocuspocus.js', true);
/** The reference server. Without persistence, its fastest mode; for opening a note cold it runs with persistence (LevelDB). */
export const startYWebsocket = () => startPeer('y-websocket', 'node_modules/@y/websocket-server/src/server.js', false);

export interface OursOptions {
  notes: number;
  /** The root of another Vidimus checkout with its packages installed, to be measured alongside this one. */
  checkout?: string;
  /** Logins of that many reviewers, assigned to editors in turn: the number of windows per login is limited. */
  reviewers?: number;
}

/** Vidimus in production configuration, on a Postgres with synchronous commits. */
export async function startOurs({ notes, checkout = path.join(here, '..'), reviewers = 24 }: OursOptions) {
  // The checkout's own migrations and helpers, as both may have changed.
  const load = <T>(file: string): Promise<T> => import(path.join(path.resolve(checkout), 'server', file)) as Promise<T>;
  const { makeCompany } = await load<typeof import('../server/accounts/companies/commands/make-company.ts')>(
    'accounts/companies/commands/make-company.ts',
  );
  const { migrate } = await load<typeof import('../server/db/migrate.ts')>('db/migrate.ts');
  const { openDatabase } = await load<typeof import('../server/db/open.ts')>('db/open.ts');
  const { openNote } = await load<typeof import('../server/notes/commands.ts')>('notes/commands.ts');
  const { makeSession } = await load<typeof import('../server/testing/make.ts')>('testing/make.ts');
  const { startServerProcess } =
    await load<typeof import('../server/testing/servers/process.ts')>('testing/servers/process.ts');
  const postgres = await startPostgres({ durable: true });
  const dir = mkdtempSync(path.join(tmpdir(), 'vidimus-notes-'));
  const [port, inspector] = [await freePort(), await freePort()];
  const password = 'a password for editors';
  const people = Array.from({ length: reviewers }, (_, n) => ({
    ...{ name: `Ana ${n}`, email: `ana-${n}@example.com`, role: 'agent' as const },
  }));
  const ids: string[] = [];
  const db = openDatabase({ url: postgres.url });
  const ctx = { db, now: () => new Date() };
  await migrate(db);
  const companyId = await makeCompany(ctx, 'Bench', {}, people, password);
  for (let i = 0; i < notes; i++) {
    ids.push((await openNote(ctx, companyId, (await makeSession(db, companyId)).id))!.noteId);
  }
  await db.destroy();
  const env = {
    DATA_DIR: dir,
    DATABASE_URL: postgres.url,
    NODE_OPTIONS: `--inspect-port=127.0.0.1:${inspector}`,
  };
  let server = await startServerProcess(env, port);
  const cookies: string[] = [];
  for (const [n, { email }] of people.entries()) cookies.push(await signIn(port, email, password, n));
  let turn = 0;
  const place = (n: number, reviewer = turn++): NotePlace => ({
    url: `ws://127.0.0.1:${port}/notes/${ids[n]}?notices=1`,
    headers: { cookie: cookies[reviewer % cookies.length]! },
    prefix: undefined,
  });
  return {
    name: 'ours' as const,
    url: server.url,
    inspector,
    pid: () => server.child.pid!,
    place,
    async restart() {
      const gone = once(server.child, 'exit');
      server.child.kill('SIGTERM');
      await gone;
      server = await startServerProcess(env, port);
    },
    async stop() {
      await server.kill();
      await postgres.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Each sign-in from a different address: sign-ins per address and minute are limited. @returns the cookie */
async function signIn(port: number, email: string, password: string, n: number): Promise<string> {
  const body = JSON.stringify({ email, password });
  const request = http.request({
    host: '127.0.0.1',
    port,
    localAddress: `127.0.1.${n + 1}`,
    method: 'POST',
    path: '/api/auth/sign-in',
    headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}`, 'content-length': body.length },
  });
  request.end(body);
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
  answer.resume();
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
  if (!cookie) throw new Error(`sign-in: ${answer.statusCode}`);
  return cookie;
}
