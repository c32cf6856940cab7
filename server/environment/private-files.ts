import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** All that this process writes is for its own user alone: the embedded database unpacks files that others could write. */
export const umask = 0o077;

/**
 * Makes a folder that other users of the machine cannot enter, or closes one that they could.
 * @param closedTo bits of its mode: 0o077 for a folder of this process alone, 0o007 for one that a group of nodes shares
 * @throws Error when it belongs to somebody else and stands open
 */
export function closeFolder(dir: string, closedTo = 0o077): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const { mode } = statSync(dir);
  if ((mode & closedTo) === 0) return;
  try {
    chmodSync(dir, mode & 0o777 & ~closedTo);
  } catch {
    throw new Error(
      `${dir} can be entered by other users of this machine and belongs to another user: close it with chmod`,
    );
  }
}

/** Closes what a library has written with modes of its own, whatever the umask. */
export function closeFiles(dir: string): void {
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const { mode } = statSync(file);
    if (mode & 0o077) chmodSync(file, mode & 0o700);
  }
}
