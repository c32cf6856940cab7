import { defineConfig } from 'vitest/config';
import { solidAlias, solidPlugin } from './client/solid.ts';

// How long a test waits for what is on its way: a machine that is busy with other things is no failure. No test has an end of its
// own: these are for what hangs.
const patient = { poll: { timeout: 120_000, interval: 20 } };
const ends = { testTimeout: 300_000, hookTimeout: 300_000 };

// unit: pure rules and commands on PGlite, a minute in all. real: Postgres and Redis, and what takes seconds by its nature (processes,
// attacks, long properties), on either database. ui: components. e2e: Chromium against a running server.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Loading the server anew for each file took half of the time. So a test leaves nothing behind.
          isolate: false,
          include: ['{server,shared}/**/*.test.ts'],
          exclude: ['**/*.real.test.ts'],
          globalSetup: 'server/testing/unit-setup.ts',
          expect: patient,
          ...ends,
        },
      },
      {
        test: {
          name: 'real',
          environment: 'node',
          include: ['server/**/*.real.test.ts'],
          globalSetup: 'server/testing/real-setup.ts',
          expect: patient,
          ...ends,
        },
      },
      {
        plugins: [solidPlugin()],
        resolve: { alias: [solidAlias] },
        test: {
          name: 'ui',
          environment: 'happy-dom',
          pool: 'vmThreads',
          include: ['client/**/*.test.{ts,tsx}'],
          setupFiles: 'client/testing-setup.ts',
          expect: patient,
          ...ends,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/**/*.e2e.ts'],
          expect: patient,
          ...ends,
        },
      },
    ],
    coverage: { provider: 'v8', include: ['server/**', 'client/**', 'shared/**'], reporter: ['text', 'json-summary'] },
  },
});
