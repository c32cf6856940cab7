import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isReachable } from './unpack.ts';

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
