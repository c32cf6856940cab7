import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionPage, SessionQuery } from '../../../shared/api/review.ts';
import { type SessionRow, sessionStates } from '../../../shared/session/session.ts';
import { compare, isMember, matches } from '../../../shared/session/session-match.ts';
import type { Db } from '../../db/database.ts';
import { makeLogger } from '../../testing/logger.ts';
import { makeCompany, makeReviewer, makeSession } from '../../testing/make.ts';
import { findSessionRows } from '../queries.ts';
import { countMatching } from './count-matching.ts';
import { listSessions } from './list.ts';
import { sampleQuery, sampleReach, sampleSession } from './list-samples.ts';
import type { ScanBudget } from './range-scan.ts';
import { keepRebuildingTerms } from './rebuild-terms.ts';
import { type Listed, listColumns } from './terms.ts';

type Sample = (typeof sampleSession extends fc.Arbitrary<infer T> ? T : never) & Omit<Listed, 'company_id'>;

/** What must hold of the list on either database. */
export function listSuite(open: () => Promise<Db>): void {
  let db: Db;
  let companyId: string;
  let otherId: string;
  /** Who reads the lists: *mine* is theirs. */
  let reader: string;
  let colleague: string;
  let rows: SessionRow[];

  /** As the commands leave them: only what waits has waited since, and only a rejection has tags. */
  async function addSession(company: string, sample: Sample): Promise<void> {
    const over = new Date(sample.created_at.getTime() + 60_000);
    const tags = sample.state === 'rejected' ? sample.tags : [];
    const { unmet, extra, claim, assigned, voters, isEscalated, isSnoozed, ...columns } = { ...sample, tags };
    const who = { mine: reader, theirs: colleague, over: reader };
    const until = new Date(claim === 'over' ? 0 : Date.now() + 86_400_000);
    await makeSession(db, company, {
      ...columns,
      unmet: JSON.stringify(unmet),
      extra: JSON.stringify(extra),
      ...{ claim_by: claim && who[claim], claim_until: claim && until, assigned_to: assigned && who[assigned] },
      ...{ escalated_at: isEscalated ? over : null, snoozed_until: isSnoozed ? until : null },
      votes: JSON.stringify(
        voters.map((one) => ({ reviewerId: who[one], verdict: 'verified', at: over.toISOString() })),
      ),
      queued_at: sample.state === 'awaiting_action' ? over : null,
      decided_at: sample.state === 'verified' || sample.state === 'rejected' ? over : null,
      ...listColumns({ ...sample, tags, company_id: company }),
    });
  }

  beforeAll(async () => {
    db = await open();
    companyId = (await makeCompany(db)).id;
    otherId = (await makeCompany(db)).id;
    reader = (await makeReviewer(db, companyId)).id;
    colleague = (await makeReviewer(db, companyId)).id;
    const samples = fc.sample(
      fc.uniqueArray(sampleSession, { minLength: 260, maxLength: 260, selector: (s) => s.id }),
      {
        numRuns: 1,
        seed: 7,
      },
    )[0]!;
    for (const [i, sample] of samples.entries()) await addSession(i < 200 ? companyId : otherId, sample);
    rows = await findSessionRows(
      db,
      companyId,
      samples.map((s) => s.id),
      reader,
    );
    expect(rows).toHaveLength(200);
    await sql`analyze session`.execute(db);
  });
  afterAll(() => db.destroy());

  async function allPages(
    query: SessionQuery,
    reach: ScanBudget,
    between?: () => Promise<void>,
  ): Promise<SessionPage[]> {
    const pages: SessionPage[] = [];
    for (let after: string | null | undefined; after !== null; after = pages.at(-1)!.next) {
      pages.push(await listSessions(db, companyId, { ...query, ...(after && { after }) }, reader, reach));
      await between?.();
    }
    return pages;
  }

  test('the pages together are the filtered, sorted array, whichever way they were found', async () => {
    await fc.assert(
      fc.asyncProperty(sampleQuery, sampleReach, async (query, reach) => {
        const pages = await allPages(query, reach);
        const expected = rows
          .filter((r) => isMember(query.sort!, r) && matches(query, r, { reviewerId: reader, now: Date.now() }))
          .sort(compare(query.sort!));
        expect(pages.flatMap((p) => p.rows).map((r) => r.id)).toEqual(expected.map((r) => r.id));
        for (const page of pages.slice(0, -1)) expect(page.rows).toHaveLength(query.limit!);
      }),
      { numRuns: 120, interruptAfterTimeLimit: 40_000 },
    );
  });

  test('a session from before is found by its native name, reference and own fields once it was written anew', async () => {
    const company = (await makeCompany(db)).id;
    const { id } = await makeSession(db, company, {
      ...{ state: 'verified', first_name: 'Nino', reference: 'onboarding-49744', terms_version: 1 },
      extra: JSON.stringify([{ key: 'phone', label: 'Phone', value: '+995 555 12-34-56' }]),
    });
    const view = { id: randomUUID(), subject: { firstName: 'Nino', nativeName: 'ნინო ბაქრაძე' } };
    await db
      .insertInto('attempt')
      .values({ id: view.id, session_id: id, company_id: company, number: 1, view: JSON.stringify(view) })
      .execute();
    const foundBy = async (q: string) => (await listSessions(db, company, { q })).rows.map((row) => row.id);
    expect(await foundBy('ბაქ')).toEqual([]);
    const rebuilding = keepRebuildingTerms({ db, logger: makeLogger() }, () => () => {});
    await rebuilding.pass();
    await rebuilding.stop();
    for (const q of ['ბაქ', 'onboarding-497', '+995 555', '995555123456', 'nino'])
      expect(await foundBy(q)).toEqual([id]);
    await db.deleteFrom('session').where('id', '=', id).execute();
  });

  test('sessions that come in while one pages neither shift nor double what was there', async () => {
    const before = rows.toSorted(compare('newest')).map((r) => r.id);
    const seen: string[] = [];
    const late = new Set<string>();
    const fresh = fc.sample(sampleSession, { numRuns: 12, seed: 3 });
    let added = 0;
    const pages = await allPages({ limit: 30 }, { window: [5, 20], heap: 10 }, async () => {
      const sample = fresh[added++];
      if (!sample) return;
      late.add(sample.id);
      await addSession(companyId, sample);
    });
    for (const page of pages) seen.push(...page.rows.map((r) => r.id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => !late.has(id))).toEqual(before);
    expect(added).toBeGreaterThan(5);
    await db
      .deleteFrom('session')
      .where('id', 'in', [...late])
      .execute();
  });

  test('a page carries the place of the log and the counts, which follow states and are kept by the database', async () => {
    const page = await listSessions(db, companyId, {});
    const counted = Object.fromEntries(
      Object.keys(page.counts).map((s) => [s, rows.filter((r) => r.state === s).length]),
    );
    expect(page.counts).toEqual(counted);
    expect(page.seq).toBe(0);
    expect(page.rows).toHaveLength(50);
  });

  test('the counts of the states follow filter and search; what cannot be counted in time is said to be more (faults.md A15)', async () => {
    await fc.assert(
      fc.asyncProperty(
        sampleQuery,
        fc.constantFrom({ collected: 1000, walked: 0 }, { collected: 0, walked: 1000 }, { collected: 2, walked: 20 }),
        async ({ sort: _, limit: __, ...filter }, budget) => {
          const { state: ___, ...others } = filter;
          const counts = await countMatching(db, companyId, filter, reader, budget);
          for (const state of sessionStates) {
            const n = rows.filter(
              (r) => r.state === state && matches(others, r, { reviewerId: reader, now: Date.now() }),
            ).length;
            const count = counts.states[state];
            if (budget.walked === 0 || budget.walked === 1000) expect(count).toEqual({ n, isMore: false });
            else if (count?.isMore) expect(n).toBeGreaterThanOrEqual(count.n);
            else if (count) expect(n).toBe(count.n);
          }
        },
      ),
      { numRuns: 60, interruptAfterTimeLimit: 40_000 },
    );
    const few = await countMatching(db, companyId, { spoof: ['low_far'] }, reader, { collected: 0, walked: 20 });
    expect(Object.values(few.states).some((count) => count?.isMore)).toBe(true);
  });

  test("another company's sessions are never there, not even by their id", async () => {
    const theirs = await listSessions(db, otherId, { limit: 200 });
    expect(theirs.rows).toHaveLength(60);
    const found = await listSessions(db, companyId, { q: theirs.rows[0]!.id }, null, { window: [3, 3], heap: 100 });
    expect(found.rows).toEqual([]);
    expect((await listSessions(db, otherId, { q: theirs.rows[0]!.id })).rows).toHaveLength(1);
  });

  test('a cursor is good for its own sort alone, and garbage is refused with its place', async () => {
    const { next } = await listSessions(db, companyId, { limit: 5, sort: 'name' });
    expect((await listSessions(db, companyId, { limit: 5, sort: 'name', after: next! })).rows).toHaveLength(5);
    const refused = { code: 'invalid_request', errors: [expect.objectContaining({ in: 'body', pointer: '/after' })] };
    for (const after of [
      next!,
      '',
      'x',
      'e30',
      Buffer.from(`{"sort":"newest","at":["9999-99-99T00:00:00.000Z","${companyId}"]}`).toString('base64url'),
    ]) {
      await expect(listSessions(db, companyId, { after })).rejects.toMatchObject(refused);
    }
    await expect(listSessions(db, companyId, { from: '2026-12-31T23:59:60Z' })).rejects.toMatchObject({
      errors: [expect.objectContaining({ pointer: '/from' })],
    });
  });
}
