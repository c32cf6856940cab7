import { cleanup, fireEvent, screen } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventually } from '../../../../shared/testing/eventually.ts';
import { useReportJobs } from '../report-jobs.ts';
import { atDesk, makeLine, makeServer, problem } from '../testing/harness.tsx';

const post = 'POST /api/sessions.csv';
let server: ReturnType<typeof makeServer>;
let saved: { name: string; href: string }[];
beforeEach(() => {
  server = makeServer();
  saved = [];
  vi.stubGlobal('fetch', server.fetch);
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:made');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, href: this.getAttribute('href')! });
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function ExportButton() {
  const { csv } = useReportJobs();
  const run = () => csv.run({ filter: { q: 'kapanadze', state: ['verified'] }, sort: 'name' });
  return (
    <button type="button" onClick={run}>
      {csv.running() ? 'Running' : 'Export'}
    </button>
  );
}
const file = () =>
  new Response('a,b', { headers: { 'content-disposition': 'attachment; filename="sessions-2026-11-23.csv"' } });

it('asks with the words in the body, once at a time, and saves under the name that the server gives', async () => {
  server.answers[post] = file;
  atDesk(makeLine().live, () => <ExportButton />);
  await fireEvent.click(screen.getByText('Export'));
  await fireEvent.click(screen.getByText('Running'));
  await eventually(() => expect(saved).toEqual([{ name: 'sessions-2026-11-23.csv', href: 'blob:made' }]));
  expect(server.of(post)).toEqual([{ call: post, body: { q: 'kapanadze', state: ['verified'], sort: 'name' } }]);
  screen.getByText('Export');
});

it('a refusal is told, and tried again from there', async () => {
  server.answers[post] = () => problem('export_too_large');
  atDesk(makeLine().live, () => <ExportButton />);
  await fireEvent.click(screen.getByText('Export'));
  await screen.findByText('Couldn’t export the CSV');
  expect(saved).toEqual([]);
  server.answers[post] = file;
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await eventually(() => expect(saved).toHaveLength(1));
  expect(screen.queryByText('Couldn’t export the CSV')).toBeNull();
});
