import { expect, test } from 'vitest';
import { makeLogger } from '../../logger.ts';
import { makeOutageLines } from './outage-lines.ts';

const refused = () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

test('one line a minute for one outage, with how many were left out; other failures are all logged (faults.md F5)', () => {
  let now = 0;
  const lines = makeOutageLines(() => now);
  const admitted = Array.from({ length: 1_000 }, () => lines.admit(refused()));
  expect(admitted.filter((n) => n !== undefined)).toEqual([0]);
  // Another system that is away, and the same one behind a wrapper.
  expect(lines.admit(new Error('timeout exceeded when trying to connect'))).toBe(0);
  expect(lines.admit(new Error('a sweep failed', { cause: refused() }))).toBeUndefined();
  expect(lines.admit(new AggregateError([refused()], '3 of 3'))).toBeUndefined();
  expect([lines.admit(new TypeError('a bug')), lines.admit(new TypeError('a bug'))]).toEqual([0, 0]);
  now = 60_000;
  expect(lines.admit(refused())).toBe(1_001);
});

test('the log itself keeps to it, whoever says it', () => {
  const lines: Record<string, unknown>[] = [];
  const logger = makeLogger('info', { write: (text) => void lines.push(JSON.parse(text)) });
  for (const part of ['live', 'jobs', 'followers']) logger.warn({ err: refused() }, `${part}: failed`);
  logger.error({ err: new TypeError('a bug') }, 'a bug');
  logger.info('all is well');
  expect(lines.map((line) => line.msg)).toEqual(['live: failed', 'a bug', 'all is well']);
});
