import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ScheduleRequest, ScreeningSettings } from '../../../../../shared/api/screening.ts';
import { makeLive, makeServer, problem } from '../../testing/settings-harness.tsx';
import { mine, ofac, stored } from '../testing/fixture.ts';
import { choose, openScreening } from '../testing/open.ts';

let now: ScreeningSettings;
let server: ReturnType<typeof makeServer>;
let line: ReturnType<typeof makeLive>;
const schedule = { urls: ['https://a.example/list.csv'], everyHours: 24, nextAt: '2026-11-24T10:00:00.000Z' };
const imports = 'POST /api/screening/lists';

beforeEach(() => {
  now = stored;
  server = makeServer();
  line = makeLive();
  Object.assign(server.answers, {
    'GET /api/screening': () => Response.json(now),
    [imports]: () => Response.json(mine),
    'PUT /api/screening/lists/mine/schedule': (body: ScheduleRequest) => {
      now = { ...stored, lists: [ofac, { ...mine, schedule: { ...schedule, ...body } }] };
      return Response.json(now.lists[1]);
    },
    'DELETE /api/screening/lists/mine/schedule': () => {
      now = stored;
      return new Response(null, { status: 204 });
    },
    'DELETE /api/screening/lists/mine': () => {
      now = { ...stored, lists: [ofac] };
      return new Response(null, { status: 204 });
    },
  });
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const open = () => openScreening(line.live);
const press = (name: string | RegExp, inside: HTMLElement = document.body) =>
  fireEvent.click(within(inside).getByRole('button', { name }));
const adding = () => screen.getByRole('region', { name: 'Add a list' });
const picker = (label: string) => document.querySelector<HTMLElement>(`input[type=file][aria-label="${label}"]`)!;
const forms = () =>
  server
    .of(imports)
    .map(({ body }) =>
      [...(body as FormData)].map(([name, value]) => `${name}=${value instanceof File ? value.name : value}`),
    );

it('a list is added: what is said of it goes before its files, and what came of it is told', async () => {
  await open();
  await choose(picker('Add a list'), 'sdn.csv', 'alt.csv');
  await fireEvent.input(screen.getByLabelText(/^Title/), { target: { value: ' Ours ' } });
  await fireEvent.input(screen.getByLabelText(/^List date/), { target: { value: '2026-11-20' } });
  await press('Import', adding());
  await screen.findByText('Our list imported: 18,345 entries, 7,412 persons.');
  expect(forms()).toEqual([['title=Ours', 'date=2026-11-20', 'file=sdn.csv', 'file=alt.csv']]);
  expect(screen.queryByText('sdn.csv', { selector: 'li span' })).toBeNull();
});

it('a newer version names the list that it is one of; files can be dropped', async () => {
  await open();
  await press('Import newer version of Our list');
  const zone = screen.getByRole('group', { name: 'Import newer version of Our list' });
  await fireEvent.drop(zone, { dataTransfer: { files: [new File(['x'], 'new.jsonl')] } });
  await press('Import', screen.getByRole('region', { name: 'Our list' }));
  await waitFor(() => expect(forms()).toEqual([['list=mine', 'file=new.jsonl']]));
});

it('what is wrong with the files is told with its line, and they stay chosen', async () => {
  const fault = { file: 'sdn.csv', line: 812, detail: 'A quote is never closed' };
  server.answers[imports] = () => problem('list_refused', 422, { list: fault });
  await open();
  await choose(picker('Add a list'), 'sdn.csv');
  await press('Import', adding());
  await within(adding()).findByText(/sdn\.csv, line 812: A quote is never closed/);
  expect(screen.queryByRole('button', { name: 'Import the smaller list' })).toBeNull();
  await press('Remove sdn.csv', adding());
  expect(within(adding()).queryByText(/line 812/)).toBeNull();
});

it('a list of which much is gone is imported only when that is said once more', async () => {
  const detail = '9 of 11 persons are no longer in it.';
  server.answers[imports] = () =>
    problem('list_refused', 422, { list: { file: 'a.csv', line: null, detail, shrunk: true } });
  await open();
  await choose(picker('Add a list'), 'a.csv');
  await press('Import', adding());
  await screen.findByText('This version is much smaller');
  server.answers[imports] = () => Response.json(mine);
  await press('Import the smaller list');
  await screen.findByText(/Our list imported/);
  expect(forms()).toEqual([['file=a.csv'], ['smaller=1', 'file=a.csv']]);
});

it('no file, or one that is no list: nothing is sent, and the focus goes to the button that chooses', async () => {
  await open();
  await press('Import', adding());
  expect(within(adding()).getByText('Choose the list’s files.')).toBeTruthy();
  expect(document.activeElement).toBe(within(adding()).getByRole('button', { name: 'Choose files' }));
  await choose(picker('Add a list'), 'holiday.jpg');
  expect(within(adding()).getByText(/holiday\.jpg isn’t a/)).toBeTruthy();
  expect(forms()).toEqual([]);
});

it('a list is fetched by itself from addresses that begin with https, and no more', async () => {
  await open();
  await press('Update Our list automatically');
  const dialog = screen.getByRole('dialog');
  await fireEvent.submit(dialog.querySelector('form')!);
  expect(within(dialog).getByText('Enter at least one address.')).toBeTruthy();
  await fireEvent.input(screen.getByLabelText('Address 1'), { target: { value: 'http://a.example/list.csv' } });
  expect(within(dialog).getByText('Addresses must start with https://')).toBeTruthy();
  await fireEvent.input(screen.getByLabelText('Address 1'), { target: { value: ' https://a.example/list.csv ' } });
  await press('Add address');
  await fireEvent.input(screen.getByLabelText('Update every'), { target: { value: '48' } });
  await fireEvent.submit(dialog.querySelector('form')!);
  await screen.findByText(/Updated every 2 days/);
  expect(server.of('PUT /api/screening/lists/mine/schedule').map(({ body }) => body)).toEqual([
    { urls: ['https://a.example/list.csv'], everyHours: 48 },
  ]);
  const end = screen.getByRole('button', { name: /^Turn off/ });
  end.focus();
  await fireEvent.click(end);
  await waitFor(() => expect(screen.queryByText(/Updated every/)).toBeNull());
  await screen.findByText('Automatic updates turned off for Our list.');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Settings' })));
});

it('a list is fetched now, or it is said why not', async () => {
  now = { ...stored, lists: [ofac, { ...mine, schedule }] };
  server.answers['POST /api/screening/lists/mine/fetch'] = () => problem('list_unreachable', 422);
  await open();
  await press('Update Our list now');
  await screen.findByText(/Update failed/);
  server.answers['POST /api/screening/lists/mine/fetch'] = () => Response.json(now.lists[1]);
  await press('Update Our list now');
  await screen.findByText('Updating Our list.');
  expect(screen.queryByText(/Update failed/)).toBeNull();
});

it('a list is removed when that is said once more', async () => {
  await open();
  await press('Remove Our list');
  expect(server.of('DELETE /api/screening/lists/mine')).toEqual([]);
  await press('Remove', screen.getByRole('dialog'));
  await screen.findByText('Our list removed.');
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Our list' })).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Settings' }));
});

