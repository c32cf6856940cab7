import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CertificateView, SigningView } from '../../../../shared/api/reports.ts';
import { makeLive, makeServer, openSettings, problem } from '../testing/settings-harness.tsx';
import { warningOf } from './certificate-facts.tsx';

const installation: CertificateView = {
  ...{ subject: 'CN=Vidimus installation', issuer: 'CN=Vidimus installation', fingerprint: 'ab12' },
  ...{ notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2046-01-01T00:00:00.000Z' },
};
const own: CertificateView = { ...installation, subject: 'CN=Aurora Ltd', issuer: 'CN=Some CA', fingerprint: 'cd34' };
let server: ReturnType<typeof makeServer>;
let line: ReturnType<typeof makeLive>;
let stored: SigningView;
beforeEach(() => {
  server = makeServer();
  line = makeLive();
  stored = { own: null, installation };
  server.answers['GET /api/signing'] = () => Response.json(stored);
  server.answers['PUT /api/signing'] = () => {
    stored = { own, installation };
    return Response.json(stored);
  };
  server.answers['DELETE /api/signing'] = () => {
    stored = { own: null, installation };
    return new Response(null, { status: 204 });
  };
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const open = async () => {
  openSettings(line.live);
  await fireEvent.click(screen.getByRole('tab', { name: 'Signature' }));
  await screen.findByRole('heading', { name: 'Signing certificate' });
};
const press = (name: string, inside: HTMLElement = document.body) =>
  fireEvent.click(within(inside).getByRole('button', { name }));
const choose = async (file: File) => {
  const input = screen.getByLabelText('File', { selector: 'input' });
  Object.defineProperty(input, 'files', { configurable: true, value: [file] });
  await fireEvent.change(input);
};
const use = async (name = 'aurora.p12') => {
  await choose(new File(['x'], name));
  await fireEvent.input(screen.getByLabelText('File password'), { target: { value: 'secret' } });
  await press('Use certificate');
};

it('without an own one the installation signs, with what PDF readers will say, and its file to hand on', async () => {
  await open();
  expect(document.body.textContent).toContain('Using the built-in certificate.');
  expect(document.body.textContent).toMatch(/1 Jan 2026 to 1 Jan 2046/);
  const link = screen.getByRole('link', { name: 'Built-in certificate (.pem)' });
  expect(link.getAttribute('href')).toBe('/api/check/certificate.pem');
});

it('takes a file with its password, in that order, and forgets the password', async () => {
  await open();
  await use();
  await screen.findByText('New reports will be signed with this certificate.');
  const form = server.of('PUT /api/signing')[0]!.body as FormData;
  expect([...form.keys()]).toEqual(['password', 'file']);
  expect(form.get('password')).toBe('secret');
  await screen.findByText('CN=Aurora Ltd');
  expect(screen.getByLabelText('File password')).toHaveProperty('value', '');
  expect(screen.getByRole('heading', { name: 'Built-in certificate' })).toBeTruthy();
});

it('a refused one is explained, and the password can be typed again', async () => {
  server.answers['PUT /api/signing'] = () =>
    problem('certificate_refused', 422, { detail: 'Refused: the password is not that of the file.' });
  await open();
  await use();
  const alert = await screen.findByText('The file can’t be used');
  expect(alert.parentElement!.textContent).toMatch(/Refused: the password.*private key.*currently valid.*stays in use/);
  expect(document.activeElement).toBe(screen.getByLabelText('File password'));
});

it('no file, or another kind, is told before anything is sent', async () => {
  await open();
  await press('Use certificate');
  expect(screen.getByText('Choose a file.')).toBeTruthy();
  await use('aurora.pem');
  expect(screen.getByText('aurora.pem isn’t a .p12 or .pfx file.')).toBeTruthy();
  expect(server.of('PUT /api/signing')).toHaveLength(0);
});

it('is removed only after a second word', async () => {
  stored = { own, installation };
  await open();
  await press('Remove');
  expect(server.of('DELETE /api/signing')).toHaveLength(0);
  await press('Remove', await screen.findByRole('dialog'));
  await screen.findByText(/Certificate removed/);
  await waitFor(() => expect(screen.queryByText('CN=Aurora Ltd')).toBeNull());
});

it('what another master does is seen', async () => {
  await open();
  stored = { own, installation };
  line.fact('certificate.changed');
  await screen.findByText('CN=Aurora Ltd');
});

it.each([
  ['2027-06-01T00:00:00.000Z', true, undefined],
  ['2027-01-15T00:00:00.000Z', true, /Expires in 54 days. Upload/],
  ['2026-11-23T10:00:00.000Z', true, /Expires tomorrow/],
  ['2027-01-15T00:00:00.000Z', false, /Your administrator/],
  ['2026-11-22T00:00:00.000Z', true, /Expired/],
] as const)('valid until %s, own: %s', (notAfter, isOwn, wording) => {
  const warning = warningOf({ ...own, notAfter }, isOwn, Date.parse('2026-11-22T12:00:00.000Z'));
  if (wording) expect(warning!.wording).toMatch(wording);
  else expect(warning).toBeUndefined();
});
