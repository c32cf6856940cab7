import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveConditions } from '../conditions/commands.ts';
import { readConditionSet } from '../conditions/queries.ts';
import type { Db } from '../db/database.ts';
import { editSubject } from '../decisions/commands/edit-subject.ts';
import { reopenSession } from '../decisions/commands/resubmission-and-reopen.ts';
import { undoDecision } from '../decisions/commands/undo.ts';
import { asTamaz, iria, makeScreening, others, runOf, type Screening, tamaz } from '../testing/screening/screening.ts';
import { checkLog } from './check-log.ts';
import { keepChecking } from './keep-checking.ts';

/** What must hold of the check of a whole log on either database: security.md M7. */
export function auditSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Screening;
  let id: string;
  beforeAll(async () => {
    db = await open();
    it = await makeScreening(db);
    await it.list([tamaz, iria, ...others], it.companyId);
    id = await it.finished(runOf(asTamaz));
    await it.screened();
    const { conditions, version } = await readConditionSet(db, it.companyId);
    await saveConditions(it.ctx, it.ana, {
      conditions: { ...conditions, expiredDocument: !conditions.expiredDocument },
      targetMinutes: 60,
      version,
    });
    await it.reviewHit(id, 'different');
    await editSubject(it.ctx, it.ben, id, { field: 'firstName', value: 'Tamas', reason: 'typo', seq: await it.seq() });
    // Corrected, it is screened anew, also by the server itself: a decision before that is over would be stale.
    await it.screened();
    const { decisionId } = await it.decide(it.ben, id, 'rejected', { note: 'Too fast.' });
    await undoDecision(it.ctx, it.ben, id, { decisionId });
    await it.decide(it.ben, id, 'rejected', { note: 'Cut off.' });
    await reopenSession(it.ctx, it.ana, id, { reason: 'A second look', seq: await it.seq() });
  });
  afterAll(() => it.close());

  const faults = async () => (await checkLog(db, it.companyId)).faults;
  const seqOf = async (type: string) => (await it.facts(id)).findLast((fact) => fact.type === type)!.seq;

  test('a log and what it covers, as written', async () => {
    expect(await faults()).toEqual([]);
  });

  test.each([
    [
      'the note of a decision',
      'session.decided',
      "update decision set note = 'Fine.' where kind = 'decided' and note = 'Cut off.'",
    ],
    ['the reason of a reopening', 'session.reopened', "update decision set note = 'No reason' where kind = 'reopened'"],
    [
      'what conditions a decision met',
      'session.decided',
      "update decision set results = '[]' where kind = 'decided' and note = 'Cut off.'",
    ],
    [
      'how blind a decision was',
      'session.decided',
      "update decision set blind = true where kind = 'decided' and note = 'Cut off.'",
    ],
    [
      'that a decision was made after seeing the first',
      'session.decided',
      "update decision set after_reveal = true where kind = 'decided' and note = 'Cut off.'",
    ],
    ['the reason of an undo', 'session.decision_undone', "update decision set note = 'A slip' where kind = 'undone'"],
    ['a correction', 'subject.edited', "update subject_edit set before = 'Tomas'"],
    [
      'what was read from the document',
      'document.read',
      `update capture_event set data = data || '{"documentNumber": "X1"}'`,
    ],
    [
      'who reported a result',
      'result.reported',
      `update capture_event set source = source || '{"keyName": "Another engine"}'`,
    ],
    ['the reason of a hit review', 'hit.reviewed', "update hit_review set reason = 'Somebody else'"],
  ])('%s that is changed past us is found at its fact', async (_what, type, tampering) => {
    const [table] = /(?<=^update )\w+/.exec(tampering)!;
    await sql.raw(`create table before_tampering as select * from ${table}`).execute(db);
    await sql.raw(table === 'capture_event' ? `${tampering} where type = '${type}'` : tampering).execute(db);
    expect(await faults()).toEqual([{ seq: await seqOf(type), kind: 'content altered' }]);
    const columns = tampering.match(/(?<=set )\w+/)![0];
    await sql
      .raw(`update ${table} t set ${columns} = b.${columns} from before_tampering b where b.id = t.id`)
      .execute(db);
    await sql`drop table before_tampering`.execute(db);
    expect(await faults()).toEqual([]);
  });

  test('conditions that are changed past us are found too', async () => {
    const set = await readConditionSet(db, it.companyId);
    const write = (conditions: object) =>
      db
        .updateTable('condition_set')
        .set({ conditions: JSON.stringify(conditions) as never })
        .where('company_id', '=', it.companyId)
        .where('version', '=', set.version)
        .execute();
    await write({ ...set.conditions, liveness: !set.conditions.liveness });
    expect((await faults()).map(({ kind }) => kind)).toEqual(['content altered']);
    await write(set.conditions);
  });

  test('an old event that was changed in the database is found by the daily check, which says so once', async () => {
    const seq = await seqOf('session.decided');
    const tamper = async (from: string, to: string) => {
      await sql`alter table event disable trigger all`.execute(db);
      await sql`update event set data = replace(data::text, ${from}, ${to})::jsonb
        where company_id = ${it.companyId} and seq = ${seq}`.execute(db);
      await sql`alter table event enable trigger all`.execute(db);
    };
    await tamper('"rejected"', '"verified"');
    const checking = keepChecking(it.ctx, () => () => {});
    await checking.pass();
    expect(it.logger.error).toHaveBeenCalledWith(
      expect.objectContaining({ companyId: it.companyId, first: { seq, kind: 'altered' } }),
      'the log is not as written',
    );
    const errors = it.logger.error.mock.calls.length;
    await checking.pass();
    expect(it.logger.error.mock.calls).toHaveLength(errors);
    await tamper('"verified"', '"rejected"');
    it.pass(25 * 60 * 60 * 1_000);
    await checking.pass();
    const row = await db
      .selectFrom('log_check')
      .selectAll()
      .where('company_id', '=', it.companyId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ faults: 0, checked_at: it.now() });
    await checking.stop();
  });

  test('the hash tells nothing without the salt of the session', async () => {
    const [fact] = (await it.facts(id)).filter(({ type }) => type === 'session.decided');
    const { salt } = await db.selectFrom('session').select('salt').where('id', '=', id).executeTakeFirstOrThrow();
    expect(salt).toHaveLength(32);
    await db
      .updateTable('session')
      .set({ salt: Buffer.alloc(32) })
      .where('id', '=', id)
      .execute();
    expect(await faults()).toContainEqual({ seq: fact!.seq, kind: 'content altered' });
    await db.updateTable('session').set({ salt }).where('id', '=', id).execute();
    expect(await faults()).toEqual([]);
  });
}
