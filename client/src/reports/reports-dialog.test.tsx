import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ReportsDialog } from './reports-dialog.tsx';
import { atDesk, makeLine, makeServer, problem, report, sessionId } from './testing/harness.tsx';

const list = `GET /api/sessions/${sessionId}/reports`;
let server: ReturnType<typeof makeServer>;
let line: ReturnType<typeof makeLine>;
beforeEach(() => {
  server = makeServer();
  line = makeLine();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const open = () => atDesk(line.live, () => <ReportsDialog sessionId={sessionId} onClose={() => {}} />);
const made = report({ status: 'made', bytes: 812_345, sha256: 'x' });

it('each with number, when, by whom, paper, size, and whether it still says how things are', async () => {
  server.answers[list] = () =>
    Response.json({
      state: 'aa',
      reports: [
        made,
        report({ id: 'd0', number: '2026-000041', status: 'made', state: 'old', final: false, paper: 'Letter' }),
        report({
          id: 'k',
          number: '2026-000040',
          status: 'made',
          madeBy: { kind: 'key', id: 'k', name: 'back office' },
        }),
      ],
    });
  open();
  const [first, second, third] = (await screen.findAllByRole('listitem')).map((item) => item.textContent);
  expect(first).toMatch(/2026-000042.*Final.*Up to date.*23 Nov 2026.*by Ana Beridze.*A4.*812 kB/);
  expect(second).toMatch(/2026-000041.*Not final.*Session changed since.*Letter/);
  expect(third).toMatch(/by API key back office/);
  const link = screen.getByRole('link', { name: 'Download report 2026-000041' });
  expect(link.getAttribute('href')).toBe(`/api/sessions/${sessionId}/reports/d0/file`);
});

it('one that could not be made says so and is tried again', async () => {
  server.answers[list] = () => Response.json({ state: 'aa', reports: [report({ status: 'failed', paper: 'Letter' })] });
  open();
  await screen.findByText('Failed');
  await fireEvent.click(screen.getByRole('button', { name: 'Try again: report 2026-000042' }));
  const post = `POST /api/sessions/${sessionId}/reports`;
  await waitFor(() => expect(server.of(post)).toEqual([{ call: post, body: { paper: 'Letter', language: 'en' } }]));
});

it('goes on by itself: made by a colleague, and outdated by a change of the session', async () => {
  server.answers[list] = () => Response.json({ state: 'aa', reports: [report({ status: 'rendering' })] });
  open();
  await screen.findByText('In progress');
  server.answers[list] = () => Response.json({ state: 'aa', reports: [made] });
  line.say(made);
  await screen.findByText('Up to date');
  server.answers[list] = () => Response.json({ state: 'new', reports: [made] });
  line.fact({ type: 'note.edited', sessionId, data: { noteId: 'n', authorIds: [], seq: 1 } });
  await screen.findByText('Session changed since');
});

it('none yet, and what cannot be loaded', async () => {
  open();
  await screen.findByText('No reports yet');
  cleanup();
  server.answers[list] = () => problem('unavailable', 503);
  open();
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByRole('button', { name: 'Try again' })).toBeTruthy();
});
