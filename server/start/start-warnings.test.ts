import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { startWarnings } from './start-warnings.ts';

const secret = 's'.repeat(40);
const warned = (env: NodeJS.ProcessEnv, isRoot = true) =>
  startWarnings(readConfig({ SECRET: secret, ...env }), isRoot).map((line) => line.split(/[ :]/)[0]);

test('a Chromium that runs as root is warned of, where the server is root and makes reports (security.md M10)', () => {
  expect(warned({ RENDER_AS_ROOT: 'on' })).toEqual(['RENDER_AS_ROOT']);
  expect(warned({ RENDER_AS_ROOT: 'on' }, false)).toEqual([]);
  expect(warned({ RENDER_AS_ROOT: 'on', REPORTS_AT_ONCE: '0' })).toEqual([]);
});

test('nothing to say of a server that is reached by this machine alone, or by TLS everywhere (security.md L9)', () => {
  expect(warned({})).toEqual([]);
  expect(
    warned({
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://review.example.com',
      DATABASE_URL: 'postgres://v@db/v?sslmode=verify-full',
      REDIS_URL: 'rediss://redis',
      YENTE_URL: 'https://yente',
    }),
  ).toEqual([]);
});

test('each line in clear to another machine is named', () => {
  expect(warned({ HOST: '0.0.0.0' })).toEqual(['PUBLIC_URL']);
  expect(
    warned({
      PUBLIC_URL: 'http://review.example.com',
      DATABASE_URL: 'postgres://v@db/v',
      REDIS_URL: 'redis://redis',
      YENTE_URL: 'http://yente',
    }),
  ).toEqual(['PUBLIC_URL', 'DATABASE_URL', 'REDIS_URL', 'YENTE_URL']);
});
