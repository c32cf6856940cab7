import { MemoryRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Link, LinkedSession, LinksAnswer } from '../../../shared/api/links.ts';
import { type Colleagues, ColleaguesContext } from '../accounts/colleagues.ts';
import { api, ProblemError } from '../api.ts';
import { type Change, type Live, LiveContext, type Passing } from '../live/store.ts';
import { emptyView } from '../session/testing/fixture.ts';
import { makeRow } from '../sessions/testing/make-row.ts';
import { SeenCard } from './seen-card.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const session = (id: string, more: Partial<LinkedSession> = {}): LinkedSession => ({
  ...{ id, reference: null, state: 'rejected', firstName: 'Tamar', lastName: id, nationality: null },
  ...{ documentType: null, documentNumber: 'X1', issuingState: null, personalNumber: null },
  ...{ createdAt: '2026-11-20T09:00:00.000Z', photos: { document: null, face: null } },
  decided: { at: '2026-11-21T09:00:00.000Z', verdict: 'rejected', reviewerId: 'ana', tags: ['fake'] },
  ...more,
});
const link = (id: string, more: Partial<Link> = {}): Link => ({
  ...{ session: session(id), reasons: ['document', 'address'], photos: [], review: null },
  ...more,
});
const colleagues: Colleagues = {
  all: () => [],
  find: (id) => (id === 'ana' ? { id, name: 'Ana Beridze', colour: 0 } : undefined) as ReturnType<Colleagues['find']>,
};

