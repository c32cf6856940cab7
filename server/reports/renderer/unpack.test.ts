import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isReachable, nameFonts } from './unpack.ts';

test('a folder below one that is closed to others cannot be reached by them', async () => {
  const closed = await mkdtemp(path.join(tmpdir(), 'vidimus-reach-'));
  try {
    await mkdir(path.join(closed, 'a/b'), { recursive: true });
    await chmod(path.join(closed, 'a'), 0o755);
    await chmod(path.join(closed, 'a/b'), 0o755);
    expect(await isReachable(path.join(closed, 'a/b'))).toBe(false);
    await chmod(closed, 0o755);
    expect(await isReachable(path.join(closed, 'a/b'))).toBe(await isReachable(tmpdir()));
  } finally {
    await rm(closed, { recursive: true });
  }
});

test('a folder that was copied names its own fonts: those of where it came from may be gone', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-fonts-'));
  try {
    const conf = path.join(dir, 'fonts.conf');
    await writeFile(conf, '<fontconfig><dir>/elsewhere/fonts</dir></fontconfig>');
    await nameFonts(dir);
    const named = await readFile(conf, 'utf8');
    expect(named).toContain(`<dir>${dir}/fonts</dir><cachedir>${dir}/fontcache</cachedir>`);
    await nameFonts(dir);
    expect(await readFile(conf, 'utf8')).toBe(named);
    expect(await readdir(dir)).toEqual(['fonts.conf']);
  } finally {
    await rm(dir, { recursive: true });
  }
});
