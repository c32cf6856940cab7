import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { startWarnings } from './start-warnings.ts';

const secret = 's'.repeat(40);
const warned = (env: NodeJS.ProcessEnv) =>
  startWarnings(readConfig({ SECRET: secret, RENDER_AS_ROOT: 'on', ...env })).map((line) => line.split(/[ :]/)[0]);

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
