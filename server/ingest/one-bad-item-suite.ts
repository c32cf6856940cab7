import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureEvent, EventReceipt } from '../../shared/api/ingest.ts';
import type { Db } from '../db/database.ts';
import { insertPhotos, makeIngest } from '../testing/ingest.ts';
import { setConditions } from '../testing/make.ts';
import { attemptOf, goodRun } from '../testing/phone.ts';
import { endOverdue } from './expiry.ts';

interface Case {
  why: string;
  fields?: Record<string, string>;
  mrz?: string[];
  userAgent?: string;
}
const cases = readFileSync(new URL('testdata/one-bad-field.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

/** One bad item never sinks its batch (SPEC I15), on either database. */
export function oneBadItemSuite(open: () => Promise<Db>): void {
  let it: Awaited<ReturnType<typeof makeIngest>>;
  beforeAll(async () => {
    it = await makeIngest(await open());
    await setConditions(it.ctx.db, it.us.companyId, { documentReused: false });
  });
  afterAll(() => it.close());

  /** Events that no client of ours would send. */
  const send = async (id: string, events: unknown[], headers = {}): Promise<EventReceipt[]> => {
    const answer = await it.ask('POST', `/sessions/${id}/events`, it.us.key, { events }, headers);
    expect(answer.statusCode).toBe(200);
    return answer.json().events;
  };
  const described = ({ status, code, errors }: EventReceipt) =>
    status === 'refused' ? [code, errors?.[0]?.pointer] : status;
  const doctored = (change: (event: CaptureEvent) => object): object[] =>
    attemptOf(goodRun, it.now()).map((event) => ({ ...event, ...change(event) }));

  describe('I15 real-world.md 12: what says the same in other words is taken', () => {
    test.each(cases)('$why', async ({ fields, mrz, userAgent }) => {
      const { id } = await it.create();
      const receipts = await send(
        id,
        doctored((e) => {
          if (e.type === 'attempt.started') return userAgent === undefined ? {} : { userAgent };
          if (e.type !== 'document.read') return {};
          return { fields: { ...e.fields, ...fields }, ...(mrz && { mrz }) };
        }),
      );
      expect(receipts.map(described)).toEqual(receipts.map(() => 'stored'));
      const view = (await it.view(id))!;
      if (fields?.birthDate) expect(view.subject?.birthDate).toBe('1960');
      if (fields?.sex) expect(view.subject?.sex).toBe('X');
      if (fields?.firstName === '') expect(view.subject).not.toHaveProperty('firstName');
      if (mrz) expect(view.mrz).toMatchObject({ format: 'TD3', valid: true, lines: { length: 2 } });
      if (userAgent === '') expect(view.attemptHistory[0]).toMatchObject({ userAgent: null, device: null });
    });
  });

  test('I15 each event has an answer of its own, with the place; its neighbours are stored', async () => {
    const { id } = await it.create();
    const [started, chosen, step] = attemptOf(goodRun, it.now());
    const read = { ...chosen!, type: 'document.read', documentType: undefined, issuingState: undefined };
    const receipts = await send(id, [
      started,
      { ...chosen, n: 'two' },
      { ...read, n: 11, fields: { birthDate: '00.00.1960' } },
      { ...read, n: 12, fields: { birthDate: '1960-13-01' } },
      { ...read, n: 13, fields: { sex: 'female' } },
      { ...read, n: 14, fields: {}, mrz: ['x'.repeat(61)] },
      { ...step, id: 'no id' },
      { ...step, type: 'step.begun' },
      'no event',
      null,
      { ...step, colour: 'red' },
      step,
    ]);
    expect(receipts.map(described)).toEqual([
      'stored',
      ['invalid_request', '/events/1/n'],
      ['invalid_request', '/events/2/fields/birthDate'],
      ['invalid_request', '/events/3/fields/birthDate'],
      ['invalid_request', '/events/4/fields/sex'],
      ['invalid_request', '/events/5/mrz'],
      ['invalid_request', '/events/6/id'],
      ['invalid_request', '/events/7/type'],
      ['invalid_request', '/events/8'],
      ['invalid_request', '/events/9'],
      ['invalid_request', '/events/10/colour'],
      'stored',
    ]);
    expect(receipts.map((r) => r.id)).toEqual([
      ...[started!.id, ...Array(5).fill(chosen!.id), null, step!.id, null, null, step!.id, step!.id],
    ]);
  });

  test('I15 the attempt is put right by the good one under the same number, also after it has ended', async () => {
    const [prompt, late] = [await it.create(), await it.create()];
    for (const [session, isLate] of [
      [prompt, false],
      [late, true],
    ] as const) {
      const run = attemptOf(goodRun, it.now());
      await insertPhotos(it.ctx.db, it.us.companyId, session.id, run.at(-1)!);
      const at = run.findIndex((e) => e.type === 'document.read');
      const bad = run.map((e, i) => (i === at ? { ...e, fields: { birthDate: 'unknown' } } : e));
      const receipts = await send(session.id, bad);
      expect(receipts.filter((r) => r.status !== 'stored').map(described)).toEqual([
        ['invalid_request', `/events/${at}/fields/birthDate`],
      ]);
      expect(await it.view(session.id)).toMatchObject({ state: 'in_progress', lateEvents: 1 });
      if (isLate) {
        it.pass(121_000);
        await endOverdue(it.ctx);
        expect(await it.view(session.id)).toMatchObject({ state: 'awaiting_action', lateEvents: 1 });
      }
      // The same number, and an id of its own or the same.
      const good = isLate ? { ...run[at]!, id: randomUUID() } : run[at]!;
      expect((await send(session.id, [good])).map(described)).toEqual(['stored']);
      const view = (await it.view(session.id))!;
      expect([view.lateEvents, view.subject?.lastName]).toEqual([0, 'Eriksson']);
      // Admitted again, by all that it needs.
      expect(view.state).toBe('verified');
    }
  });

  test('an Idempotency-Key holds for a batch with a bad event too, and garbage nested without end is a bad event', async () => {
    const { id } = await it.create();
    const [started] = attemptOf(goodRun, it.now());
    const key = { 'idempotency-key': randomUUID() };
    const bad = { ...started, n: 'one' };
    const [first, again] = [await send(id, [bad, started], key), await send(id, [bad, started], key)];
    expect(again).toEqual(first);
    expect(first.map((r) => r.status)).toEqual(['refused', 'stored']);
    const deep = `{"events":[${'['.repeat(200_000)}${']'.repeat(200_000)}]}`;
    const json = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await it.ask('POST', `/sessions/${id}/events`, it.us.key, deep, json);
    expect([answer.statusCode, answer.json().events?.map(described)]).toEqual([
      200,
      [['invalid_request', '/events/0']],
    ]);
  });
}
