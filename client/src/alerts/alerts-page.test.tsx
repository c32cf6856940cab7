import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AlertsPage } from './alerts-page.tsx';
import { alert, hit, inRouter, makeAlerts, makeLine } from './testing/harness.tsx';

let server: ReturnType<typeof makeAlerts>;
let line: ReturnType<typeof makeLine>;
const raised = (id: string) =>
  line.fact({ type: 'alert.raised', sessionId: `s-${id}`, data: { alertId: id, screeningId: 'x', hits: 1 } });
const close = (id: string) => {
  server.stored.all = server.stored.all.map((one) =>
    one.id === id ? { ...one, closedAt: '2026-11-23T10:00:00.000Z' } : one,
  );
  line.fact({ type: 'alert.closed', sessionId: `s-${id}`, data: { alertId: id } });
};

beforeEach(() => {
  server = makeAlerts();
  line = makeLine();
  server.stored.all = [alert('a', 'Anna')];
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const open = () => inRouter(line.live, () => <AlertsPage />);
const names = () => screen.queryAllByRole('link').map(({ textContent }) => textContent);
const panel = () => screen.getByRole('tabpanel');
const press = (role: string, name: string | RegExp) => fireEvent.click(screen.getByRole(role, { name }));

it('says who, as whom on which list, for what, how alike, and what was said about it', async () => {
  server.stored.all = [
    alert('a', 'Anna', { hits: [hit, { ...hit, id: 'h2', name: 'Eriksen', verdict: 'different' }] }),
  ];
  open();
  const link = await screen.findByRole('link', { name: 'Anna Eriksson' });
  expect(link.getAttribute('href')).toBe('/sessions/s-a#pep');
  const [first, second] = screen.getAllByRole('listitem').filter((item) => !item.querySelector('li'));
  expect(first!.textContent).toContain('ERIKSSON, AnnaSanctionPEP');
  expect(first!.textContent).toContain('93%');
  expect(first!.textContent).toContain('OFAC SDN · United States');
  expect(first!.textContent).toContain('Open');
  expect(second!.textContent).toContain('Not a match');
});

it('more hits than three are counted, and none at all is said', async () => {
  const five = ['1', '2', '3', '4', '5'].map((id) => ({ ...hit, id }));
  server.stored.all = [alert('a', 'Anna', { hits: five }), alert('b', 'Ben', { hits: [] })];
  open();
  await screen.findByText('and 2 more hits');
  expect(screen.getAllByText('ERIKSSON, Anna')).toHaveLength(3);
  expect(screen.getByText('The person is no longer on the list.')).toBeTruthy();
});

it('open and closed ones have a tab each, with how many are open', async () => {
  server.stored.all = [alert('a', 'Anna'), alert('b', 'Ben', { closedAt: '2026-11-22T11:00:00.000Z' })];
  open();
  await screen.findByRole('tab', { name: /Open\s*1/ });
  await waitFor(() => expect(names()).toEqual(['Anna Eriksson']));
  await press('tab', 'Closed');
  await waitFor(() => expect(names()).toEqual(['Ben Eriksson']));
  expect(panel().textContent).toContain('Closed 22 Nov 2026');
});

it('is calm when there is none', async () => {
  server.stored.all = [];
  open();
  await screen.findByText('No open alerts');
  await press('tab', 'Closed');
  await screen.findByText('No closed alerts yet');
});

it('older ones come when they are asked for', async () => {
  server.stored.all = ['a', 'b', 'c'].map((id) => alert(id, id));
  open();
  await waitFor(() => expect(names()).toEqual(['a Eriksson', 'b Eriksson']));
  await press('button', 'Show older alerts');
  await waitFor(() => expect(names()).toEqual(['a Eriksson', 'b Eriksson', 'c Eriksson']));
  expect(screen.queryByRole('button', { name: 'Show older alerts' })).toBeNull();
  // What is heard then concerns all that is shown.
  close('c');
  await waitFor(() => expect(names()).toEqual(['a Eriksson', 'b Eriksson']));
});

it('one that is raised comes, one that is closed goes, at once', async () => {
  open();
  await waitFor(() => expect(names()).toEqual(['Anna Eriksson']));
  server.stored.all = [alert('b', 'Ben'), ...server.stored.all];
  raised('b');
  await waitFor(() => expect(names()).toEqual(['Ben Eriksson', 'Anna Eriksson']));
  close('a');
  await waitFor(() => expect(names()).toEqual(['Ben Eriksson']));
});

it('while somebody reads nothing moves: what is new waits, what is closed says so', async () => {
  open();
  await waitFor(() => expect(names()).toEqual(['Anna Eriksson']));
  await fireEvent.pointerEnter(panel());
  server.stored.all = [alert('b', 'Ben'), ...server.stored.all];
  close('a');
  await screen.findByRole('button', { name: /1 new/ });
  expect(names()).toEqual(['Anna Eriksson']);
  expect(panel().textContent).toContain('Closed 23 Nov 2026');
  await press('button', /1 new/);
  await waitFor(() => expect(names()).toEqual(['Ben Eriksson']));
});

it('a hit that somebody reviews is told in its row, which keeps the focus', async () => {
  open();
  const link = await screen.findByRole('link', { name: 'Anna Eriksson' });
  link.focus();
  server.stored.all = [alert('a', 'Anna', { hits: [{ ...hit, verdict: 'same' }] })];
  line.fact({ type: 'hit.reviewed', sessionId: 's-a', data: { hitId: 'h1', verdict: 'same' } });
  await screen.findByText('Match');
  expect(document.activeElement).toBe(link);
});

it('goes by keys alone', async () => {
  server.stored.all = [alert('a', 'Anna'), alert('b', 'Ben')];
  open();
  await waitFor(() => expect(names()).toHaveLength(2));
  const at = (key: string) => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
    return document.activeElement?.textContent;
  };
  expect(['j', 'j', 'j', 'k', 'End', 'Home', 'ArrowDown'].map(at)).toEqual(
    ['Anna', 'Ben', 'Ben', 'Anna', 'Ben', 'Anna', 'Ben'].map((name) => `${name} Eriksson`),
  );
});

it('they could not be loaded: what, and once more', async () => {
  server.stored.fails = true;
  open();
  await screen.findByText('Couldn’t load alerts');
  server.stored.fails = false;
  await press('button', 'Try again');
  await screen.findByRole('link', { name: 'Anna Eriksson' });
});
