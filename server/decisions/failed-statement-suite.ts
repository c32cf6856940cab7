import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ScreenedList } from '../../shared/screening/screening.ts';
import type { Db } from '../db/database.ts';
import type { ScreeningProvider } from '../screening/port.ts';
import { screenSession } from '../screening/runs/screen.ts';
import { asTamaz, iria, makeScreening, others, runOf, type Screening, tamaz } from '../testing/screening/screening.ts';
import { editSubject } from './commands/edit-subject.ts';

const otherList: ScreenedList = { id: crypto.randomUUID(), title: 'Other list', version: 1, date: null, authority: '' };
/** Another answer than the lists gave, so that the conditions look again. */
const findsNothing: Pick<ScreeningProvider, 'screen'> = {
  screen: async () => ({ provider: 'lists', lists: [otherList], algorithm: 'another', candidates: [] }),
};

/**
 * faults.md B1: a session's assessment cannot be written, as with a full disk or a deadlock. Each command that lets the
 * conditions look again must say so to its caller, change nothing, and leave no rejection that nothing handles: that would
 * end the process with all its sockets, uploads and reports.
 */
export function failedStatementSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Screening;
  let id: string;
  let unhandled: unknown[];
  const hear = (error: unknown) => void unhandled.push(error);

  beforeAll(async () => {
    db = await open();
    it = await makeScreening(db);
    await it.list([tamaz, iria, ...others], it.companyId);
  });
  afterAll(() => it.close());
  beforeEach(async () => {
    id = await it.finished(runOf({ ...asTamaz, documentNumber: `GE${crypto.randomUUID().slice(0, 7)}` }));
    await it.screened();
    unhandled = [];
    process.on('unhandledRejection', hear);
    await sql`alter table assessment add constraint never check (false) not valid`.execute(db);
  });
  afterEach(async () => {
    process.off('unhandledRejection', hear);
    await sql`alter table assessment drop constraint never`.execute(db);
  });

  const commands: Record<string, () => Promise<unknown>> = {
    'a field is corrected': async () =>
      editSubject(it.ctx, it.ben, id, { field: 'firstName', value: 'Anna', reason: 'typo', seq: await it.seq() }),
    'a hit is reviewed': () => it.reviewHit(id, 'same'),
    'it is screened again': () => screenSession(it.ctx, findsNothing, it.companyId, id),
  };
  test.each(Object.keys(commands))('B1: %s', async (name) => {
    const before = await it.view(id);
    // The cause, and not "current transaction is aborted": only the cause tells a deadlock, which is tried again.
    await expect(commands[name]!()).rejects.toThrow(/violates check constraint "never"/);
    // Node tells of an unhandled rejection once the microtasks of a turn are done.
    await new Promise((done) => setImmediate(done));
    expect(unhandled).toEqual([]);
    expect(await it.view(id)).toEqual(before);
  });
}
