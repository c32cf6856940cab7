import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { strictest } from '../../../../shared/conditions.ts';
import { LiveContext } from '../../live/store.ts';
import { makeLive, makeServer, problem, run, stored } from '../testing/settings-harness.tsx';
import { type ConditionsStore, createConditions } from './create-conditions.ts';

const dryRun = 'POST /api/conditions/dry-run';
let store: ConditionsStore;
let dispose: () => void;
let server: ReturnType<typeof makeServer>;
let line: ReturnType<typeof makeLive>;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(async () => {
  vi.useFakeTimers();
  server = makeServer();
  line = makeLive();
  vi.stubGlobal('fetch', server.fetch);
  createRoot((end) => {
    dispose = end;
    LiveContext.Provider({
      value: line.live,
      get children() {
        store = createConditions();
        return undefined;
      },
    });
  });
  await pass(300);
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
/** Ben saves, and the line tells. */
const benSaves = async (conditions: Partial<typeof strictest>) => {
  server.answers['GET /api/conditions'] = () =>
    Response.json({ ...stored, version: 4, conditions: { ...strictest, ...conditions } });
  line.fact('conditions.changed');
  await pass(10);
};

it('a control moved back and forth is tried once', async () => {
  expect(server.of(dryRun)).toHaveLength(1);
  for (const fullId of [false, true, false]) {
    store.change({ fullId });
    await pass(100);
  }
  expect(server.of(dryRun)).toHaveLength(1);
  await pass(300);
  expect(server.of(dryRun)).toHaveLength(2);
  expect(server.of(dryRun)[1]!.body).toMatchObject({ conditions: { fullId: false } });
  expect(store.isChanged()).toBe(true);
  expect(store.dry.now()?.result).toEqual(run);
  store.change({ mrz: false });
  expect(store.dry.now()).toBeUndefined();
  expect(store.dry.last()?.result).toEqual(run);
  store.change({ mrz: true, fullId: true });
  expect(store.isChanged()).toBe(false);
});

it('what was asked before a change is given up, and its late answer is not shown', async () => {
  let late!: (answer: Response) => void;
  server.answers[dryRun] = () => new Promise((resolve) => (late = resolve));
  store.change({ fullId: false });
  await pass(300);
  server.answers[dryRun] = () => Response.json({ ...run, sessions: 7 });
  store.change({ mrz: false });
  expect(server.of(dryRun)[1]!.signal!.aborted).toBe(true);
  await pass(300);
  late(Response.json(run));
  await pass(10);
  expect(store.dry.now()?.result?.sessions).toBe(7);
});

it('what cannot be tried says so, and is tried again on a press; the target and a wrong age try nothing', async () => {
  server.answers[dryRun] = () => problem('unavailable', 503);
  store.change({ fullId: false });
  await pass(300);
  expect(store.dry.now()?.error).toBeDefined();
  server.answers[dryRun] = () => Response.json(run);
  store.dry.again();
  await pass(300);
  expect(store.dry.now()?.result).toEqual(run);
  const before = server.of(dryRun).length;
  store.setTarget(90);
  store.change({ minimumAge: 0 });
  await pass(300);
  expect(server.of(dryRun)).toHaveLength(before);
});

it('saves on the version that was edited', async () => {
  store.change({ faceLevel: 6 });
  await store.save();
  const [put] = server.of('PUT /api/conditions');
  expect(put!.body).toEqual({ version: 3, targetMinutes: 60, conditions: { ...strictest, faceLevel: 6 } });
  expect(store.notice()).toBe('saved');
  expect(store.isChanged()).toBe(false);
  await pass(6_000);
  expect(store.notice()).toBeUndefined();
});

it('somebody else was faster: mine stays in the form, and theirs is a press away', async () => {
  server.answers['PUT /api/conditions'] = () => problem('settings_stale');
  store.change({ faceLevel: 6 });
  server.answers['GET /api/conditions'] = () =>
    Response.json({ ...stored, version: 4, conditions: { ...strictest, faceLevel: 2 } });
  await store.save();
  expect(store.theirs()).toMatchObject({ version: 4, changedBy: 'ben' });
  expect(store.refused()).toBeUndefined();
  expect(store.draft()!.conditions.faceLevel).toBe(6);
  store.discard();
  expect(store.draft()!.conditions.faceLevel).toBe(2);
  expect(store.isChanged()).toBe(false);
});

it('heard of theirs while editing, mine does not replace them unless I say so', async () => {
  store.change({ faceLevel: 6 });
  await benSaves({ fullId: false });
  expect(store.theirs()?.version).toBe(4);
  await store.save();
  expect(server.of('PUT /api/conditions').at(-1)!.body).toMatchObject({ version: 3 });
});

it('mine is kept knowingly', async () => {
  store.change({ faceLevel: 6 });
  await benSaves({ fullId: false });
  store.keepMine();
  expect(store.theirs()).toBeUndefined();
  expect(store.isChanged()).toBe(true);
  await store.save();
  expect(server.of('PUT /api/conditions').at(-1)!.body).toMatchObject({
    version: 4,
    conditions: { faceLevel: 6, fullId: true },
  });
});

it('theirs come into a form that nobody has touched, and are no quarrel where both say the same', async () => {
  await benSaves({ fullId: false });
  expect(store.draft()!.conditions.fullId).toBe(false);
  const loads = server.of('GET /api/conditions').length;
  line.fact('session.claimed');
  expect(server.of('GET /api/conditions')).toHaveLength(loads);
  expect(store.isChanged()).toBe(false);
  store.change({ mrz: false });
  server.answers['GET /api/conditions'] = () =>
    Response.json({ ...stored, version: 5, conditions: { ...strictest, fullId: false, mrz: false } });
  line.fact('conditions.changed');
  await pass(10);
  expect(store.theirs()).toBeUndefined();
  expect(store.isChanged()).toBe(false);
});

it('is asked each second how far they are applied, until they are; then all is tried anew', async () => {
  server.answers['PUT /api/conditions'] = (body) =>
    Response.json({ ...stored, ...(body as object), version: 4, rollout: { done: 0, total: 200 } });
  store.change({ fullId: false });
  await store.save();
  server.answers['GET /api/conditions'] = () =>
    Response.json({
      ...{ ...stored, version: 4, conditions: { ...strictest, fullId: false } },
      rollout: { done: 120, total: 200 },
    });
  await pass(1_010);
  expect(store.stored()!.rollout!.done).toBe(120);
  server.answers['GET /api/conditions'] = () =>
    Response.json({ ...stored, version: 4, conditions: { ...strictest, fullId: false } });
  const tried = server.of(dryRun).length;
  await pass(1_000);
  expect(store.notice()).toBe('applied');
  const looked = server.of('GET /api/conditions').length;
  await pass(3_000);
  expect(server.of('GET /api/conditions')).toHaveLength(looked);
  expect(server.of(dryRun)).toHaveLength(tried + 1);
});
