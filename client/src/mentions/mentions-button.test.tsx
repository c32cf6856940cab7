import { MemoryRouter, Route, useLocation } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MentionsAnswer, MentionView } from '../../../shared/api/mentions.ts';
import { ColleaguesContext } from '../accounts/colleagues.ts';
import { api } from '../api.ts';
import { type Change, type Live, LiveContext } from '../live/store.ts';
import { colleagues } from '../threads/testing/pair.ts';
import { MentionsButton } from './mentions-button.tsx';
import { pending, setPending } from './pending-place.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  setPending(null);
});

const mention = (id: string, more: Partial<MentionView> = {}): MentionView => ({
  ...{ id, sessionId: `s-${id}`, firstName: 'Käthe', lastName: 'Öz', authorId: 'ben' },
  ...{
    at: '2026-11-30T09:00:00.000Z',
    excerpt: `@Ana, ${id}`,
    readAt: null,
    place: { kind: 'note', client: 1, clock: 2 },
  },
  ...more,
});

async function menu(...mentions: MentionView[]) {
  const answer: MentionsAnswer = { unread: mentions.filter(({ readAt }) => !readAt).length, mentions, next: null };
  vi.spyOn(api, 'mentions').mockImplementation(async () => structuredClone(answer));
  const count = vi.spyOn(api, 'unreadMentions').mockImplementation(async () => ({ ...answer, mentions: [] }));
  const read = vi.spyOn(api, 'readMention').mockResolvedValue(undefined);
  const readAll = vi.spyOn(api, 'readMentions').mockResolvedValue(undefined);
  const listeners = new Set<(change: Change) => void>();
  const live = { onChanges: (fn: (change: Change) => void) => listeners.add(fn) } as unknown as Live;
  let path = () => '';
  render(() => (
    <LiveContext.Provider value={live}>
      <ColleaguesContext.Provider value={colleagues}>
        <MemoryRouter>
          <Route
            path="*"
            component={() => {
              const location = useLocation();
              path = () => location.pathname;
              return <MentionsButton />;
            }}
          />
        </MemoryRouter>
      </ColleaguesContext.Provider>
    </LiveContext.Provider>
  ));
  await waitFor(() => expect(count).toHaveBeenCalled());
  return { answer, read, readAll, path: () => path(), say: (change: Change) => [...listeners].map((fn) => fn(change)) };
}
const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('the menu of mentions (faults.md A12)', () => {
  it('counts what is unread, and opening one marks it as read and goes to its place', async () => {
    const place = { kind: 'comment', commentId: 'c', about: 'field:subject.sex' } as const;
    const { read, path } = await menu(mention('b', { place }), mention('a', { readAt: '2026-11-30T09:00:00.000Z' }));
    await fireEvent.click(await button('Mentions, 1 unread'));
    const [first] = await screen.findAllByRole('button', { name: /Ben Koval mentioned you/ });
    await waitFor(() => expect(document.activeElement).toBe(first));
    expect(first!.textContent).toContain('Unread');
    expect(first!.textContent).toContain('Käthe Öz');
    await fireEvent.click(first!);
    expect(read).toHaveBeenCalledWith('b');
    expect(path()).toBe('/sessions/s-b');
    expect(pending()).toEqual({ sessionId: 's-b', place });
    await button('Mentions');
  });

  it('arrows go through the list; all are marked as read up to the newest on it, and the focus stays', async () => {
    const { readAll } = await menu(mention('b'), mention('a'));
    await fireEvent.click(await button('Mentions, 2 unread'));
    const [first, second] = await screen.findAllByRole('button', { name: /mentioned you/ });
    await fireEvent.keyDown(first!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    await fireEvent.keyDown(second!, { key: 'Home' });
    expect(document.activeElement).toBe(first);
    const all = await button('Mark all as read');
    all.focus();
    await fireEvent.click(all);
    expect(readAll).toHaveBeenCalledWith('b');
    expect(document.activeElement).toBe(all);
    await button('Mentions');
  });

  it('one that comes is counted and said', async () => {
    const { answer, say } = await menu();
    await button('Mentions');
    Object.assign(answer, { unread: 1, mentions: [mention('a')] });
    const data = { mentionId: 'a', reviewerId: 'ana', authorId: 'ben' };
    const fact = { type: 'mention.added', sessionId: null, data, seq: 1, at: '', actor: 'system' } as const;
    say({ type: 'changes', from: 0, to: 1, facts: [fact], rows: [], gone: [] });
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('1 new mention'), {
      timeout: 5_000,
    });
    await button('Mentions, 1 unread');
  });

  it('empty, it says what will be there', async () => {
    await menu();
    await fireEvent.click(await button('Mentions'));
    await screen.findByText('No mentions yet');
  });
});
