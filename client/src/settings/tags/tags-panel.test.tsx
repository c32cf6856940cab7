import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RejectionTag } from '../../../../shared/decision/rejection-tags.ts';
import { LiveContext } from '../../live/store.ts';
import { makeLive, makeServer, problem } from '../testing/settings-harness.tsx';
import { TagsPanel } from './tags-panel.tsx';

let tags: RejectionTag[];
let server: ReturnType<typeof makeServer>;
let line: ReturnType<typeof makeLive>;

beforeEach(() => {
  tags = [
    { key: 'glare', group: 'quality', label: null, retired: false },
    { key: 't1', group: 'quality', label: 'Cropped', retired: true },
    { key: 'fake', group: 'suspected_fraud', label: null, retired: false },
  ];
  server = makeServer();
  line = makeLive();
  const retire = (key: string, retired: boolean) => () => {
    tags = tags.map((tag) => (tag.key === key ? { ...tag, retired } : tag));
    return new Response(null, { status: 204 });
  };
  Object.assign(server.answers, {
    'GET /api/rejection-tags': () => Response.json({ tags }),
    'POST /api/rejection-tags/glare/retire': retire('glare', true),
    'POST /api/rejection-tags/t1/restore': retire('t1', false),
    'POST /api/rejection-tags': (body: { group: RejectionTag['group']; label: string }) => {
      tags = [...tags, { key: 't2', ...body, retired: false }];
      return Response.json({ key: 't2' }, { status: 201 });
    },
  });
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const open = async () => {
  render(() => (
    <LiveContext.Provider value={line.live}>
      <TagsPanel />
    </LiveContext.Provider>
  ));
  await screen.findByText('Glare');
};
const add = async (label: string) => {
  await fireEvent.input(screen.getByLabelText('Name'), { target: { value: label } });
  await fireEvent.submit(screen.getByLabelText('Name').closest('form')!);
};

it('each stands in its group; a retired one says so', async () => {
  await open();
  const quality = screen.getByRole('region', { name: 'Quality' });
  expect(within(quality).getByText('Glare')).toBeTruthy();
  expect(within(quality).getByText('retired')).toBeTruthy();
  expect(within(quality).getByText('custom')).toBeTruthy();
});

it('one is added to its group, without the blanks around it', async () => {
  await open();
  await fireEvent.change(screen.getByLabelText('Group'), { target: { value: 'spam' } });
  await add('  Test call ');
  await within(screen.getByRole('region', { name: 'Spam' })).findByText('Test call');
  expect(server.of('POST /api/rejection-tags')[0]!.body).toEqual({ group: 'spam', label: 'Test call' });
  expect(screen.getByLabelText('Name')).toHaveProperty('value', '');
});

it('one that is there already is not added, and what was typed stays', async () => {
  server.answers['POST /api/rejection-tags'] = () => problem('tag_taken');
  await open();
  await add('Glare');
  expect((await screen.findByRole('alert')).textContent).toContain('Couldn’t add the tag');
  expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Glare');
  await add(' ');
  expect(screen.getByRole('alert').textContent).toBe('Enter a name.');
});

it('is retired and restored, and the focus stays on its line', async () => {
  await open();
  const button = screen.getByRole('button', { name: 'Retire Glare' });
  button.focus();
  await fireEvent.click(button);
  await screen.findByRole('button', { name: 'Restore Glare' });
  expect(document.activeElement).toBe(button);
  expect(screen.getByRole('status').textContent).toBe('Glare retired.');
  await fireEvent.click(screen.getByRole('button', { name: 'Restore Cropped' }));
  await screen.findByRole('button', { name: 'Retire Cropped' });
});

it('what could not be changed says which, and what another master does is shown', async () => {
  server.answers['POST /api/rejection-tags/glare/retire'] = () => problem('internal', 500);
  await open();
  await fireEvent.click(screen.getByRole('button', { name: 'Retire Glare' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Couldn’t change Glare');
  tags = tags.map((tag) => (tag.key === 'fake' ? { ...tag, retired: true } : tag));
  line.fact('rejection_tag.retired');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Restore Fake' })).toBeTruthy());
});
