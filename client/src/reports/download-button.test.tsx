import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionView } from '../../../shared/session/session.ts';
import { eventually } from '../../../shared/testing/eventually.ts';
import { fullView } from '../session/testing/fixture.ts';
import { DownloadButton } from './download-button.tsx';
import { choosePaper } from './report-form.ts';
import { atDesk, makeLine, makeServer, problem, report, sessionId, watchDownloads } from './testing/harness.tsx';

const post = `POST /api/sessions/${sessionId}/reports`;
const get = `GET /api/sessions/${sessionId}/reports/d1`;
const file = `/api/sessions/${sessionId}/reports/d1/file`;
let server: ReturnType<typeof makeServer>;
let line: ReturnType<typeof makeLine>;
let files: string[];

beforeEach(() => {
  vi.useFakeTimers();
  server = makeServer();
  line = makeLine();
  files = watchDownloads();
  vi.stubGlobal('fetch', server.fetch);
  choosePaper('A4');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const button = () => screen.getByRole('button', { name: /^Download PDF/ });
const open = (view: Partial<SessionView> = {}) =>
  atDesk(line.live, () => <DownloadButton view={{ ...fullView, ...view }} />);
const press = async () => {
  await fireEvent.click(button());
  await pass(10);
};

it('is made, told step by step, and downloaded once; what is pressed meanwhile asks nothing more', async () => {
  open();
  await press();
  expect(server.of(post)).toEqual([{ call: post, body: { paper: 'A4', language: 'en' } }]);
  expect(button().textContent).toContain('Preparing…');
  expect(button().getAttribute('aria-disabled')).toBe('true');
  line.say(report({ status: 'photos' }));
  expect(button().textContent).toContain('Preparing…');
  await pass(1_000);
  expect(button().textContent).toContain('Adding photos…');
  line.say(report({ status: 'signing' }));
  expect(button().textContent).toContain('Signing…');
  await press();
  line.say(report({ status: 'made' }));
  line.fact({ type: 'report.made', sessionId, data: { reportId: 'd1', sha256: 'x' } });
  expect(files).toEqual([file]);
  expect(server.of(post)).toHaveLength(1);
  await eventually(() => expect(screen.getByText('Report 2026-000042 downloaded')).toBeTruthy());
  expect(button().textContent).toContain('Download PDF');
  await pass(8_100);
  expect(screen.queryByText('Report 2026-000042 downloaded')).toBeNull();
});

it('one that is there already is downloaded at once', async () => {
  server.answers[post] = () => Response.json(report({ status: 'made', bytes: 812_000 }));
  open();
  await press();
  expect(files).toEqual([file]);
  expect(server.of(get)).toHaveLength(0);
});

it('the fact alone is enough, and so is a line that is faster than the answer', async () => {
  open();
  await press();
  line.fact({ type: 'report.made', sessionId, data: { reportId: 'd1', sha256: 'x' } });
  expect(files).toEqual([file]);

  let answer!: (response: Response) => void;
  server.answers[post] = () => new Promise((resolve) => (answer = resolve));
  await press();
  line.fact({ type: 'report.made', sessionId, data: { reportId: 'd1', sha256: 'x' } });
  answer(Response.json(report(), { status: 202 }));
  await pass(10);
  expect(files).toEqual([file, file]);
});

it('asks when nothing was heard for three seconds, also of a server that does not answer', async () => {
  open();
  await press();
  server.answers[get] = () => Promise.reject(new TypeError('no line'));
  await pass(2_900);
  expect(server.of(get)).toHaveLength(0);
  await pass(200);
  expect(server.of(get)).toHaveLength(1);
  line.setState('stale');
  server.answers[get] = () => Response.json(report({ status: 'made' }));
  await pass(3_000);
  expect(files).toEqual([file]);
});

it('what others ask for is not downloaded here', async () => {
  open();
  line.say(report({ status: 'made' }));
  await press();
  line.say(report({ id: 'd2', status: 'made' }));
  line.fact({ type: 'report.made', sessionId, data: { reportId: 'd2', sha256: 'x' } });
  expect(files).toEqual([]);
});

it('a failure says why and what now, and another try makes it', async () => {
  server.answers[post] = () => problem('unavailable', 503);
  open();
  await press();
  const log = screen.getByRole('log', { name: 'Reports' });
  expect(log.textContent).toMatch(
    /Couldn’t create the report.*temporarily unavailable.*Try again in a few seconds.*r7/,
  );
  server.answers[post] = () => Response.json(report(), { status: 202 });
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await pass(10);
  expect(log.textContent).toBe('');
  line.say(report({ status: 'failed' }));
  expect(log.textContent).toMatch(/Several attempts failed.*2026-000042/);
});

it('d asks for it; the paper is chosen in the menu, and kept', async () => {
  open();
  await fireEvent.click(screen.getByRole('button', { name: 'Report options' }));
  await fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Letter' }));
  expect(localStorage.getItem('vidimus.paper')).toBe('Letter');
  expect(screen.queryByText(/Not final/)).toBeNull();
  await fireEvent.keyDown(screen.getByRole('menuitemcheckbox', { name: 'Letter' }), { key: 'Escape' });
  await fireEvent.keyDown(document.body, { key: 'd' });
  await pass(10);
  expect(server.of(post)[0]!.body).toEqual({ paper: 'Letter', language: 'en' });
});

it('a session under way: the menu says before, and the notice after, that it is not final', async () => {
  open({ state: 'awaiting_action' });
  await fireEvent.click(screen.getByRole('button', { name: 'Report options' }));
  expect(await screen.findByText(/will be marked “Not final”/)).toBeTruthy();
  await fireEvent.keyDown(await screen.findByRole('menuitemcheckbox', { name: 'A4' }), { key: 'Escape' });
  server.answers[post] = () => Response.json(report({ status: 'made', final: false }));
  await press();
  await waitFor(() => screen.getByText(/Marked “Not final”/));
});