it('a table that is not understood is explained column by column, and sent again with what was chosen', async () => {
  const columns = [
    { heading: 'Wer', meaning: null },
    { heading: 'Wann', meaning: 'birth_date' },
  ];
  const table = { columns, rows: [['Ivan Testov', '1970-01-01']] };
  server.answers[imports] = () =>
    problem('list_refused', 422, { list: { file: 'own.csv', line: 1, detail: 'Say what they mean', table } });
  await open();
  await choose(picker('Add a list'), 'own.csv');
  await fireEvent.change(screen.getByLabelText(/^Table purpose/), { target: { value: 'blocklist' } });
  await press('Import', adding());
  const page = await screen.findByRole('region', { name: 'What do the columns mean?' });
  expect(within(page).getByRole('cell', { name: 'Ivan Testov' })).toBeTruthy();
  expect(within(page).getByLabelText<HTMLSelectElement>('Wann').value).toBe('birth_date');
  await press('Import with these columns', page);
  expect(within(page).getByText('Choose the name column.')).toBeTruthy();
  await fireEvent.change(within(page).getByLabelText('Wer'), { target: { value: 'name' } });
  server.answers[imports] = () => Response.json(mine);
  await press('Import with these columns', page);
  await screen.findByText(/Our list imported/);
  // The form is as it was before, and says nothing more than it shows.
  await choose(picker('Add a list'), 'next.csv');
  await press('Import', adding());
  await waitFor(() => expect(forms().at(-1)).toEqual(['file=next.csv']));
  const chosen = JSON.stringify([{ heading: 'Wer', meaning: 'name' }, columns[1]]);
  expect(forms()).toEqual([
    ['topic=blocklist', 'file=own.csv'],
    ['topic=blocklist', `columns=${chosen}`, 'file=own.csv'],
    ['file=next.csv'],
  ]);
});

