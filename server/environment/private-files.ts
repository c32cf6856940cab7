import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * All files written by this process are accessible to its user only: the embedded database would otherwise unpack files that
 * others could write.
 */
export const umask = 0o077;

/**
 * Creates a folder that other users of the machine cannot enter, or restricts an existing one.
 * @param closedTo mode bits to clear: 0o077 for a folder of this process only, 0o007 for one shared by a group of nodes
 * @throws Error when it is owned by another user and accessible
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

/** Restricts files that a library wrote with explicit modes, regardless of the umask. */
export function closeFiles(dir: string): void {
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const { mode } = statSync(file);
    if (mode & 0o077) chmodSync(file, mode & 0o700);
  }
}
