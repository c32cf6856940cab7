import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { protocolVersion } from './version.ts';

/**
 * The wire as it was last looked at. When this fails you have changed what client and server say to each other: an open
 * page of the release before meets this server. Raise protocolVersion (once for each release), then record the new hash.
 */
const recorded = { version: '9', hash: '0d7661b7552856a4' };

/** Every file that the two unions are made of. A new problem code is no new word: it says the same in more ways. */
function wire(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file) || path.basename(file) === 'problem.ts') return found;
  const source = readFileSync(file, 'utf8');
  // What is said, not how it is explained or broken into lines.
  found.set(file, source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '').replace(/\s+/g, ''));
  for (const [, to] of source.matchAll(/from '(\.[^']+)'/g)) wire(path.join(path.dirname(file), to!), found);
  return found;
}

test('the wire has changed only together with its version', () => {
  const files = wire(path.join(import.meta.dirname, 'up.ts'));
  wire(path.join(import.meta.dirname, 'down.ts'), files);
  const names = [...files.keys()].map((f) => path.relative(path.join(import.meta.dirname, '..'), f));
  for (const known of [
    'live/presence.ts',
    'event.ts',
    'session/session.ts',
    'session/attempt.ts',
    'document/mrz.ts',
    'schema.ts',
  ]) {
    expect(names).toContain(known);
  }
  const hash = createHash('sha256');
  for (const file of [...files.keys()].sort()) hash.update(`${path.basename(file)}\0${files.get(file)}\0`);
  expect({ version: protocolVersion, hash: hash.digest('hex').slice(0, 16) }).toEqual(recorded);
});
