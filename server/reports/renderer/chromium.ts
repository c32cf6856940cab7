import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { isRoot } from './is-root.ts';
import { unpackChromium } from './unpack.ts';

export interface ChromiumOptions {
  /** Another binary than the package's: on ARM, say, where it has none. */
  path?: string | undefined;
  args?: string[];
  /** Where this process is root: Chromium is it too, without a sandbox. */
  asRoot?: boolean;
}

/** `nobody` of all Linux distributions. Chromium's sandbox refuses root, so it runs as this user where the server is root. */
const unprivilegedUid = 65_534;
const starter = path.join(import.meta.dirname, 'chromium.sh');

/** @throws Error of Playwright when it does not start: its sandbox needs user namespaces, say */
export async function launchChromium({
  path: given = process.env.CHROMIUM_PATH,
  args = [],
  asRoot = false,
}: ChromiumOptions = {}): Promise<Browser> {
  const isDropping = isRoot && !asRoot;
  // Nothing of the server's environment: it holds the secrets of the installation.
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
    // The server's own signals end it: Chromium must not be gone before the reports under way are done.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'],
      ...['--disable-sync', '--no-first-run', '--font-render-hinting=none', ...args],
    ],
  });
}
