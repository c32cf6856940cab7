import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BrandingView } from '../../../../shared/api/reports.ts';
import { makeLive, makeServer, openSettings, problem } from '../testing/settings-harness.tsx';
import { colourOf, contrastOf } from './contrast.ts';

let server: ReturnType<typeof makeServer>;
let line: ReturnType<typeof makeLive>;
let stored: BrandingView;
beforeEach(() => {
  server = makeServer();
  line = makeLive();
  stored = { name: 'Aurora', colour: '#1f3a5f', logo: null };
  server.answers['GET /api/branding'] = () => Response.json(stored);
  server.answers['PUT /api/branding'] = (body) => {
    stored = { ...stored, ...(body as object) };
    return Response.json(stored);
  };
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const open = async () => {
  openSettings(line.live);
  await fireEvent.click(screen.getByRole('tab', { name: 'Company' }));
  return screen.findByRole('textbox', { name: hex });
};
const type = (name: string, value: string) =>
  fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } });
const press = (name: string, inside: HTMLElement = document.body) =>
  fireEvent.click(within(inside).getByRole('button', { name }));
const puts = () => server.of('PUT /api/branding').map(({ body }) => body);
const hex = 'Hex colour';
const pick = async (file: File) => {
  const input = screen.getByLabelText('Logo', { selector: 'input' });
  Object.defineProperty(input, 'files', { configurable: true, value: [file] });
  await fireEvent.change(input);
};

it('nothing is asked before the tab is open, and nothing can be saved before something is changed', async () => {
  openSettings(line.live);
  expect(server.of('GET /api/branding')).toHaveLength(0);
  cleanup();
  await open();
  expect(screen.queryByRole('button', { name: 'Save company' })).toBeNull();
});

it('saves the colour, however it is written; the registered name can be read and not edited', async () => {
  await open();
  await type(hex, 'ABCDEF');
  expect(screen.getByRole('figure').textContent).toContain('Aurora');
  expect(screen.queryByRole('textbox', { name: 'Registered name' })).toBeNull();
  await press('Save company');
  await waitFor(() => expect(puts()).toEqual([{ colour: '#abcdef' }]));
  await screen.findByText(/^Saved\./);
  expect(screen.queryByRole('button', { name: 'Save company' })).toBeNull();
});

it('a pale colour is warned of, with what the report makes of it', async () => {
  await open();
  expect(screen.queryByText(/Too light/)).toBeNull();
  await type(hex, '#ffd54a');
  expect(screen.getByText(/Too light for text on white paper \(contrast 1.4:1\)/)).toBeTruthy();
});

it('a wrong colour is told and not saved', async () => {
  await open();
  await type(hex, 'blue');
  expect(screen.getByText('Enter six hexadecimal digits, for example #1f3a5f.')).toBeTruthy();
  await press('Save company');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: hex })));
  expect(puts()).toEqual([]);
});

it('what somebody else saved comes into an untouched form, and is a choice beside mine', async () => {
  const colour = await open();
  stored = { ...stored, colour: '#111111' };
  line.fact('branding.changed');
  await waitFor(() => expect(colour).toHaveProperty('value', '#111111'));
  await type(hex, '#222222');
  stored = { ...stored, colour: '#333333' };
  line.fact('branding.changed');
  const row = await screen.findByRole('row', { name: /^Colour/ });
  expect(row.textContent).toBe('Colour#222222#333333');
  await press('Keep mine');
  await press('Save company');
  await waitFor(() => expect(puts()).toEqual([{ colour: '#222222' }]));
});

it('a refusal stays with what was typed', async () => {
  server.answers['PUT /api/branding'] = () => problem('unavailable', 503);
  await open();
  await type(hex, '#222222');
  await press('Save company');
  expect((await screen.findByText(/Couldn’t save company settings/)).textContent).toMatch(/temporarily unavailable/);
  expect(screen.getByRole('textbox', { name: hex })).toHaveProperty('value', '#222222');
});

it('a logo is saved at once, shown, and removed after a second word', async () => {
  server.answers['PUT /api/branding/logo'] = () => {
    stored = { ...stored, logo: 'h1' };
    return new Response(null, { status: 204 });
  };
  server.answers['DELETE /api/branding/logo'] = () => {
    stored = { ...stored, logo: null };
    return new Response(null, { status: 204 });
  };
  await open();
  const png = new File(['x'], 'logo.png', { type: 'image/png' });
  await pick(png);
  await screen.findByText(/Logo saved/);
  expect(server.of('PUT /api/branding/logo')[0]!.body).toBe(png);
  expect(screen.getByRole('img', { name: 'Current logo' }).getAttribute('src')).toContain('h1');
  await press('Remove logo');
  expect(server.of('DELETE /api/branding/logo')).toHaveLength(0);
  await press('Remove', await screen.findByRole('dialog'));
  await screen.findByText('Logo removed.');
  await waitFor(() => expect(screen.queryByRole('img')).toBeNull());
});

it('a picture that will not do is told before it is sent, and the server is believed as well', async () => {
  server.answers['PUT /api/branding/logo'] = () => problem('image_unreadable', 422);
  await open();
  await pick(new File(['x'], 'logo.svg', { type: 'image/svg+xml' }));
  expect(screen.getByText('logo.svg isn’t a PNG, JPEG or WebP image.')).toBeTruthy();
  const large = new File(['x'], 'large.png', { type: 'image/png' });
  Object.defineProperty(large, 'size', { value: 2 * 1024 * 1024 + 1 });
  await pick(large);
  expect(screen.getByText(/limit is 2 MB/)).toBeTruthy();
  expect(server.of('PUT /api/branding/logo')).toHaveLength(0);
  await pick(new File(['x'], 'broken.png', { type: 'image/png' }));
  await screen.findByText(/Couldn’t save the logo: The file isn’t a readable image/);
});

it('colours: what is typed, and what can be read on white', () => {
  expect([' #ABC', '1f3a5f', '#12', 'red'].map(colourOf)).toEqual(['#aabbcc', '#1f3a5f', undefined, undefined]);
  expect(contrastOf('#ffffff')).toBeCloseTo(1);
  expect(contrastOf('#000000')).toBeCloseTo(21);
});
