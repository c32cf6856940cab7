import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { chromiumsOf } from '../../testing/pdf/reports.ts';
import { launchChromium } from './chromium.ts';
import { isRoot } from './is-root.ts';

const run = promisify(execFile);
const statusOf = async (pid: number) =>
  Object.fromEntries(
    (await readFile(`/proc/${pid}/status`, 'utf8'))
      .split('\n')
      .map((line) => line.split(/:\s*/, 2) as [string, string]),
  );

/** Those below a process, and itself. */
async function familyOf(pid: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of (await readdir('/proc')).filter((one) => /^\d+$/.test(one))) {
    const [, parent] = /\) \S (\d+)/.exec(await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')) ?? [];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const below = (of: number): number[] => [of, ...[...parents].filter(([, p]) => p === of).flatMap(([c]) => below(c))];
  return below(pid);
}

/** User namespaces, for a user without privileges: what Chromium's sandbox is made of. */
function hasNamespaces(): Promise<boolean> {
  const asNobody = ['setpriv', '--reuid=65534', '--clear-groups'];
  const [command, ...args] = [...(isRoot ? asNobody : []), 'unshare', '-U', 'true'];
  return run(command!, args).then(
    () => true,
    () => false,
  );
}

test('Chromium is no root, in its sandbox, without an environment; or it does not start (security.md M10)', async () => {
  process.env.VIDIMUS_TEST_SECRET = 'a secret of the installation';
  const launching = launchChromium();
  if (!(await hasNamespaces())) return expect(launching).rejects.toThrow();
  const browser = await launching;
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto('data:text/html,<h1>Hello</h1>');
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
    const [main] = await chromiumsOf(process.pid);
    const family = await familyOf(main!);
    expect(family.length).toBeGreaterThan(3);
    let sandboxed = 0;
    for (const pid of family) {
      const { Uid, CapEff, NoNewPrivs, Seccomp } = await statusOf(pid);
      const [environment, command] = await Promise.all([
        readFile(`/proc/${pid}/environ`, 'utf8').catch(() => ''),
        readFile(`/proc/${pid}/cmdline`, 'utf8'),
      ]);
      expect(Uid!.split('\t')).toEqual(Array(4).fill(isRoot ? '65534' : String(process.getuid!())));
      expect(environment).not.toContain('a secret');
      expect(command).not.toContain('--no-sandbox');
      if (isRoot) expect(NoNewPrivs).toBe('1');
      if (command.includes('--type=renderer')) {
        expect([CapEff, Seccomp]).toEqual(['0000000000000000', '2']);
        sandboxed++;
      }
    }
    expect(sandboxed).toBeGreaterThan(0);
    const known = (await readFile(`/proc/${main}/environ`, 'utf8')).split('\0').map((one) => one.split('=')[0]!);
    const allowed = /^(FONTCONFIG_FILE|HOME|LANG|LD_LIBRARY_PATH|PWD|OLDPWD|SHLVL|TMPDIR|_)?$/;
    expect(known.filter((name) => !allowed.test(name))).toEqual([]);
  } finally {
    delete process.env.VIDIMUS_TEST_SECRET;
    await browser.close();
  }
  expect(await chromiumsOf(process.pid)).toEqual([]);
});
