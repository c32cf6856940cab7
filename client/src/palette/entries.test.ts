import { expect, it } from 'vitest';
import { pageEntries } from './entries.tsx';

it.each(['agent', 'master'] as const)('leads an %s to the alerts', (role) => {
  const found = pageEntries(role, []).find(({ label }) => label === 'Alerts');
  expect(found).toMatchObject({ href: '/alerts', kind: 'page' });
});
