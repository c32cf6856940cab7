import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { MediaStore } from './store.ts';

/** Milliseconds. An older incoming file belongs to a dead process; younger ones may be another node's. */
const deadAfter = 60 * 60 * 1000;

/**
 * Files in a folder. Several nodes share it through a network file system.
 * @param syncFolder for tests: whether a folder was synced is not observable without a power cut
 */
export async function openDiskStore(root: string, syncFolder = syncToDisk): Promise<MediaStore> {
  const incoming = path.join(root, 'incoming');
  await mkdir(incoming, { recursive: true });
  await removeOlder(incoming, Date.now() - deadAfter);
  const place = (name: string): string => {
    const file = path.resolve(root, name);
    if (!file.startsWith(root + path.sep)) throw new Error(`a media name that leaves its folder`);
    return file;
  };
  return {
    incoming,
    async put(name, bytes) {
      const file = place(name);
      const half = path.join(incoming, randomUUID());
      const folder = path.dirname(file);
      await mkdir(folder, { recursive: true });
      try {
        const handle = await open(half, 'wx', 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(half, file);
        for (const each of foldersUpTo(root, folder)) await syncFolder(each);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async open(name) {
      try {
        const handle = await open(place(name));
        const { size } = await handle.stat();
        return { stream: handle.createReadStream(), size };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async remove(name) {
      await rm(place(name), { force: true });
    },
    async *list() {
      for (const folder of await readdir(root, { withFileTypes: true })) {
        if (folder.isDirectory() && folder.name !== path.basename(incoming)) yield* filesBelow(root, folder.name);
      }
    },
  };
}

/** Depth first, so that the files of one folder are consecutive. Folders and files removed during the walk are skipped. */
async function* filesBelow(root: string, folder: string): AsyncGenerator<{ name: string; modifiedAt: Date }> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, name);
    const found = entry.isFile() ? await stat(path.join(root, name)).catch(() => undefined) : undefined;
    if (found) yield { name, modifiedAt: found.mtime };
  }
}

/**
 * The folder and all its ancestors, root included: a file name is durable once its folder is on the disk, and a folder's name
 * once its parent is. A concurrent put may have just created any of them.
 */
function foldersUpTo(root: string, folder: string): string[] {
  return folder === root ? [root] : [folder, ...foldersUpTo(root, path.dirname(folder))];
}

async function syncToDisk(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeOlder(folder: string, than: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    // Removed in the meantime by another node that starts at the same time.
    const found = await stat(file).catch(() => undefined);
    if (found && found.mtimeMs < than) await rm(file, { force: true });
  }
}
