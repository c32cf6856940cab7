import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import tar from 'tar-fs';

const cache = path.join(import.meta.dirname, '../../../node_modules/.cache');

/**
 * Unpacks the headless Chromium that @sparticuz/chromium carries, with the libraries and fonts it needs, once into a
 * folder named by its version. The package's own unpacking trusts whatever lies at a fixed temporary path, and brings
 * the libraries only on AWS.
 */
async function unpack(): Promise<string> {
  const bin = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  const { version } = JSON.parse(await readFile(path.join(bin, '../package.json'), 'utf8')) as { version: string };
  const dir = path.join(cache, `chromium-${version}`);
  if (existsSync(dir)) return dir;
  await mkdir(cache, { recursive: true });
  const half = await mkdtemp(path.join(cache, 'unpack-'));
  const packed = (name: string) => [createReadStream(path.join(bin, name)), createBrotliDecompress()] as const;
  await Promise.all([
    pipeline(...packed('chromium.br'), createWriteStream(path.join(half, 'chromium'), { mode: 0o755 })),
    pipeline(...packed('al2023.tar.br'), tar.extract(half)),
    pipeline(...packed('fonts.tar.br'), tar.extract(path.join(half, 'fonts'))),
  ]);
  await writeFile(
    path.join(half, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${dir}/fonts</dir><cachedir>${dir}/fontcache</cachedir><config/></fontconfig>`,
  );
  await chmod(half, 0o755);
  // Another process may have been first: its folder is as good as ours.
  await rename(half, dir).catch(() => rm(half, { recursive: true }));
  return dir;
}

export interface ChromiumOptions {
  /** Another binary than the package's: on ARM, say, where it has none. */
  path?: string | undefined;
  args?: string[];
}

/** Chromium's sandbox refuses root; anyone else gets it. */
export const isSandboxed = process.getuid?.() !== 0;

export async function launchChromium({
  path: binary = process.env.CHROMIUM_PATH,
  args = [],
}: ChromiumOptions = {}): Promise<Browser> {
  // Nothing of the server's environment: it holds the secrets of the installation.
  const env: Record<string, string> = { LANG: 'en_US.UTF-8', HOME: tmpdir(), TMPDIR: tmpdir() };
  let executablePath = binary;
  if (!executablePath) {
    const dir = await unpack();
    executablePath = path.join(dir, 'chromium');
    env.LD_LIBRARY_PATH = path.join(dir, 'lib');
    env.FONTCONFIG_FILE = path.join(dir, 'fonts.conf');
  }
  return chromium.launch({
    executablePath,
    env,
    chromiumSandbox: isSandboxed,
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
