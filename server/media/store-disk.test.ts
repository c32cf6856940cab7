import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDiskStore } from './store-disk.ts';

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
  const synced: string[] = [];
  const store = await openDiskStore(root, async (folder) => {
    // The name is there already.
    expect(await readdir(path.join(root, 'company/session'))).toEqual(['a.jpg']);
    synced.push(path.relative(root, folder));
  });
  await store.put('company/session/a.jpg', Buffer.from('photo'));
  expect(synced).toEqual(['company/session', 'company', '']);
});
