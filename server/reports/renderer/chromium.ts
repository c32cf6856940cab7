import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { isRoot } from './is-root.ts';
import { unpackChromium } from './unpack.ts';

export interface ChromiumOptions {
  /** Path of a Chromium binary other than the package's, for example on ARM, for which the package has none. */
  path?: string | undefined;
  args?: string[];
  /** If this process is root, also runs Chromium as root, without a sandbox. */
  asRoot?: boolean;
}

/**
 * The user id of `nobody` on all Linux distributions. Chromium's sandbox refuses root, so a server running as root starts it as
 * this user.
 */
const unprivilegedUid = 65_534;
const starter = path.join(import.meta.dirname, 'chromium.sh');

/** @throws Playwright's Error if Chromium does not start, for example because its sandbox lacks user namespaces */
export async function launchChromium({
  path: given = process.env.CHROMIUM_PATH,
  args = [],
  asRoot = false,
}: ChromiumOptions = {}): Promise<Browser> {
  const isDropping = isRoot && !asRoot;
  // Inherits nothing of the server's environment, which contains the installation's secrets.
  const env: Record<string, string> = { LANG: 'en_US.UTF-8' };
  let binary = given;
  if (!binary) {
    const dir = await unpackChromium(isDropping);
    binary = path.join(dir, 'chromium');
    env.LD_LIBRARY_PATH = path.join(dir, 'lib');
    env.FONTCONFIG_FILE = path.join(dir, 'fonts.conf');
  }
  return chromium.launch({
    executablePath: starter,
    env: { ...env, CHROMIUM_BINARY: binary, ...(isDropping && { CHROMIUM_UID: String(unprivilegedUid) }) },
    chromiumSandbox: !isRoot || isDropping,
    // Signals are handled by the server: Chromium must outlive the reports in progress.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'],
      ...['--disable-sync', '--no-first-run', '--font-render-hinting=none', ...args],
    ],
  });
}
