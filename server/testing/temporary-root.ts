import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Workers inherit the environment of the process in which the projects are set up. */
const variable = 'VIDIMUS_TEST_FOLDER';

/** One folder for what tests put on the disk and do not remove themselves. @returns removes it with all that is in it */
export function makeTemporaryRoot(): () => void {
  const root = mkdtempSync(path.join(tmpdir(), 'vidimus-test-'));
  process.env[variable] = root;
  return () => rmSync(root, { recursive: true, force: true });
}

/** A new folder below the root of the test run, which is removed when the run ends. */
export const makeTemporaryFolder = (name: string): string =>
  mkdtempSync(path.join(process.env[variable] ?? tmpdir(), `${name}-`));
