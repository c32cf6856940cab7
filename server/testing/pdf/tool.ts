import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * For tests: a program that we did not write, and what it printed. A missing one fails the test that needs it: `.ci/run`
 * installs them.
 */
export async function tool(name: string, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await run(name, args, {
      maxBuffer: 256 * 1024 * 1024,
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    });
    return stdout;
  } catch (error) {
    const { code, stdout, stderr } = error as { code: unknown; stdout?: string; stderr?: string };
    if (code === 'ENOENT') {
      throw new Error(`${name} is missing: apt-get install qpdf poppler-utils openssl unzip`, { cause: error });
    }
    throw new Error(`${name} ended with ${code}: ${stdout}${stderr}`, { cause: error });
  }
}
