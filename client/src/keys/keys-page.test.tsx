import { MemoryRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Me } from '../../../shared/api/review.ts';
import { MeContext } from '../accounts/me.ts';
import { type Change, type Live, LiveContext } from '../live/store.ts';
import { KeysPage } from './keys-page.tsx';

/** The server's keys, as the routes would have them. */
let stored: { id: string; name: string; prefix: string; createdAt: string }[];
let refuses: Response | undefined;
let asked: string[];
let hear: (change: Change) => void;

beforeEach(() => {
  stored = [{ id: 'k1', name: 'back office', prefix: 'vk_abcd', createdAt: '2026-11-22T10:00:00.000Z' }];
  refuses = undefined;
  asked = [];
  vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body?: string }) => {
    asked.push(`${method} ${path}`);
    if (refuses && method !== 'GET') return refuses;
    if (method === 'GET') return Response.json({ keys: [...stored] });
    if (method === 'POST') {
      const { name } = JSON.parse(body!);
      stored.push({ id: 'k2', name, prefix: 'vk_wxyz', createdAt: '2026-11-23T10:00:00.000Z' });
      return Response.json({ id: 'k2', key: 'vk_wxyz-secret' }, { status: 201 });
    }
    stored = stored.filter((key) => !path.endsWith(key.id));
    return new Response(null, { status: 204 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(role: Me['reviewer']['role']) {
  const [me] = createSignal<Me>({
    reviewer: { id: 'ana', name: 'Ana', email: 'ana@example.com', role, colour: 0, language: null },
    company: { id: 'aurora', name: 'Aurora', demo: false },
    version: '1',
  });
  const live = {
    onChanges(fn: typeof hear) {
      hear = fn;
    },
  } as Partial<Live> as Live;
  render(() => (
    <MeContext.Provider value={me}>
      <LiveContext.Provider value={live}>
        <MemoryRouter>
          <Route path="/" component={KeysPage} />
        </MemoryRouter>
      </LiveContext.Provider>
    </MeContext.Provider>
  ));
}

it('an agent is told whom to ask, and nothing is asked of the server', () => {
  open('agent');
  expect(screen.getByText('Only masters can manage API keys')).toBeTruthy();
  expect(asked).toEqual([]);
});

it('a key is shown once, with what that means; then it is only a line', async () => {
  open('master');
  await screen.findByText('back office');
  await fireEvent.input(screen.getByLabelText('Name'), { target: { value: ' mobile app ' } });
  await fireEvent.submit(screen.getByLabelText('Name').closest('form')!);
  expect((await screen.findByText('vk_wxyz-secret')).tagName).toBe('CODE');
  expect(screen.getByRole('alert').textContent).toContain('be able to see it again');
  await screen.findByText('mobile app');
  await fireEvent.click(screen.getByRole('button', { name: 'Done' }));
  expect(document.body.textContent).not.toContain('secret');
  expect(screen.getByLabelText('Name')).toHaveProperty('value', '');
});

it('a key without a name is not made', async () => {
  open('master');
  await fireEvent.submit(screen.getByLabelText('Name').closest('form')!);
  expect(screen.getByRole('alert').textContent).toContain('Enter a name');
  expect(asked).toEqual(['GET /api/keys']);
});

it('is revoked only after a second word, and says so', async () => {
  open('master');
  await fireEvent.click(await screen.findByRole('button', { name: 'Revoke key back office' }));
  expect(asked).toEqual(['GET /api/keys']);
  await fireEvent.click(screen.getByRole('button', { name: 'Revoke' }));
  await screen.findByText('Key back office has been revoked');
  expect(asked[1]).toBe('DELETE /api/keys/k1');
  await screen.findByText('No keys yet');
});

it('when it cannot be revoked the dialog stays and says why', async () => {
  open('master');
  refuses = new Response(JSON.stringify({ code: 'unavailable', title: '', status: 503, reference: 'r7' }), {
    status: 503,
  });
  await fireEvent.click(await screen.findByRole('button', { name: 'Revoke key back office' }));
  await fireEvent.click(screen.getByRole('button', { name: 'Revoke' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/Couldn’t revoke.*r7/);
  expect(screen.getByRole('button', { name: 'Revoke key back office' })).toBeTruthy();
});

it('what another master makes appears by itself', async () => {
  open('master');
  await screen.findByText('back office');
  stored = [...stored, { id: 'k3', name: 'from Ben', prefix: 'vk_qqqq', createdAt: '2026-11-23T10:00:00.000Z' }];
  hear({ type: 'snapshot', seq: 9 });
  await waitFor(() => screen.getByText('from Ben'));
});
