import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CheckAnswer, CheckedReport } from '../../../shared/api/reports.ts';
import { CheckPage } from './check-page.tsx';

const issued: CheckedReport = {
  ...{
    number: '2026-000042',
    sessionId: '0190f5a2-6d3c-7cc1-9a2b-1f2e3d4c5b6a',
    company: { id: '0190f5a2-6d3c-7cc1-9a2b-1f2e3d4c5b60', name: 'Aurora' },
  },
  ...{
    madeAt: '2026-11-23T09:10:00.000Z',
    madeBy: { kind: 'reviewer', name: 'Ana Beridze' },
    final: true,
    state: 'a1',
    sha256: 'f1',
  },
  checkpoint: { seq: 1234, hash: 'c1' },
  since: { is: 'unchanged' },
};
const signature = { by: 'CN=Aurora', fingerprint: 'e1', at: '2026-11-23T09:10:01.000Z', coversAll: true };
const genuine: CheckAnswer = { verdict: 'genuine', sha256: 'f1', signature, report: issued };

let asked: { call: string; body: unknown; type: string | null }[];
let answer: (call: string) => Response | Promise<Response>;
beforeEach(() => {
  asked = [];
  answer = () => Response.json(genuine);
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const call = `${init.method} ${path}`;
    asked.push({ call, body: init.body, type: init.body instanceof Blob ? init.body.type : null });
    return answer(call);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const problem = (code: string, status: number) =>
  Response.json({ type: 'x', title: 'x', status, code, detail: 'x', reference: 'r7' }, { status });

function open(path = '/check') {
  const history = createMemoryHistory();
  history.set({ value: path });
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/check/:code?" component={CheckPage} />
    </MemoryRouter>
  ));
}
async function choose(...files: File[]) {
  const input = screen.getByLabelText('PDF to check', { selector: 'input' });
  Object.defineProperty(input, 'files', { configurable: true, value: files });
  await fireEvent.change(input);
}
const pdf = (name = 'report.pdf') => new File(['%PDF-'], name, { type: 'text/plain' });
const page = () => document.body.textContent;

it('a genuine one: what it is, what it says, what a court would ask for; the focus goes to the verdict', async () => {
  open();
  await choose(pdf());
  const heading = await screen.findByRole('heading', { name: 'Genuine' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(asked).toMatchObject([{ call: 'POST /api/check', type: 'application/pdf' }]);
  expect(page()).toMatch(/has not been changed since/);
  for (const wording of ['2026-000042', 'Aurora', issued.sessionId, 'Ana Beridze', 'Final', '1,234', 'CN=Aurora'])
    expect(page()).toContain(wording);
  expect(page()).toContain('No later decision is on record.');
  expect(screen.getByRole('button', { name: 'Copy SHA-256 of the file' })).toBeTruthy();
  expect(page()).toContain('not stored');
  expect(screen.getByRole('button', { name: 'Check another PDF' })).toBeTruthy();
});

it.each([
  ['altered', 'Altered', /signed and then changed.*Don’t rely on it/],
  ['foreign', 'Not issued here', /isn’t signed.*ask for the original file/],
  ['unreadable', 'Unreadable', /isn’t a readable PDF.*Request a new copy/],
] as const)('%s: said plainly, with what to do', async (verdict, name, wording) => {
  answer = () => Response.json({ verdict, sha256: 'f2', signature: null, report: null } satisfies CheckAnswer);
  open();
  await choose(pdf());
  await screen.findByRole('heading', { name });
  expect(page()).toMatch(wording);
  expect(page()).not.toContain('Since issued');
});

it.each([
  ['superseded', 'A newer decision was made after this report.'],
  ['withdrawn', 'The decision in this report was withdrawn.'],
] as const)('not final, and %s since', async (is, wording) => {
  const since = { is, at: '2026-11-24T10:00:00.000Z' };
  answer = () => Response.json({ ...genuine, report: { ...issued, final: false, since } });
  open();
  await choose(pdf());
  await screen.findByText(wording, { exact: false });
  expect(page()).toContain('Not final');
  expect(page()).toContain('Ask Aurora for a current report.');
});

it('a report made by an API key: the key is called one, and has no name that could be taken for a person', async () => {
  answer = () => Response.json({ ...genuine, report: { ...issued, madeBy: { kind: 'key' } } });
  open();
  await choose(pdf());
  expect((await screen.findByText('Created by')).nextElementSibling!.textContent).toBe('API key');
});

it('what is too large, empty or several is said before anything is sent', async () => {
  open();
  const large = pdf('large.pdf');
  Object.defineProperty(large, 'size', { value: 20 * 1024 * 1024 + 1 });
  await choose(large);
  expect(screen.getByRole('alert').textContent).toMatch(/limit is 20 MB/);
  await choose(new File([], 'empty.pdf'));
  expect(screen.getByRole('alert').textContent).toMatch(/empty/);
  await choose(pdf('a.pdf'), pdf('b.pdf'));
  expect(screen.getByRole('alert').textContent).toMatch(/one file at a time/);
  expect(asked).toEqual([]);
});

it('a file can be dropped, and a check that fails says why and is tried again', async () => {
  answer = () => problem('rate_limited', 429);
  open();
  await fireEvent.drop(screen.getByRole('group', { name: 'PDF to check' }), {
    dataTransfer: { files: [pdf()] },
  });
  await waitFor(() => expect(page()).toMatch(/Couldn’t check the file: Too many requests/));
  answer = () => Response.json(genuine);
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { name: 'Genuine' });
  expect(asked).toHaveLength(2);
});

it('the code of a printed report tells what was issued; another file is told apart', async () => {
  answer = (call) =>
    call.startsWith('GET')
      ? Response.json(issued)
      : Response.json({ ...genuine, report: { ...issued, number: '2026-000007' } });
  open('/check/AbC-123');
  await screen.findByRole('heading', { name: /The code belongs to report 2026.000042/ });
  expect(asked[0]!.call).toBe('GET /api/check/AbC-123');
  expect(page()).toContain('Compare it with your printout');
  expect(page()).toContain('SHA-256 of the issued file');
  await choose(pdf());
  await screen.findByText(/belongs to report 2026-000042, but this file is report 2026-000007/);
  answer = () => Response.json(genuine);
  await choose(pdf());
  await screen.findByText('This is the report the printed code belongs to.');
});

it('a code that was never issued says what to do; one that cannot be looked up is tried again', async () => {
  answer = () => problem('not_found', 404);
  open('/check/nope');
  await screen.findByRole('heading', { name: 'Report not found' });
  expect(page()).toMatch(/letter by letter.*don’t rely on the printout/);
  cleanup();
  answer = () => Promise.reject(new TypeError('no line'));
  open('/check/nope');
  await screen.findByText(/Couldn’t look up the code/);
  answer = () => Response.json(issued);
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { name: /The code belongs to report 2026.000042/ });
});
