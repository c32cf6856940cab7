import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from './postgres.ts';

export interface RedisServer {
  url: string;
  /** The same port again, with nothing in it. */
  start(): Promise<void>;
  /** At once, as a machine that dies. */
  stop(): Promise<void>;
}

/** The system's redis-server, on a free port, keeping nothing. Fails where it is not installed: no test is skipped. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const args = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--daemonize',
      'no',
    ];
    const own = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: '/' });
    child = own;
    const wording: string[] = [];
    await new Promise<void>((resolve, reject) => {
      own.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'ENOENT' ? new Error('these tests need redis-server: apt-get install redis-server') : error,
        ),
      );
      own.once('exit', (code) => reject(new Error(`redis-server ended with ${code}:\n${wording.join('\n')}`)));
      createInterface({ input: own.stdout! }).on('line', (line) => {
        wording.push(line);
        if (/ready to accept connections/i.test(line)) resolve();
      });
    });
  };
  const stop = async (): Promise<void> => {
    const own = child;
    child = undefined;
    if (!own || own.exitCode !== null) return;
    own.kill('SIGKILL');
    await once(own, 'exit');
  };
  // Whoever ends the test process by force does not leave a server behind.
  process.once('exit', () => child?.kill('SIGKILL'));
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, stop };
}
