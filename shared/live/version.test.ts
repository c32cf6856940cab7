import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Down } from './down.ts';
import { Up } from './up.ts';
import { protocolVersion } from './version.ts';

/**
 * The protocol when its version was last raised. When this fails, the messages between client and server have changed: open
 * pages of the previous release connect to this server. Raise protocolVersion (once for each release), then record the hash.
 */
const recorded = { version: '9', hash: '24090c0801d2ca7b' };

/** Without texts for readers, which change nothing on the wire. */
const schemas = JSON.stringify({ Up, Down }, (key, value) =>
  (key === 'description' || key === 'title') && typeof value === 'string' ? undefined : value,
);

test('the messages have changed only together with the version', () => {
  const hash = createHash('sha256').update(schemas).digest('hex').slice(0, 16);
  expect({ version: protocolVersion, hash }).toEqual(recorded);
});

test('the hash covers what the messages contain: rows, pages, facts, document zones, reports', () => {
  for (const field of ['hello', 'sessionTags', 'attemptHistory', 'session.decided', 'plain', 'checkpoint'])
    expect(schemas).toContain(`"${field}"`);
});
