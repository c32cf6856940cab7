import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countFinished } from '../finished.ts';
import { choosePaper } from '../report-form.ts';
import { atDesk, makeLine, makeServer, problem, zip } from '../testing/harness.tsx';
import { ZipDialog } from './zip-dialog.tsx';

const list = 'GET /api/report-exports';
const post = 'POST /api/report-exports';
const del = 'DELETE /api/report-exports/e1';
let server: ReturnType<typeof makeServer>;
let line: ReturnType<typeof makeLine>;
let closed: number;
beforeEach(() => {
  vi.useFakeTimers();
  server = makeServer();
  line = makeLine();
  closed = 0;
  vi.stubGlobal('fetch', server.fetch);
  choosePaper('A4');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const dialog = (finished: number | undefined) =>
  atDesk(line.live, () => <ZipDialog filter={{ q: 'nino' }} finished={finished} onClose={() => (closed += 1)} />);
const start = async () => {
  await fireEvent.click(screen.getByRole('button', { name: 'Start' }));
  await pass(10);
};
const chip = () => screen.queryByRole('button', { name: /^Report exports:/ });
const card = async () => {
  await fireEvent.click(chip()!);
  return screen.findByRole('dialog', { name: 'Report exports' });
};
const running = async (more: object = {}) => {
  server.answers[list] = () => Response.json([zip(more)]);
  atDesk(line.live);
  await pass(10);
};

it('says how many there are, starts, and the top bar shows how far it is', async () => {
  server.answers[post] = () => Response.json(zip(), { status: 202 });
  dialog(340);
  expect(screen.getByText('340 finished sessions match the filters.')).toBeTruthy();
  expect(screen.getByText(/about 3 minutes/)).toBeTruthy();
  await fireEvent.click(screen.getByRole('radio', { name: 'Letter' }));
  await start();
  expect(server.of(post)[0]!.body).toEqual({ filter: { q: 'nino' }, paper: 'Letter', language: 'en' });
  expect(closed).toBe(1);
  line.sayExport(zip({ done: 12 }));
  expect(chip()!.textContent).toContain('12 of 40');
  // A colleague's, and a message that was overtaken.
  line.sayExport(zip({ id: 'e9', reviewerId: 'ben', done: 3 }));
  line.sayExport(zip({ done: 11 }));
  expect(chip()!.textContent).toContain('12 of 40');
});

it('not known before: the answer counts; none, and too many, are said', async () => {
  server.answers[post] = () => problem('export_empty');
  dialog(undefined);
  expect(screen.getByText(/counted when the export starts/)).toBeTruthy();
  await start();
  expect(screen.getByRole('alert').textContent).toMatch(
    /Couldn’t start.*No finished session matches.*Change the filters/,
  );
  server.answers[post] = () => problem('export_too_large');
  await start();
  expect(screen.getByRole('alert').textContent).toMatch(/Narrow the filters/);
  expect(closed).toBe(0);
});

it.each([
  [0, /No finished session matches/],
  [2_001, /2,000 reports at most/],
])('%i cannot be started', async (finished, why) => {
  dialog(finished);
  expect(screen.getByRole('alert').textContent).toMatch(why);
  await start();
  expect(server.of(post)).toHaveLength(0);
});

it('is found again after a reload, asked for when the line is silent, and told once when it is ready', async () => {
  await running({ done: 20, failed: 1 });
  expect((await card()).textContent).toMatch(/20 of 40 reports.*1 report failed/);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
  server.answers[list] = () => Response.json([zip({ state: 'ready', done: 40, failed: 1 })]);
  await pass(3_100);
  line.sayExport(zip({ state: 'ready', done: 40, failed: 1 }));
  expect(await screen.findAllByText('39 reports are ready as a ZIP')).toHaveLength(1);
  const [inCard] = screen.getAllByRole('link', { name: 'Download ZIP' });
  expect(inCard!.getAttribute('href')).toBe('/api/report-exports/e1/file');
  expect(document.body.textContent).toContain('listed in the ZIP’s index.');
  const asked = server.of(list).length;
  await pass(10_000);
  expect(server.of(list)).toHaveLength(asked);
});

it('is cancelled, and a late message does not bring it back', async () => {
  await running({ done: 2 });
  server.answers[del] = () => new Response(null, { status: 204 });
  await card();
  await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await pass(10);
  expect(server.of(del)).toHaveLength(1);
  line.sayExport(zip({ done: 3 }));
  expect(chip()).toBeNull();
  expect(await screen.findByText('Export cancelled')).toBeTruthy();
});

it('what cannot be cancelled says why and stays', async () => {
  await running();
  server.answers[del] = () => problem('unavailable', 503);
  const inside = await card();
  await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(inside.textContent).toMatch(/Couldn’t cancel.*r7/));
  expect(chip()).toBeTruthy();
});

it('how many are finished is known from the rows, or from the states alone', () => {
  const counts = { in_progress: 3, awaiting_action: 4, verified: 5, rejected: 6, expired: 7 };
  expect(countFinished({}, counts, undefined)).toBe(18);
  expect(countFinished({ state: ['rejected', 'in_progress'] }, counts, undefined)).toBe(6);
  expect(countFinished({ q: 'nino' }, counts, undefined)).toBeUndefined();
  expect(countFinished({ q: 'nino' }, counts, [{ state: 'verified' }, { state: 'in_progress' }] as never)).toBe(1);
});
