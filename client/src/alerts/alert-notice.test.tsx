import { useNavigate } from '@solidjs/router';
import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeRow } from '../sessions/testing/make-row.ts';
import { AlertNotice } from './alert-notice.tsx';
import { createOpenAlerts } from './create-open-alerts.ts';
import { alert, inRouter, makeAlerts, makeLine } from './testing/harness.tsx';

let server: ReturnType<typeof makeAlerts>;
let line: ReturnType<typeof makeLine>;
let go: (path: string) => void;

beforeEach(() => {
  server = makeAlerts();
  line = makeLine();
  vi.stubGlobal('fetch', server.fetch);
  inRouter(line.live, () => {
    const alerts = createOpenAlerts();
    go = useNavigate();
    return (
      <>
        <p>open: {alerts.count()}</p>
        <AlertNotice raised={alerts.raised()} onClose={alerts.dismiss} />
      </>
    );
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const raise = (id: string) => {
  server.stored.all = [alert(id, id), ...server.stored.all];
  line.fact({ type: 'alert.raised', sessionId: `s-${id}`, data: { alertId: id, screeningId: 'x', hits: 1 } }, [
    makeRow({ id: `s-${id}`, firstName: 'Anna', lastName: 'Eriksson' }),
  ]);
};
const one = 'A verified person matches an updated list';

it('one that is raised is told wherever one is, with whom it names and the way there', async () => {
  raise('a');
  await screen.findByText(one);
  expect(screen.getByText('Anna Eriksson')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'View' }).getAttribute('href')).toBe('/sessions/s-a#pep');
  await screen.findByText('open: 1');
});

it('several are one notice, which leads to all of them', async () => {
  raise('a');
  raise('b');
  await screen.findByText('2 verified people match updated lists');
  expect(screen.getByRole('link').getAttribute('href')).toBe('/alerts');
});

it('is closed by hand, and by a colleague who has reviewed it', async () => {
  raise('a');
  await fireEvent.click(await screen.findByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText(one)).toBeNull();
  raise('b');
  await screen.findByText(one);
  line.fact({ type: 'alert.closed', sessionId: 's-b', data: { alertId: 'b' } });
  await waitFor(() => expect(screen.queryByText(one)).toBeNull());
});

it('says nothing where one sees it anyway', async () => {
  raise('a');
  await screen.findByText(one);
  go('/alerts');
  await waitFor(() => expect(screen.queryByText(one)).toBeNull());
});

it('many at once are asked for once', async () => {
  await waitFor(() => expect(server.stored.asked).toHaveLength(1));
  for (const id of ['a', 'b', 'c', 'd']) raise(id);
  await screen.findByText('open: 4');
  expect(server.stored.asked).toHaveLength(2);
});