it('of a workbook with several sheets one is chosen, and its columns are the ones that are sent', async () => {
  const columns = [{ heading: 'Name', meaning: 'name' }];
  const table = { columns, rows: [['Ivan Testov']], sheet: 'Staff', sheets: ['Staff', 'Blocked'] };
  server.answers[imports] = () =>
    problem('list_refused', 422, { list: { file: 'own.xlsx', line: 1, detail: 'Choose', table } });
  await open();
  await choose(picker('Add a list'), 'own.xlsx');
  await press('Import', adding());
  const page = await screen.findByRole('region', { name: 'What do the columns mean?' });
  expect(page.textContent).toContain('More than one sheet of this workbook has names.');
  expect(within(page).getByLabelText<HTMLSelectElement>('Sheet').value).toBe('Staff');
  await press('Import with these columns', page);
  await waitFor(() => expect(forms()).toHaveLength(2));
  const again = await screen.findByRole('region', { name: 'What do the columns mean?' });
  await fireEvent.change(within(again).getByLabelText('Sheet'), { target: { value: 'Blocked' } });
  // What is shown is of the first sheet.
  expect(within(again).queryByRole('cell', { name: 'Ivan Testov' })).toBeNull();
  server.answers[imports] = () => Response.json({ ...mine, format: 'plain_xlsx', sheet: 'Blocked' });
  await press('Import this sheet', again);
  await screen.findByText(/Our list imported/);
  expect(forms()).toEqual([
    ['file=own.xlsx'],
    [`columns=${JSON.stringify(columns)}`, 'sheet=Staff', 'file=own.xlsx'],
    ['sheet=Blocked', 'file=own.xlsx'],
  ]);
});

it('an official list is added with one click, and then fetched by itself', async () => {
  server.answers['POST /api/screening/official-lists/eu'] = () => {
    const eu = { ...mine, id: 'eu', title: 'EU consolidated financial sanctions', official: 'eu', schedule };
    now = { ...stored, lists: [ofac, mine, eu] };
    return Response.json(eu);
  };
  await open();
  const card = screen.getByRole('region', { name: 'Official lists' });
  await press('Add EU consolidated financial sanctions', card);
  await within(card).findByText('EU consolidated financial sanctions added. The first import starts within a minute.');
  expect(within(card).queryByRole('button', { name: 'Add EU consolidated financial sanctions' })).toBeNull();
  expect(within(card).getByRole('button', { name: 'Add UK Sanctions List' })).toBeTruthy();
  expect(within(card).getByText(/^Import from file/)).toBeTruthy();
});

it('what a list holds is told by kind', async () => {
  const current = { ...ofac.current!, kinds: { person: 6_854, organisation: 6_884, vessel: 1 } };
  now = { ...stored, lists: [{ ...ofac, current }, mine] };
  await open();
  expect(screen.getByText(/6,854 persons, 6,884 organizations, 1 ship/)).toBeTruthy();
});
