import { expect, test } from 'vitest';
import { makeLogger } from '../../testing/logger.ts';
import { untilRendering } from './until-rendering.ts';

test('a node whose Chromium does not start takes no reports until it does (security.md M10)', async () => {
  let tries = 0;
  const warm = async () => {
    if (++tries < 3) throw new Error('launch:\n[FATAL] No usable sandbox!');
  };
  expect(await untilRendering({ warm }, makeLogger(), new AbortController().signal, 1)).toBe(true);
  expect(tries).toBe(3);
});

test('a server that stops waits for it no longer', async () => {
  const stopping = new AbortController();
  const warm = async () => {
    stopping.abort();
    throw new Error('gone');
  };
  expect(await untilRendering({ warm }, makeLogger(), stopping.signal)).toBe(false);
});
