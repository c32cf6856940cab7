import { expect, it } from 'vitest';
import type { SavedFilter } from '../../../shared/api/saved-filters.ts';
import { pageEntries } from './entries.tsx';

it.each(['agent', 'master'] as const)('leads an %s to the alerts', (role) => {
  const found = pageEntries(role, []).find(({ label }) => label === 'Alerts');
  expect(found).toMatchObject({ href: '/alerts', kind: 'page' });
});

it('leads to a kept filter without its words in the address (security.md L8)', () => {
  const saved: SavedFilter = {
    ...{ id: 'f1', list: 'sessions', name: 'Mine', shared: false, reviewerId: 'r1', mayChange: true, gone: [] },
    ...{ filter: { q: 'kapanadze', state: ['verified'] }, sort: 'newest' },
  };
  const [found] = pageEntries('agent', [saved]).filter(({ label }) => label.includes('Mine'));
  expect(found).toMatchObject({ href: '/sessions?state=verified', state: { q: 'kapanadze' } });
});
