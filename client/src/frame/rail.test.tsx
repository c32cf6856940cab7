import { MemoryRouter, Route } from '@solidjs/router';
import { cleanup, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it } from 'vitest';
import type { Me } from '../../../shared/api/review.ts';
import { MeContext } from '../accounts/me.ts';
import { type Live, LiveContext } from '../live/store.ts';
import { Rail } from './rail.tsx';

afterEach(cleanup);

function open(openAlerts: number) {
  const [me] = createSignal<Me>({
    reviewer: { id: 'ben', name: 'Ben', email: 'ben@example.com', role: 'agent', colour: 0, language: null },
    company: { id: 'aurora', name: 'Aurora', demo: false },
    version: '1',
  });
  const live = { counts: () => ({ awaiting_action: 1 }) } as Partial<Live> as Live;
  render(() => (
    <MeContext.Provider value={me}>
      <LiveContext.Provider value={live}>
        <MemoryRouter>
          <Route
            path="/"
            component={() => <Rail signOut={() => {}} go={() => {}} shortcuts={() => {}} openAlerts={openAlerts} />}
          />
        </MemoryRouter>
      </LiveContext.Provider>
    </MeContext.Provider>
  ));
}

it('leads every reviewer to the alerts, and says how many are open; the queue counts for itself', () => {
  open(2);
  expect(screen.getByRole('link', { name: 'Alerts, 2 open alerts' }).getAttribute('href')).toBe('/alerts');
  expect(screen.getByRole('link', { name: 'Awaiting action, 1 session waiting' })).toBeTruthy();
});

it('none is no number', () => {
  open(0);
  expect(screen.getByRole('link', { name: 'Alerts' })).toBeTruthy();
});
