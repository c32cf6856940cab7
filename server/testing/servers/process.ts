import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from './postgres.ts';

export interface ServerProcess {
  url: string;
  child: ChildProcess;
  /** What it has printed so far: its log, from `warn` on. */
  printed(): string;
  /** Kills it as a power cut would, as far as a process can be: no signal handler runs. */
  kill(): Promise<void>;
}

/** The server as people start it, in a process of its own, on a free port unless told. Resolves when it is ready. */
export async function startServerProcess(env: Record<string, string>, at?: number): Promise<ServerProcess> {
  const port = at ?? (await freePort());
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../../main.ts')], {
    env: {
      ...process.env,
      DEMO: 'off',
      EMBEDDED_LISTS: 'off',
      LOG_LEVEL: 'warn',
      RENDER_AS_ROOT: 'on',
      ...env,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test process that dies must not leave a server behind.
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  child.once('exit', () => process.off('exit', orphan));
  let wording = '';
  child.stderr!.on('data', (text) => {
    wording += text;
  });
  let printed = '';
  const listens = new Promise<void>((resolve) => {
    child.stdout!.on('data', (text) => {
      printed += text;
      // The welcome is printed once it listens; warnings may come before.
      if (printed.includes('Vidimus is at')) resolve();
    });
  });
  await Promise.race([
    listens,
    once(child, 'exit').then(() => Promise.reject(new Error(`the server did not start: ${wording}`))),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    printed: () => printed,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
