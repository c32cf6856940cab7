import { afterEach, expect, it, vi } from 'vitest';
import { api, ProblemError } from '../api.ts';
import { importStored } from './import-kept.ts';

const sent = vi.spyOn(api, 'saveFilter');
const key = 'vidimus.filters.ana';
afterEach(() => {
  localStorage.clear();
  sent.mockReset();
});
const problem = (code: string) => new ProblemError({ code, title: code } as never);

it('filters of a release before go to the server once, without the words searched for (security.md L8)', async () => {
  const stored = [
    { name: 'Mine', search: 'q=kapanadze&state=verified&sort=oldest' },
    { name: 'Words alone', search: 'q=kapanadze' },
    { name: 1, search: '' },
    null,
  ];
  localStorage.setItem(key, JSON.stringify(stored));
  sent.mockResolvedValue({ id: 'f1' });
  await importStored('ana');
  expect(sent.mock.calls.map(([request]) => request)).toEqual([
    {
      ...{ list: 'sessions', name: 'Mine', shared: false, filter: { state: ['verified'] } },
      ...{ sort: 'oldest', keepSearch: false },
    },
  ]);
  await importStored('ana');
  expect(sent).toHaveBeenCalledTimes(1);
});

it('one that is not taken is dropped; without an answer they stay for the next time', async () => {
  localStorage.setItem(key, JSON.stringify([{ name: 'Mine', search: 'state=verified' }]));
  sent.mockRejectedValueOnce(new Error('no line'));
  await expect(importStored('ana')).rejects.toThrow('no line');
  sent.mockRejectedValueOnce(problem('name_taken'));
  await importStored('ana');
  expect(localStorage.getItem(key)).toBeNull();
});
