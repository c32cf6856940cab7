import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Conditions } from '../../../shared/api/conditions.ts';
import { strictest } from '../../../shared/conditions.ts';
import { makeLive, makeServer, openSettings, problem, run, stored } from './testing/settings-harness.tsx';

let server: ReturnType<typeof makeServer>;
let line: ReturnType<typeof makeLive>;

beforeEach(() => {
  server = makeServer();
  line = makeLive();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const form = async () => {
  openSettings(line.live);
  await screen.findByRole('switch', { name: 'Full ID' });
};
const press = (role: string, name: string | RegExp, inside: HTMLElement = document.body) =>
  fireEvent.click(within(inside).getByRole(role, { name }));
const puts = () => server.of('PUT /api/conditions').map(({ body }) => body as { conditions: Conditions });
const pick = async (typed: string) => {
  const picker = screen.getByRole('combobox', { name: 'Add a country' });
  await fireEvent.input(picker, { target: { value: typed } });
  await fireEvent.keyDown(picker, { key: 'Enter' });
};

it('an agent is told whom to ask, and nothing is asked of the server', () => {
  openSettings(line.live, 'agent');
  expect(screen.getByText('Only masters can change settings')).toBeTruthy();
  expect(server.asked).toEqual([]);
});

it('who changed them last is said, and nothing can be saved before something is changed', async () => {
  await form();
  expect(document.body.textContent).toContain('Last changed by Ben Koval');
  expect(document.body.textContent).toContain('offline table dated 17 Jun 2026');
  expect(screen.queryByRole('button', { name: 'Save conditions' })).toBeNull();
});

const cases: [string, () => unknown, object][] = [
  ['a condition off', () => press('switch', 'Full ID'), { conditions: { ...strictest, fullId: false } }],
  [
    'impossible dates let through',
    () => press('switch', 'Plausible data'),
    { conditions: { ...strictest, dataPlausible: false } },
  ],
  ['rejected by itself', () => press('radio', 'Reject automatically'), { conditions: { awaitingAction: false } }],
  [
    'a face level',
    () => fireEvent.change(screen.getByRole('combobox', { name: 'Face match level' }), { target: { value: '6' } }),
    { conditions: { faceLevel: 6 } },
  ],
  [
    'no face level',
    () => fireEvent.change(screen.getByRole('combobox', { name: 'Face match level' }), { target: { value: '' } }),
    { conditions: { faceLevel: null } },
  ],
  ['an age', () => press('switch', 'Minimum age'), { conditions: { minimumAge: 18 } }],
  ['a document to review', () => press('checkbox', 'Passport'), { conditions: { documentReview: ['passport'] } }],
  [
    'a high-risk country',
    () => pick('iran'),
    { conditions: { highRisk: [{ country: 'IR', ip: true, nationality: true }] } },
  ],
  [
    'a high-risk country by its address only',
    async () => {
      await pick('iran');
      await press('checkbox', 'Nationality check');
    },
    { conditions: { highRisk: [{ country: 'IR', ip: true, nationality: false }] } },
  ],
  [
    'four eyes',
    () => press('checkbox', 'Data corrected by a reviewer'),
    { conditions: { fourEyes: [...strictest.fourEyes, 'edited_data'] } },
  ],
  ['open second reviews', () => press('switch', 'Blind second review'), { conditions: { blindReview: false } }],
  [
    'a target in hours',
    () => fireEvent.input(screen.getByLabelText('Waiting target'), { target: { value: '3' } }),
    { targetMinutes: 180, conditions: strictest },
  ],
  [
    'a target in minutes',
    () => fireEvent.change(screen.getByLabelText('Unit of the waiting target'), { target: { value: 'minutes' } }),
    { targetMinutes: 1 },
  ],
];
it.each(cases)('saves %s', async (_, change, request) => {
  await form();
  await change();
  await press('button', 'Save conditions');
  await waitFor(() => expect(puts()).toHaveLength(1));
  expect(puts()[0]).toMatchObject({ version: 3, ...request });
  await screen.findByText(/^Saved\./);
});

it('shows which sessions would go another way before anything is saved', async () => {
  await form();
  await press('switch', 'Full ID');
  await screen.findByText('2 sessions from awaiting action to verified');
  expect(screen.getAllByText('2 more')).toHaveLength(1);
  expect(screen.getAllByText('2 fewer')).toHaveLength(2);
  expect(puts()).toEqual([]);
});

it('sessions that would leave the queue are told of first, even to whoever is faster than the answer', async () => {
  server.answers['POST /api/conditions/dry-run'] = () =>
    Response.json({ ...run, waiting: { total: 5, verified: 0, rejected: 2, claimed: 1, touched: 2 } });
  await form();
  await press('radio', 'Reject automatically');
  await press('button', 'Save conditions');
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('2 waiting sessions will be rejected');
  expect(puts()).toEqual([]);
  await press('button', 'Save and reject 2', dialog);
  await waitFor(() => expect(puts()).toHaveLength(1));
});

it('lists and links the sessions that a dry run counts, page by page, and says why others stay (faults.md A15)', async () => {
  server.answers['POST /api/conditions/dry-run'] = () =>
    Response.json({ ...run, waiting: { total: 5, verified: 0, rejected: 2, claimed: 1, touched: 2 } });
  const at = '2026-11-22T10:00:00.000Z';
  const next = { at, id: 'b', looked: 7 };
  const one = (id: string, firstName: string) => ({ id, firstName, lastName: 'Berg', reference: null, at, unmet: [] });
  server.answers['POST /api/conditions/dry-run/sessions'] = (body) =>
    Response.json(
      (body as { after?: unknown }).after
        ? { sessions: [one('b', 'Bo')], next: null }
        : { sessions: [one('a', 'Ada')], next },
    );
  await form();
  await press('switch', 'Full ID');
  await screen.findByText(/Not affected: 1 claimed, 2 already reviewed/);
  await screen.findByRole('button', { name: 'Save and reject 2' });
  await press('button', '2 sessions would be rejected automatically.');
  const link = await screen.findByRole('link', { name: /Ada Berg/ });
  expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual(['/sessions/a', '_blank']);
  await press('button', 'Show more');
  await screen.findByRole('link', { name: /Bo Berg/ });
  const asked = server.of('POST /api/conditions/dry-run/sessions').map(({ body }) => body as object);
  expect(asked).toMatchObject([
    { conditions: { fullId: false }, group: { waiting: 'rejected' } },
    { group: { waiting: 'rejected' }, after: next },
  ]);
});

it('a number that does not fit is neither tried nor saved', async () => {
  await form();
  await press('switch', 'Minimum age');
  const age = screen.getByLabelText('Minimum age, years');
  await fireEvent.input(age, { target: { value: '200' } });
  expect(screen.getByText('Enter a whole number from 1 to 120.')).toBeTruthy();
  await press('button', 'Save conditions');
  expect(document.activeElement).toBe(age);
  expect(puts()).toEqual([]);
});

it('somebody was faster: who, and where the two differ; neither is lost unseen', async () => {
  await form();
  await press('switch', 'Full ID');
  server.answers['GET /api/conditions'] = () =>
    Response.json({ ...stored, version: 4, conditions: { ...strictest, faceLevel: 2 } });
  server.answers['PUT /api/conditions'] = () => problem('settings_stale');
  await press('button', 'Save conditions');
  await screen.findByText(/Ben Koval saved different conditions in the meantime/);
  expect(screen.getByRole('row', { name: /Face match level/ }).textContent).toContain('Level 2: 1 in 250');
  expect(screen.queryByRole('button', { name: 'Save conditions' })).toBeNull();
  await press('button', 'Load theirs');
  expect(screen.getByRole('combobox', { name: 'Face match level' })).toHaveProperty('value', '2');
  expect(screen.getByRole('switch', { name: 'Full ID' })).toHaveProperty('checked', true);
});

it('without a connection the changes stay, and nothing is sent', async () => {
  await form();
  await press('switch', 'Full ID');
  line.setState('stale');
  await press('button', 'Save conditions');
  expect(screen.getByText(/Your changes stay here/)).toBeTruthy();
  expect(puts()).toEqual([]);
});

it('what is not saved is still there after a look at the tags', async () => {
  server.answers['GET /api/rejection-tags'] = () => Response.json({ tags: [] });
  await form();
  await press('switch', 'Full ID');
  await press('tab', 'Rejection tags');
  await screen.findByRole('button', { name: 'Add a tag' });
  expect(screen.getByText(/Unsaved changes\./)).toBeTruthy();
  // And can be saved from there.
  await press('button', 'Save conditions');
  await waitFor(() => expect(puts()).toHaveLength(1));
  await press('tab', 'Conditions');
  expect(screen.getByRole('switch', { name: 'Full ID' })).toHaveProperty('checked', false);
});
