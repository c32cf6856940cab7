import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, expect, it, vi } from 'vitest';
import type { LinkedSession, PersonAnswer } from '../../../shared/api/links.ts';
import { api, ProblemError } from '../api.ts';
import { type Change, type Live, LiveContext } from '../live/store.ts';
import { PersonPage } from './person-page.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const session = (id: string): LinkedSession => ({
  ...{ id, reference: null, state: 'verified', firstName: 'Nino', lastName: id, nationality: null },
  ...{ documentType: null, documentNumber: null, issuingState: null, personalNumber: null },
  ...{ createdAt: '2026-11-20T09:00:00.000Z', photos: { document: null, face: null }, decided: null },
});

function page() {
  let say!: (change: Change) => void;
  const live = { onChanges: (fn: typeof say) => (say = fn) } as unknown as Live;
  const history = createMemoryHistory();
  history.set({ value: '/persons/first-session' });
  render(() => (
    <LiveContext.Provider value={live}>
      <MemoryRouter history={history}>
        <Route path="/persons/:id" component={PersonPage} />
      </MemoryRouter>
    </LiveContext.Provider>
  ));
  return (change: Change) => say(change);
}
const answer = (sessions: PersonAnswer['sessions'], isCut = false): PersonAnswer => ({ sessions, isCut });

it('shows all sessions, how each comes to the person, and keeps names out of title and address', async () => {
  const asked = vi.spyOn(api, 'person').mockResolvedValue(
    answer(
      [
        { session: session('second-session'), by: ['same', 'document'] },
        { session: session('first-session'), by: [] },
      ],
      true,
    ),
  );
  const say = page();
  const list = await screen.findByRole('list', { name: 'Sessions of this person, newest first' });
  const [second, first] = [...list.children].map((item) => within(item as HTMLElement));
  second!.getByText('Marked as the same person');
  second!.getByText('Same document');
  first!.getByText('Opened from this session');
  screen.getByText('Only the first 200 sessions are shown.');
  expect(second!.getByRole('link', { name: 'Nino second-session' }).getAttribute('href')).toBe(
    '/sessions/second-session',
  );
  expect(document.title).not.toContain('Nino');
  const fact = (sessionId: string) => ({ seq: 3, sessionId, type: 'link.reviewed', data: {} }) as never;
  say({ type: 'changes', from: 1, to: 2, facts: [fact('another')], rows: [], gone: [] });
  expect(asked).toHaveBeenCalledTimes(1);
  say({ type: 'changes', from: 2, to: 3, facts: [fact('second-session')], rows: [], gone: [] });
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
});

it('says what will be here when there is one session alone, and when there is none', async () => {
  vi.spyOn(api, 'person').mockResolvedValue(answer([{ session: session('first-session'), by: [] }]));
  page();
  await screen.findByText('Only this session so far');
  cleanup();
  vi.spyOn(api, 'person').mockRejectedValue(new ProblemError({ code: 'not_found', title: '' } as ProblemError['body']));
  page();
  await screen.findByText('Session not found');
});
