import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fact, LogEvent } from '../../shared/event.ts';
import type { Db, Trx } from '../db/database.ts';
import { makeLogger } from '../testing/logger.ts';
import { makeCompany } from '../testing/make.ts';
import { genesis } from './chain.ts';
import { makeChainMonitor } from './chain-monitor.ts';
import { type Follower, follow } from './follow.ts';
import type { NotifierMessage } from './notifier/notifier.ts';
import { LocalNotifier } from './notifier/notifier-local.ts';
import { currentSeq, readLinks, readLog } from './read.ts';
import { transact } from './transact.ts';
import { start, verifyChain, verifyLog } from './verify.ts';

const fact = (rows: number): Fact => ({ type: 'sessions.exported', sessionId: null, data: { rows } });
/** A clock's place in `follow`: nothing sweeps but the test. */
const never = () => () => {};

/** The rules of SPEC.md, on whichever database `open` gives. */
export function logSuite(open: () => Promise<Db>): void {
  let db: Db;
  const logger = makeLogger();
  const notifier = new LocalNotifier(logger);
  const ctx = () => ({ db, notifier, now: () => new Date(), logger });
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.destroy());

  const add = (companyId: string, ...rows: number[]) =>
    transact(ctx(), companyId, 'system', async () => ({ value: undefined, facts: rows.map(fact) }));
  const rowsOf = (events: LogEvent[]) => events.map((e) => (e.data as { rows: number }).rows);

  test('L1 L6 rollback appends nothing and rings nothing', async () => {
    const { id } = await makeCompany(db);
    const heard: NotifierMessage[] = [];
    const stop = notifier.listen((m) => heard.push(m));
    await add(id, 1);
    const failing = transact(ctx(), id, 'system', async (trx) => {
      await trx.updateTable('company').set({ name: 'Changed' }).where('id', '=', id).execute();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const unfit = { type: 'sessions.exported', sessionId: 'no uuid', data: { rows: 1 } } as Fact;
    await expect(transact(ctx(), id, 'system', async () => ({ value: 0, facts: [fact(2), unfit] }))).rejects.toThrow(
      /uuid/,
    );
    expect(await transact(ctx(), id, 'system', async () => ({ value: 'read', facts: [] }))).toEqual({
      value: 'read',
      seq: 1,
    });
    stop();
    expect(heard).toEqual([{ type: 'log', companyId: id, seq: 1 }]);
    expect(rowsOf(await readLog(db, id, 0, 10))).toEqual([1]);
    const company = await db.selectFrom('company').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect([company.name, company.last_seq]).toEqual([`Aurora Bank ${id}`, 1]);
    expect(await verifyLog(db, id)).toMatchObject({ ok: true, seq: 1 });
  });

  test('L2 L4 L9 sixteen writers and a tailing reader who sees every event in order', async () => {
    const companies = [await makeCompany(db), await makeCompany(db)];
    const [one, other] = companies as [(typeof companies)[0], (typeof companies)[0]];
    const each = 12;
    let writing = true;
    const seen: LogEvent[] = [];
    const tail = async (): Promise<void> => {
      for (;;) {
        const last = !writing;
        const found = await readLog(db, one.id, seen.at(-1)?.seq ?? 0, 50);
        seen.push(...found);
        if (last && found.length === 0) return;
      }
    };
    const tailed = tail();
    const made: number[] = [];
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let i = 0; i < each; i++) {
          made.push((await add(one.id, writer * 1000 + i, writer * 1000 + 500 + i)).seq);
          if (i % 4 === 0) await add(other.id, i);
        }
      }),
    );
    writing = false;
    await tailed;
    const all = 16 * each * 2;
    expect(seen.map((e) => e.seq)).toEqual(Array.from({ length: all }, (_, i) => i + 1));
    expect(new Set(rowsOf(seen)).size).toBe(all);
    // Each command was told the seq of its own last fact.
    expect(made.sort((a, b) => a - b)).toEqual(Array.from({ length: all / 2 }, (_, i) => 2 * i + 2));
    expect(await verifyLog(db, one.id)).toMatchObject({ ok: true, seq: all });
    expect(await verifyLog(db, other.id)).toMatchObject({ ok: true, seq: 16 * 3 });
  });

  test('L3 the log is insert-only', async () => {
    const { id } = await makeCompany(db);
    await add(id, 1);
    const refused = /insert-only/;
    await expect(sql`update event set actor = 'system' where company_id = ${id}`.execute(db)).rejects.toThrow(refused);
    await expect(sql`delete from event where company_id = ${id}`.execute(db)).rejects.toThrow(refused);
    await expect(sql`truncate event`.execute(db)).rejects.toThrow(refused);
  });

  test('L5 the loser of a race runs again, five times at most', async () => {
    const { id } = await makeCompany(db);
    let runs = 0;
    const lose = (times: number) =>
      transact(ctx(), id, 'system', async (trx) => {
        if (runs++ < times) await sql`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`.execute(trx);
        return { value: runs, facts: [fact(runs)] };
      });
    expect(await lose(2)).toEqual({ value: 3, seq: 1 });
    runs = 0;
    await expect(lose(99)).rejects.toThrow('lost');
    expect([runs, await currentSeq(db, id)]).toEqual([5, 1]);
  });

  test('L5 L19 a deferred statement that loses a race is the cause, and the work runs again', async () => {
    const { id } = await makeCompany(db);
    let runs = 0;
    const done = await transact(ctx(), id, 'system', async (trx) => {
      runs++;
      const fail = () =>
        sql`do $$ begin if ${sql.lit(runs)} < 3 then raise exception 'lost' using errcode = '40P01'; end if; end $$`.execute(
          trx,
        );
      // The next one fails with "transaction is aborted", which is not the cause.
      return { value: runs, facts: [fact(runs)], deferred: [fail, () => sql`select 1`.execute(trx)] };
    });
    expect(done).toEqual({ value: 3, seq: 1 });
    expect(rowsOf(await readLog(db, id, 0, 10))).toEqual([3]);
  });

  test('L19 work that throws has sent none of its deferred statements', async () => {
    const { id } = await makeCompany(db);
    let sent = 0;
    const failing = transact(ctx(), id, 'system', async () => {
      const work = { value: 0, facts: [fact(1)], deferred: [async () => void sent++] };
      if (work.facts.length) throw new Error('no');
      return work;
    });
    await expect(failing).rejects.toThrow('no');
    expect(sent).toBe(0);
  });

  test('L7 L8 what is read back has the hash that was written, and tampering shows at its seq', async () => {
    const { id } = await makeCompany(db);
    const attemptId = crypto.randomUUID();
    const session = { sessionId: crypto.randomUUID() };
    await transact(ctx(), id, `capture:${session.sessionId}`, async () => ({
      value: 0,
      facts: [
        { type: 'attempt.started', ...session, data: { number: 1, attemptId } },
        { type: 'document.read', ...session, data: { mrzValid: null, attemptId } },
        { type: 'session.created', ...session, data: { documents: ['passport', 'id_card'] } },
      ],
    }));
    await add(id, 4, 5);
    expect(await verifyLog(db, id)).toMatchObject({ ok: true, seq: 5 });
    const links = await readLinks(db, id, 0, 100);
    expect(await verifyChain(start(id), links.toSpliced(2, 1))).toMatchObject({ ok: false, seq: 3, kind: 'missing' });
    expect(await verifyChain(start(id), links.slice(0, 4), { seq: 5, hash: links[4]!.hash })).toMatchObject({
      ok: false,
      seq: 5,
      kind: 'cut',
    });
    expect(await verifyChain(start(crypto.randomUUID()), links)).toMatchObject({ ok: false, seq: 1, kind: 'altered' });
    await pastTheGuard(db, (trx) =>
      sql`update event set data = '{"rows": 40}' where company_id = ${id} and seq = 4`.execute(trx),
    );
    expect(await verifyLog(db, id)).toMatchObject({ ok: false, seq: 4, kind: 'altered' });
  });

  test('L14 L16 L17 a follower killed in the middle goes on without gap or double, and a sweep heals lost hints', async () => {
    const { id } = await makeCompany(db);
    let failAt = 0;
    /** Its effect is a row in the database: an event that took effect twice would be a second row. */
    const counting: Follower = {
      name: `count-${id}`,
      batch: 3,
      async handle(trx, companyId, events) {
        if (companyId !== id) return;
        for (const e of events) {
          await trx
            .insertInto('follower')
            .values({ name: `seen-${(e.data as { rows: number }).rows}`, company_id: id, seq: e.seq })
            .execute();
          if (e.seq === failAt) throw new Error('killed');
        }
      },
    };
    await add(id, 1, 2, 3, 4, 5, 6, 7, 8);
    failAt = 5;
    const time = { now: 1_000_000 };
    const own = { ...ctx(), now: () => new Date(time.now) };
    const deaf = { ...own, notifier: new LocalNotifier(logger) };
    const first = follow(deaf, counting, never);
    await first.sweep();
    expect(await seenBy(db, id)).toEqual([1, 2, 3]);
    expect(logger.error).toHaveBeenCalledWith(
      expect.objectContaining({ follower: counting.name }),
      'a follower failed',
    );
    // L17: not at once again, and twice as long after the second failure.
    const second = follow(own, counting, never);
    await first.sweep();
    time.now += 1_000;
    await first.sweep();
    expect(await seenBy(db, id)).toEqual([1, 2, 3]);
    failAt = 0;
    time.now += 1_999;
    await first.sweep();
    expect(await seenBy(db, id)).toEqual([1, 2, 3]);
    time.now += 1;
    await first.sweep();
    expect(await seenBy(db, id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // The notifier alone is enough for the second node; the first hears nothing and finds nothing left to do.
    await add(id, 9);
    await expect.poll(() => seenBy(db, id)).toContain(9);
    await first.sweep();
    expect(await seenBy(db, id)).toHaveLength(9);
    await Promise.all([first.close(), second.close()]);
    await add(id, 10);
    expect(await seenBy(db, id)).toHaveLength(9);
  });

  test('L15 two nodes at work on one backlog handle each event once', async () => {
    const company = await makeCompany(db);
    const handled: number[] = [];
    const name = `pair-${company.id}`;
    const slow: Follower = {
      name,
      batch: 5,
      async handle(_trx, companyId, events) {
        if (companyId === company.id) handled.push(...events.map((e) => e.seq));
      },
    };
    for (let i = 0; i < 20; i++) await add(company.id, i, i);
    const nodes = [follow(ctx(), slow, never), follow(ctx(), slow, never)];
    await Promise.all(nodes.map((n) => n.sweep()));
    await Promise.all(nodes.map((n) => n.sweep()));
    expect(handled).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    await Promise.all(nodes.map((n) => n.close()));
  });

  test('L18 the witness raises the alarm once for each break', async () => {
    const { id } = await makeCompany(db);
    const alarms: unknown[] = [];
    const chainMonitor = makeChainMonitor(logger, (companyId, wrong) => companyId === id && alarms.push(wrong));
    await add(id, 1, 2);
    const following = follow(ctx(), { ...chainMonitor, name: `witness-${id}` }, never);
    await following.sweep();
    expect(alarms).toEqual([]);
    await following.close();
    await add(id, 3, 4, 5, 6);
    await pastTheGuard(db, async (trx) => {
      await sql`update event set actor = 'reviewer:x' where company_id = ${id} and seq = 4`.execute(trx);
    });
    const again = follow(ctx(), { ...chainMonitor, name: `witness-${id}` }, never);
    await again.sweep();
    await add(id, 7);
    await again.sweep();
    expect(alarms).toEqual([{ seq: 4, kind: 'altered' }]);
    await again.close();
  });

  test('a company that was never written to stands at its genesis', async () => {
    const { id, last_hash } = await makeCompany(db);
    expect(Buffer.from(last_hash)).toEqual(genesis(id));
    expect(await verifyLog(db, id)).toMatchObject({ ok: true, seq: 0 });
  });
}

const seenBy = async (db: Db, companyId: string): Promise<number[]> => {
  const rows = await db
    .selectFrom('follower')
    .select('seq')
    .where('company_id', '=', companyId)
    .where('name', 'like', 'seen-%')
    .orderBy('seq')
    .execute();
  return rows.map((r) => r.seq);
};

/** As somebody with the rights of the database's owner would do it. */
const pastTheGuard = (db: Db, work: (trx: Trx) => Promise<unknown>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await sql`alter table event disable trigger event_insert_only`.execute(trx);
    await work(trx);
    await sql`alter table event enable trigger event_insert_only`.execute(trx);
  });
