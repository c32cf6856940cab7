import { createRoot } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import type { BulkRequest } from '../../../shared/api/bulk.ts';
import { eventually } from '../../../shared/testing/eventually.ts';
import { api } from '../api.ts';
import { createSend } from './action.ts';
import { createCheck } from './create-check.ts';

const check = vi.spyOn(api, 'bulkCheck');
const bulk = vi.spyOn(api, 'bulk');
let dispose = () => {};
afterEach(() => {
  dispose();
  check.mockReset();
  bulk.mockReset();
});

const assign: BulkRequest['action'] = { type: 'assign', reviewerId: null };

it('only what the check found is sent, as of its place; again with the same key until an answer came (M2)', async () => {
  check.mockResolvedValue({
    seq: 7,
    results: [
      { id: 'a', outcome: 'done' },
      { id: 'b', outcome: 'session_decided' },
    ],
  });
  const made = createRoot((end) => {
    dispose = end;
    const state = createCheck(() => ({ type: 'assign', reviewerId: null }), ['a', 'b']);
    return { state, send: createSend(state) };
  });
  await eventually(() => expect(made.state.eligible()).toEqual(['a']));
  bulk.mockRejectedValueOnce(new Error('the answer was lost'));
  await expect(made.send(assign, String)).rejects.toThrow('lost');
  bulk.mockResolvedValue({ seq: 8, results: [{ id: 'a', outcome: 'done' }], undoable: 1 });
  const outcome = await made.send(assign, (n) => `${n} done`);
  const [[first, request], [second]] = bulk.mock.calls as [[string, BulkRequest], [string, BulkRequest]];
  expect(request).toEqual({ action: assign, ids: ['a'], seq: 7 });
  expect(second).toBe(first);
  expect(outcome).toMatchObject({ wording: '1 done', key: first });
  await made.send({ type: 'assign', reviewerId: 'r' }, String);
  expect(bulk.mock.calls[2]![0]).not.toBe(first);
});

it('a check that failed says so, and is asked again', async () => {
  check.mockRejectedValueOnce(new Error('no line'));
  const made = createRoot((end) => {
    dispose = end;
    return createCheck(() => ({ type: 'resubmission' }), ['a']);
  });
  await eventually(() => expect(made.state()).toMatchObject({ is: 'failed' }));
  check.mockResolvedValue({ seq: 1, results: [{ id: 'a', outcome: 'done' }] });
  made.again();
  await eventually(() => expect(made.eligible()).toEqual(['a']));
});
