import fs, { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDiskStore } from './store-disk.ts';

// Real, and watched: whether a folder was synced cannot be seen from outside without a power cut.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open = vi.fn(real.open);
  return { ...real, open, default: { ...real, open } };
});

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'vidimus-media-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('what is put can be opened whole, and nothing else', async () => {
  const store = await openDiskStore(root);
  await store.put('a/b.jpg', Buffer.from('photo'));
  const found = await store.open('a/b.jpg');
  expect([found?.size, Buffer.concat(await found!.stream.toArray()).toString()]).toEqual([5, 'photo']);
  await store.remove('a/b.jpg');
  await store.remove('a/b.jpg');
  expect(await store.open('a/b.jpg')).toBeUndefined();
  expect(await readdir(store.incoming)).toEqual([]);
});

test('no name leaves the folder', async () => {
  const store = await openDiskStore(root);
  await expect(store.put('../outside', Buffer.from('x'))).rejects.toThrow(/leaves/);
  await expect(store.open('a/../../outside')).rejects.toThrow(/leaves/);
});

test('what a dead process left half-received is removed at start; what another node receives now is not', async () => {
  const { incoming } = await openDiskStore(root);
  for (const name of ['dead', 'young']) await writeFile(path.join(incoming, name), 'half a photo');
  const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
  await utimes(path.join(incoming, 'dead'), longAgo, longAgo);
  await openDiskStore(root);
  expect(await readdir(incoming)).toEqual(['young']);
});

test('faults.md B14: a name is on the disk when it is put: its folder is synced after the rename, and those above it', async () => {
  const opened = vi.mocked(fs.open);
  const store = await openDiskStore(root);
  opened.mockClear();
  await store.put('company/session/a.jpg', Buffer.from('photo'));
  const folders = opened.mock.calls.filter(([, flags]) => flags === 'r').map(([name]) => path.relative(root, `${name}`));
  expect(folders).toEqual(['company/session', 'company', '']);
});
