import { expect, it } from 'vitest';
import { pageEntries } from './entries.tsx';

it.each(['agent', 'master'] as const)('leads an %s to the alerts', (role) => {
  const found = pageEntries(role, []).find(({ label }) => label === 'Alerts');
  expect(found).toMatchObject({ href: '/alerts', kind: 'page' });
});

it('leads to a kept filter without its words in the address (security.md L8)', () => {
  const [found] = pageEntries('agent', [{ name: 'Mine', search: 'q=kapanadze&state=verified' }]).filter(({ label }) =>
    label.includes('Mine'),
  );
  expect(found).toMatchObject({ href: '/sessions?state=verified', state: { q: 'kapanadze' } });
});
