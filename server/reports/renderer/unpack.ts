import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import tar from 'tar-fs';

const cache = path.join(import.meta.dirname, '../../../node_modules/.cache');

/**
 * Unpacks the headless Chromium of @sparticuz/chromium with its libraries and fonts, once per version, into a folder named by the
 * version. The package's own unpacking trusts any existing file at a fixed temporary path, and unpacks the libraries only on AWS.
 *
 * @param isForOthers another user than this process's must be able to read it
 */
export async function unpackChromium(isForOthers: boolean): Promise<string> {
  const bin = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  const { version } = JSON.parse(await readFile(path.join(bin, '../package.json'), 'utf8')) as { version: string };
  await mkdir(cache, { recursive: true });
  // If the home folder is closed to other users, the binary must be placed elsewhere.
  const isElsewhere = isForOthers && !(await isReachable(cache));
  const dir = isElsewhere
    ? path.join(tmpdir(), `vidimus-chromium-${version}`)
    : path.join(cache, `chromium-${version}`);
  if (!(await lstat(dir).catch(() => undefined))) await unpack(bin, dir);
  else await nameFonts(dir);
  if (isElsewhere) await refuseForeign(dir);
  if (isForOthers) await openToOthers(dir);
  return dir;
}

async function unpack(bin: string, dir: string): Promise<void> {
  const half = await mkdtemp(path.join(path.dirname(dir), 'unpack-'));
  const packed = (name: string) => [createReadStream(path.join(bin, name)), createBrotliDecompress()] as const;
  await Promise.all([
    pipeline(...packed('chromium.br'), createWriteStream(path.join(half, 'chromium'), { mode: 0o755 })),
    pipeline(...packed('al2023.tar.br'), tar.extract(half)),
    pipeline(...packed('fonts.tar.br'), tar.extract(path.join(half, 'fonts'))),
  ]);
  await writeFile(path.join(half, 'fonts.conf'), fontsConfOf(dir));
  await chmod(half, 0o755);
  // Another process may have been first: its folder is equivalent.
  await rename(half, dir).catch(() => rm(half, { recursive: true }));
}

const fontsConfOf = (dir: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${dir}/fonts</dir><cachedir>${dir}/fontcache</cachedir><config/></fontconfig>`;

/** fonts.conf contains absolute paths, and Chromium exits if it finds no font: a copied or moved folder needs a new file. */
export async function nameFonts(dir: string): Promise<void> {
  if ((await readFile(path.join(dir, 'fonts.conf'), 'utf8')) === fontsConfOf(dir)) return;
  const half = await mkdtemp(path.join(dir, 'fonts-'));
  const conf = path.join(half, 'fonts.conf');
  await writeFile(conf, fontsConfOf(dir), { mode: 0o644 });
  // Atomic replacement: a process that is starting reads either the old or the new file.
  await rename(conf, path.join(dir, 'fonts.conf'));
  await rm(half, { recursive: true });
}

/** Whether any user may enter the folder and all its parents. */
export async function isReachable(folder: string): Promise<boolean> {
  for (let at = folder; ; at = path.dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** @throws Error if another user owns the folder or others can write to it: its name in the temporary folder is predictable */
async function refuseForeign(dir: string): Promise<void> {
  const found = await lstat(dir);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0)
    throw new Error(`${dir} is not a folder of this process's user alone`);
}

/** The server's umask is 077, so that unpacked files are closed to other users. */
async function openToOthers(dir: string): Promise<void> {
  const { mode } = await stat(path.join(dir, 'chromium'));
  const isOpen = (mode & 0o005) === 0o005 && ((await stat(path.join(dir, 'fonts.conf'))).mode & 0o004) !== 0;
  if (isOpen) return;
  // The two files whose permissions are checked come last.
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const last = (name: string): number => Number(name === 'chromium' || name === 'fonts.conf');
  for (const entry of entries.sort((a, b) => last(a.name) - last(b.name))) {
    const at = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory() || entry.isFile()) {
      const own = (await stat(at)).mode & 0o777;
      await chmod(at, own | 0o044 | (entry.isDirectory() || own & 0o100 ? 0o011 : 0));
    }
  }
}
