import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../db/database.ts';
import { readRecord } from '../reports/record.ts';
import { atOneMoment, listSessions } from '../sessions/list/list.ts';
import { least, setConditions } from '../testing/make.ts';
import { asTamaz, makeScreening, others, runOf, type Screening, tamaz } from '../testing/screening/screening.ts';
import { releaseSession } from './claims/commands/claim.ts';
import { editSubject } from './commands/edit-subject.ts';
import { undoDecision } from './commands/undo.ts';

/** A decision is safe (faults.md A2, A9, A13), on either database. */
export function safeSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Screening;
  beforeAll(async () => {
    db = await open();
    it = await makeScreening(db);
    await it.list([tamaz, ...others], it.companyId);
    await it.screened();
  });
  afterAll(() => it.close());

  const refused = (code: string) => expect.objectContaining({ code });
  const view = async (id: string, reader: string | null = null) => (await it.view(id, it.companyId, reader))!;
  let n = 0;
  beforeEach(() => {
    n += 1;
  });

  describe('D16: what a condition is not met by', () => {
    test('an open hit blocks Verify, for a master too, until somebody has reviewed it; rejecting it does not wait', async () => {
      const id = await it.finished(runOf({ ...asTamaz, documentNumber: `S${n}` }));
      await it.screened();
      await expect(it.decide(it.ana, id, 'verified')).rejects.toEqual(refused('hit_open'));
      await expect(it.decide(it.ben, id, 'verified')).rejects.toEqual(refused('hit_open'));
      await it.reviewHit(id, 'different');
      expect((await it.decide(it.ben, id, 'verified')).outcome).toMatchObject({ kind: 'final' });

      const listed = await it.finished(runOf({ ...asTamaz, documentNumber: `SR${n}` }));
      await it.screened();
      expect((await it.decide(it.ben, listed, 'rejected')).outcome).toMatchObject({ kind: 'final' });
    });

    test('who is verified all the same has a reason in the note; who meets everything needs none', async () => {
      const id = await it.finished(runOf({ ...asTamaz, documentNumber: `S${n}` }));
      await it.screened();
      await it.reviewHit(id, 'same');
      for (const note of ['', '   ', 'too short']) {
        await expect(it.decide(it.ben, id, 'verified', { note })).rejects.toMatchObject({
          code: 'reason_needed',
          errors: [expect.objectContaining({ pointer: '/note' })],
        });
      }
      expect((await view(id)).decisions).toEqual([]);
      await it.decide(it.ben, id, 'verified', { note: 'The list has delisted him.' });
      expect((await view(id)).decisions[0]).toMatchObject({ note: 'The list has delisted him.' });

      const clean = await it.finished(runOf({ ...asTamaz, documentNumber: `SC${n}` }));
      await it.screened();
      await it.reviewHit(clean, 'different');
      await it.decide(it.ben, clean, 'verified', { note: '' });
      expect((await view(clean)).state).toBe('verified');
    });

    test('screening hits, full matches and no face match need four eyes, until a company sets otherwise', async () => {
      await setConditions(db, it.companyId, { ...least, screening: true, fourEyes: ['full_match'] });
      const id = await it.finished(runOf({ ...asTamaz, documentNumber: `S${n}` }));
      await it.screened();
      await it.reviewHit(id, 'different');
      expect((await view(id)).waiting).toMatchObject({ unmet: [], needsTwo: true });
      expect((await it.decide(it.ben, id, 'verified')).outcome).toEqual({ kind: 'proposed' });
      await setConditions(db, it.companyId, { ...least, screening: true });
    });
  });

  describe('D17: the second review is blind', () => {
    const everybody = () => [it.ana.reviewerId, it.cid.reviewerId, null];
    beforeEach(() => setConditions(db, it.companyId, { ...least, faceLevel: 4, fourEyes: ['face_level'] }));
    /** Screened too: the server screens by itself, which would make a decision stale. */
    const doubtful = async () => {
      const run = runOf({ ...asTamaz, firstName: `Nobody${n}`, documentNumber: `B${n}` }, { faceLevel: 2 });
      const id = await it.finished(run);
      await it.screened();
      return id;
    };

    test('nobody but its reviewer reads the first word, until the second is said; then both are there, with the tags of both', async () => {
      const id = await doubtful();
      await it.decide(it.ben, id, 'rejected', { tags: ['fake', 'glare'], note: 'The hologram is printed.' });
      for (const reader of everybody()) {
        expect(await view(id, reader)).toMatchObject({
          waiting: { votes: [{ reviewerId: it.ben.reviewerId, verdict: null }] },
          decisions: [{ kind: 'proposed', verdict: null, note: '', tags: [], sealed: true }],
        });
      }
      expect(await view(id, it.ben.reviewerId)).toMatchObject({
        waiting: { votes: [{ verdict: 'rejected' }] },
        decisions: [{ verdict: 'rejected', note: 'The hologram is printed.', tags: ['fake', 'glare'] }],
      });
      await it.decide(it.cid, id, 'rejected', { tags: ['selfie_mismatch'] });
      const after = await view(id);
      expect(after.decided).toMatchObject({ tags: ['fake', 'glare', 'selfie_mismatch'] });
      expect(after.decisions).toMatchObject([
        { kind: 'decided', tags: ['selfie_mismatch'] },
        { kind: 'proposed', verdict: 'rejected', tags: ['fake', 'glare'], note: 'The hologram is printed.' },
      ]);
      expect(after.decisions[1]).not.toHaveProperty('sealed');
      const found = await listSessions(db, it.companyId, { tag: ['glare'], q: `Nobody${n}` });
      expect(found.rows.map((row) => row.id)).toEqual([id]);
    });

    test('the log says that the first was said, and not what', async () => {
      const id = await doubtful();
      await it.decide(it.ben, id, 'rejected');
      expect((await it.facts(id)).at(-1)).toEqual(
        expect.objectContaining({
          type: 'decision.sealed',
          data: { decisionId: expect.any(String), content: expect.any(String) },
        }),
      );
    });

    test('taken back or made void, it stays unread; after a dispute both are read', async () => {
      const id = await doubtful();
      const first = await it.decide(it.ben, id, 'rejected');
      await undoDecision(it.ctx, it.ben, id, { decisionId: first.decisionId });
      await it.decide(it.ben, id, 'verified');
      expect((await view(id)).decisions.map(({ verdict }) => verdict)).toEqual([null, null, null]);
      const seq = await it.seq();
      await editSubject(it.ctx, it.cid, id, { field: 'sex', value: 'M', reason: 'typo', seq });
      await it.screened();
      await setConditions(db, it.companyId, { ...least, faceLevel: 4, fourEyes: ['face_level', 'edited_data'] });
      expect((await view(id)).decisions.map(({ verdict }) => verdict)).toEqual([null, null, null]);
      await it.decide(it.cid, id, 'verified');
      expect((await view(id, it.cid.reviewerId)).decisions[0]).toMatchObject({ verdict: 'verified' });
      expect((await it.decide(it.ben, id, 'rejected')).outcome).toEqual({ kind: 'disputed' });
      expect((await view(id)).decisions.map(({ verdict }) => verdict)).not.toContain(null);
      expect((await view(id)).waiting!.votes.map(({ verdict }) => verdict)).toEqual(['verified', 'rejected']);
    });

    test('D9, D17: a second word that has shown the first is undone with a reason alone, and the next is marked as knowing it', async () => {
      const id = await doubtful();
      await it.decide(it.ben, id, 'rejected');
      const second = await it.decide(it.cid, id, 'verified');
      expect(second).toMatchObject({ outcome: { kind: 'disputed' }, undoNeedsReason: true });
      const undo = (reason?: string) =>
        undoDecision(it.ctx, it.cid, id, { decisionId: second.decisionId, ...(reason !== undefined && { reason }) });
      for (const reason of [undefined, '', '  slip     ']) {
        await expect(undo(reason)).rejects.toEqual(refused('undo_reason_needed'));
      }
      expect((await view(id)).waiting!.votes).toHaveLength(2);
      await undo(' Wrong button. ');
      expect(await view(id)).toMatchObject({
        waiting: { votes: [{ reviewerId: it.ben.reviewerId, verdict: 'rejected', revealed: true }] },
        decisions: [
          { kind: 'undone', verdict: 'verified', note: 'Wrong button.' },
          { kind: 'disputed' },
          { verdict: 'rejected' },
        ],
      });
      expect((await view(id)).decisions.some(({ afterReveal }) => afterReveal)).toBe(false);

      // Whoever decides now has seen it: the same reviewer, or another.
      const changed = await it.decide(it.cid, id, 'rejected', { tags: ['glare'] });
      expect(changed).toMatchObject({ outcome: { kind: 'final' }, undoNeedsReason: true });
      expect((await view(id)).decisions[0]).toMatchObject({ kind: 'decided', afterReveal: true });
      await undoDecision(it.ctx, it.cid, id, { decisionId: changed.decisionId, reason: 'Wrong session.' });
      await releaseSession(it.ctx, it.cid, id);
      await it.decide(await it.login('agent'), id, 'rejected');
      const record = (await atOneMoment(db, (trx) => readRecord(trx, it.companyId, id)))!;
      expect(record.session.decisions.map(({ kind, afterReveal = false }) => [kind, afterReveal])).toEqual([
        ['decided', true],
        ['undone', false],
        ['decided', true],
        ['undone', false],
        ['disputed', false],
        ['proposed', false],
      ]);
      expect(record.session.decisions[1]).toMatchObject({ kind: 'undone', note: 'Wrong session.' });
    });

    test('undoing what has shown nothing takes no reason: a first word, a word that stands alone, an open review', async () => {
      const id = await doubtful();
      const first = await it.decide(it.ben, id, 'rejected');
      expect(first.undoNeedsReason).toBe(false);
      await undoDecision(it.ctx, it.ben, id, { decisionId: first.decisionId });
      await releaseSession(it.ctx, it.ben, id);
      await it.decide(it.cid, id, 'rejected');
      const second = await it.decide(it.ben, id, 'verified');
      const master = await it.decide(it.ana, id, 'rejected');
      expect([second.undoNeedsReason, master.undoNeedsReason]).toEqual([true, false]);
      expect((await view(id)).decisions[0]).not.toHaveProperty('afterReveal');
      await setConditions(db, it.companyId, { ...least, faceLevel: 4, fourEyes: ['face_level'], blindReview: false });
      n += 200;
      const open = await doubtful();
      await it.decide(it.ben, open, 'rejected');
      const wording = await it.decide(it.cid, open, 'verified');
      expect(wording.undoNeedsReason).toBe(false);
      await undoDecision(it.ctx, it.cid, open, { decisionId: wording.decisionId });
      await it.decide(it.cid, open, 'rejected');
      expect((await view(open)).decisions[0]).not.toHaveProperty('afterReveal');
    });

    test('where the company reviews openly, the first word is told; changing that unseals nothing', async () => {
      const sealed = await doubtful();
      await it.decide(it.ben, sealed, 'rejected');
      await setConditions(db, it.companyId, { ...least, faceLevel: 4, fourEyes: ['face_level'], blindReview: false });
      n += 100;
      const id = await doubtful();
      await it.decide(it.ben, id, 'rejected', { tags: ['glare'] });
      expect((await it.facts(id)).at(-1)).toMatchObject({ type: 'decision.proposed', data: { verdict: 'rejected' } });
      expect((await view(id)).waiting!.votes).toMatchObject([{ verdict: 'rejected' }]);
      expect((await view(sealed)).waiting!.votes).toMatchObject([{ verdict: null }]);
    });
  });

  test('D18: no face match is a reason of its own, and first in the queue', async () => {
    await setConditions(db, it.companyId, { ...least, faceLevel: 4 });
    const older = await it.finished(
      runOf({ ...asTamaz, firstName: 'Older', documentNumber: `F${n}` }, { faceLevel: 3 }),
    );
    const another = await it.finished(
      runOf({ ...asTamaz, firstName: 'Other', documentNumber: `G${n}` }, { faceLevel: 0 }),
    );
    const { rows } = await listSessions(db, it.companyId, { sort: 'waiting' });
    expect(rows[0]).toMatchObject({
      id: another,
      waiting: { unmet: [{ condition: 'face_match', outcome: 'not_met' }] },
    });
    expect(rows.findIndex((row) => row.id === older)).toBeGreaterThan(0);
    const found = await listSessions(db, it.companyId, { sort: 'waiting', reason: ['face_match'] });
    expect(found.rows.map((row) => row.id)).toEqual([another]);
  });
}