async function page(answer: Partial<LinksAnswer>, compare = vi.fn()) {
  const links = vi.spyOn(api, 'links').mockResolvedValue({ links: [], isCut: false, photosWithoutPrint: 0, ...answer });
  const listeners = new Set<(change: Change) => void>();
  let hint!: (message: Passing) => void;
  const [polling, setPolling] = createSignal(false);
  const live = {
    polling,
    onChanges: (fn: (change: Change) => void) => listeners.add(fn),
    onPassing: (fn: typeof hint) => (hint = fn),
  } as unknown as Live;
  render(() => (
    <LiveContext.Provider value={live}>
      <ColleaguesContext.Provider value={colleagues}>
        <MemoryRouter>
          <Route
            path="*"
            component={() => <SeenCard view={{ ...emptyView, id: 's', documentNumber: 'X2' }} compare={compare} />}
          />
        </MemoryRouter>
      </ColleaguesContext.Provider>
    </LiveContext.Provider>
  ));
  await waitFor(() => expect(links).toHaveBeenCalled());
  return {
    links,
    say: (change: Change) => {
      for (const fn of listeners) fn(change);
    },
    hint: (message: Passing) => hint(message),
    setPolling,
    compare,
  };
}
const rows = () => screen.getAllByRole('list', { name: 'Linked sessions' }).flatMap((list) => [...list.children]);
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('SeenCard', () => {
  it('says so when nothing is shared, and which photos are compared by their bytes alone', async () => {
    await page({ photosWithoutPrint: 2 });
    await screen.findByText('Not seen before');
    screen.getByText('2 photos of this session are matched only as identical files.');
    expect(screen.getByRole('link', { name: 'All sessions of this person' }).getAttribute('href')).toBe('/persons/s');
  });

  it('tells why, what was decided and by whom; what has only the address in common is folded', async () => {
    await page({ links: [link('Gelashvili'), link('branch', { reasons: ['address'] })], isCut: true });
    await screen.findByText('2 other sessions share details with this one');
    expect(rows()).toHaveLength(1);
    const row = within(rows()[0] as HTMLElement);
    row.getByText('Same document');
    row.getByText('Rejected');
    row.getByText('by Ana Beridze');
    expect(row.getByRole('link', { name: 'Tamar Gelashvili' }).getAttribute('href')).toBe('/sessions/Gelashvili');
    screen.getByText('Only the closest and newest matches are shown.');
    fireEvent.click(button('1 session with only the IP address in common'));
    expect(rows()).toHaveLength(2);
  });

  it('sets photos and values side by side, what differs marked, and compares a pair', async () => {
    const { compare } = await page({
      links: [link('other', { photos: [{ photoId: 'p', otherPhotoId: 'q', isExact: true }] })],
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Compare with session other' }));
    const number = screen.getByRole('row', { name: /Document number/ });
    expect(number.textContent).toBe('Document numberX2X1 (Different)');
    fireEvent.click(button('Compare in full size: Identical file'));
    expect(compare).toHaveBeenCalledWith({ sessionId: 's', photoId: 'p' }, { sessionId: 'other', photoId: 'q' });
  });

  it('keeps what a reviewer says of the pair as they saw it, and takes it back', async () => {
    const { links } = await page({ links: [link('other')] });
    const save = vi.spyOn(api, 'reviewLink').mockResolvedValue({ seq: 9 });
    fireEvent.click(await screen.findByRole('button', { name: 'Same person' }));
    fireEvent.input(screen.getByLabelText('Reason (optional)'), { target: { value: ' The scar ' } });
    const review = { id: 'r', verdict: 'same', reason: 'The scar', reviewerId: 'ana', at: '2026-11-23T09:00:00.000Z' };
    links.mockResolvedValue({
      ...{ links: [link('other', { review: review as Link['review'] })], isCut: false, photosWithoutPrint: 0 },
    });
    fireEvent.click(button('Save: Same person'));
    await screen.findByText('The scar');
    expect(save).toHaveBeenCalledWith('s', 'other', { verdict: 'same', reason: 'The scar', seen: null });
    await waitFor(() => expect(button('Undo').getAttribute('aria-disabled')).toBe('false'));
    fireEvent.click(button('Undo'));
    await waitFor(() => expect(save).toHaveBeenLastCalledWith('s', 'other', { verdict: null, reason: '', seen: 'r' }));
  });

  it('tells who was second what the first has said', async () => {
    const { links } = await page({ links: [link('other')] });
    vi.spyOn(api, 'reviewLink').mockRejectedValue(
      new ProblemError({ type: '', title: '', status: 409, code: 'link_reviewed' } as ProblemError['body']),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Unsure' }));
    fireEvent.click(button('Save: Unsure'));
    expect((await screen.findByRole('alert')).textContent).toContain('A colleague reviewed this pair');
    expect(links).toHaveBeenCalledTimes(2);
  });

  it('follows how a linked session stands, and asks again when the session itself changes', async () => {
    const { links, say } = await page({ links: [link('other')] });
    await screen.findByText('Rejected');
    const row = { ...makeRow(), id: 'other', state: 'verified' as const };
    say({ type: 'changes', from: 1, to: 2, facts: [], rows: [row], gone: [] });
    screen.getByText('Verified');
    const fact = { seq: 3, sessionId: 's', type: 'document.read', data: {}, at: '', actor: 'system' } as never;
    say({ type: 'changes', from: 2, to: 3, facts: [fact], rows: [], gone: [] });
    await waitFor(() => expect(links).toHaveBeenCalledTimes(2));
  });

  it('learns of a link that a later session makes, while it stands open', async () => {
    const { links, hint } = await page({});
    await screen.findByText('Not seen before');
    links.mockResolvedValue({ links: [link('later')], isCut: false, photosWithoutPrint: 0 });
    hint({ type: 'links', sessionId: 'another' });
    hint({ type: 'links', sessionId: 's' });
    await screen.findByText('1 other session shares details with this one');
    expect(links).toHaveBeenCalledTimes(2);
  });

  it('asks again when a linked session changes in what links it', async () => {
    const { links, say } = await page({ links: [link('other')] });
    await screen.findByText('Rejected');
    const fact = (sessionId: string) =>
      ({ seq: 3, sessionId, type: 'subject.edited', data: {}, at: '', actor: 'system' }) as never;
    say({ type: 'changes', from: 1, to: 2, facts: [fact('stranger')], rows: [], gone: [] });
    say({ type: 'changes', from: 2, to: 3, facts: [fact('other')], rows: [], gone: [] });
    await waitFor(() => expect(links).toHaveBeenCalledTimes(2));
  });
});
