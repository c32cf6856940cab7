import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ConditionsAnswer, DryRun } from '../../../shared/api/settings.ts';
import { strictest } from '../../../shared/conditions.ts';
import { LiveContext } from '../live/store.ts';
import { type ConditionsStore, createConditions } from './create-conditions.ts';

const kept: ConditionsAnswer = {
  ...{ conditions: strictest, targetMinutes: 60, version: 3, changedAt: null, changedBy: null },
  ...{ ipTableDate: '2026-06-17', applying: null },
};
const run: DryRun = {
  ...{ days: 30, sessions: 1, cut: false, moves: [], unmet: [] },
  before: { verified: 1, awaiting_action: 0, rejected: 0 },
  after: { verified: 1, awaiting_action: 0, rejected: 0 },
  waiting: { total: 0, verified: 0, rejected: 0 },
};

let store: ConditionsStore;
let dispose: () => void;
let asked: { method: string; path: string; body: unknown; signal: AbortSignal | undefined }[];
let answers: Record<string, (body: unknown) => Response>;

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  answers = {
    'GET /api/conditions': () => Response.json(kept),
    'POST /api/conditions/dry-run': () => Response.json(run),
  };
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body = init.body ? JSON.parse(String(init.body)) : undefined;
    asked.push({ method: init.method!, path, body, signal: init.signal ?? undefined });
    return answers[`${init.method} ${path}`]!(body);
  });
  createRoot((end) => {
    dispose = end;
    const live = { onChanges: () => {} };
    LiveContext.Provider({
      value: live as never,
      get children() {
        store = createConditions();
        return undefined;
      },
    });
  });
  await vi.advanceTimersByTimeAsync(300);
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const tried = () => asked.filter(({ path }) => path.endsWith('dry-run'));

it('a control moved back and forth is tried once, and what was asked before it is given up', async () => {
  expect(tried()).toHaveLength(1);
  for (const fullId of [false, true, false]) {
    store.change({ fullId });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(tried()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(300);
  expect(tried()).toHaveLength(2);
  expect(tried()[1]!.body).toMatchObject({ conditions: { fullId: false } });
  expect(store.isChanged()).toBe(true);
  expect(store.dryRun()?.result).toEqual(run);
  store.change({ mrz: false });
  expect(store.dryRun()).toBeUndefined();
  store.change({ mrz: true, fullId: true });
  expect(store.isChanged()).toBe(false);
});

it('saves on the version that was edited', async () => {
  answers['PUT /api/conditions'] = (body) => Response.json({ ...kept, ...(body as object), version: 4 });
  store.change({ faceLevel: 6 });
  await store.save();
  expect(asked.at(-1)).toMatchObject({ method: 'PUT', body: { version: 3, conditions: { faceLevel: 6 } } });
  expect(store.saving()).toEqual({ is: 'saved' });
  expect(store.isChanged()).toBe(false);
});

it('somebody else was faster: mine stays in the form, and theirs is a press away', async () => {
  const problem = { type: 'x', title: 'x', status: 409, code: 'settings_stale', detail: 'x', reference: 'x' };
  answers['PUT /api/conditions'] = () => Response.json(problem, { status: 409 });
  store.change({ faceLevel: 6 });
  answers['GET /api/conditions'] = () =>
    Response.json({ ...kept, version: 4, conditions: { ...strictest, faceLevel: 2 }, changedBy: 'ben' });
  await store.save();
  await vi.advanceTimersByTimeAsync(10);
  expect(store.saving()).toEqual({ is: 'stale' });
  expect(store.draft()!.conditions.faceLevel).toBe(6);
  expect(store.kept()).toMatchObject({ version: 4, changedBy: 'ben' });
  store.discard();
  expect(store.draft()!.conditions.faceLevel).toBe(2);
  expect(store.isChanged()).toBe(false);
});
