import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { reopenSession } from '../../decisions/commands/resubmission-and-reopen.ts';
import { least, setConditions } from '../../testing/make.ts';
import {
  asTamaz,
  asVaso,
  iria,
  makeScreening,
  others,
  runOf,
  type Screening,
  tamaz,
  vaso,
} from '../../testing/screening/screening.ts';
import { makeOwnLists } from '../match/own-lists.ts';
import type { ScreeningProvider } from '../port.ts';
import { screenSession } from '../runs/screen.ts';
import { reviewHit } from './commands.ts';
import { readElsewhere } from './elsewhere.ts';

/** What must hold of reviewing hits on either database. */
export function hitReviewsSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Screening;
  beforeAll(async () => {
    db = await open();
    it = await makeScreening(db);
  });
  afterAll(() => it.close());
  beforeEach(async () => {
    await it.list([tamaz, iria, ...others], it.companyId);
    await it.screened();
  });

  const refused = (code: string) => expect.objectContaining({ code });

  let id: string;
  let n = 10;
  beforeEach(async () => {
    n += 1;
    id = await it.finished(runOf({ ...asTamaz, documentNumber: `GEJ${n}`, personalNumber: `P${n}` }));
    await it.screened();
  });

  test('S26 of two at the same moment the second is told', async () => {
    const hit = (await it.pep(id)).result!.hits[0]!;
    const say = (who = it.ana) =>
      reviewHit(it.ctx, who, id, hit.id, { verdict: 'different', reason: 'Not the one.', seen: null });
    const done = await Promise.allSettled([say(it.ana), say(it.ben)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(done.find((one) => one.status === 'rejected')?.reason).toEqual(refused('hit_reviewed'));
  });

  test('D15 a review whose answer was lost is sent again and is one', async () => {
    const hit = (await it.pep(id)).result!.hits[0]!;
    const request = { verdict: 'different' as const, reason: 'Not the one.', seen: null };
    await reviewHit(it.ctx, it.ana, id, hit.id, request);
    await reviewHit(it.ctx, it.ana, id, hit.id, request);
    expect((await it.types(id)).filter((type) => type === 'hit.reviewed')).toHaveLength(1);
    await expect(reviewHit(it.ctx, it.ben, id, hit.id, request)).rejects.toEqual(refused('hit_reviewed'));
  });

  test('S26 taken back, it is open again; what is not there cannot be', async () => {
    await it.reviewHit(id, 'same');
    expect((await it.view(id))?.screening).toBe('same');
    await it.reviewHit(id, null, it.ben);
    expect(await it.view(id)).toMatchObject({
      screening: 'open',
      screened: { result: { hits: [{ hitReview: null }] } },
    });
    await expect(it.reviewHit(id, null)).rejects.toEqual(refused('nothing_changed'));
  });

  test("S29 another company's hit, and one of another session, are not found", async () => {
    const hit = (await it.pep(id)).result!.hits[0]!;
    const request = { verdict: 'different' as const, reason: 'x', seen: null };
    await expect(reviewHit(it.ctx, it.stranger, id, hit.id, request)).rejects.toEqual(refused('not_found'));
    const other = await it.finished(runOf({ ...asTamaz, documentNumber: `GEK${n}` }));
    await it.screened();
    await expect(reviewHit(it.ctx, it.ana, other, hit.id, request)).rejects.toEqual(refused('not_found'));
  });

  describe('what was cleared, in other sessions of the person (faults.md A3)', () => {
    const asPerson = (who: typeof asVaso, document: string, person = `P${n}`) =>
      runOf({ ...who, documentNumber: document, personalNumber: person });
    beforeEach(() => it.list([tamaz, iria, vaso, ...others], it.companyId));
    afterEach(() => it.setCarryOver(false));
    const elsewhere = async (of: string) => {
      const hit = (await it.pep(of)).result!.hits[0]!;
      return readElsewhere(it.ctx, it.companyId, of, hit.id);
    };

    test('D20: by default it holds in its own session alone', async () => {
      const [first, second] = [
        await it.finished(asPerson(asVaso, `V${n}`)),
        await it.finished(asPerson(asVaso, `V${n}`)),
      ];
      await it.screened();
      expect(await elsewhere(first)).toEqual({ carryOver: false, would: [], did: [] });
      await it.reviewHit(first, 'different');
      await it.screened();
      await it.applied();
      expect(await it.view(second)).toMatchObject({ state: 'awaiting_action', screening: 'open' });
      const third = await it.finished(asPerson(asVaso, `V${n}`));
      await it.screened();
      expect(await it.view(third)).toMatchObject({ state: 'awaiting_action', screening: 'open' });
    });

    test('D20: where the company has set it, what it settles is told before and listed after', async () => {
      await it.setCarryOver(true);
      const [first, second] = [
        await it.finished(asPerson(asVaso, `W${n}`)),
        await it.finished(asPerson(asVaso, `W${n}`)),
      ];
      await it.finished(asPerson(asVaso, `WX${n}`, `Q${n}`));
      await it.screened();
      const settled = { sessionId: second, name: 'Vaso Zerekidze', state: 'verified' };
      expect(await elsewhere(first)).toEqual({ carryOver: true, would: [settled], did: [] });
      await it.reviewHit(first, 'different');
      await it.screened();
      await it.applied();
      expect(await elsewhere(first)).toEqual({ carryOver: true, would: [], did: [settled] });
      expect(await it.view(second)).toMatchObject({
        state: 'verified',
        screening: 'cleared',
        screened: { result: { hits: [{ hitReview: { verdict: 'different', fromSessionId: first } }] } },
      });
      await expect(readElsewhere(it.ctx, it.stranger.companyId, first, crypto.randomUUID())).rejects.toEqual(
        refused('not_found'),
      );
    });

    test('D20: a full match is somebody’s to look at each time', async () => {
      await it.setCarryOver(true);
      const second = await it.finished(asPerson(asTamaz, `GEJ${n}`));
      await it.screened();
      expect((await elsewhere(id)).would).toEqual([]);
      await it.reviewHit(id, 'different');
      await it.screened();
      await it.applied();
      expect(await it.view(second)).toMatchObject({ state: 'awaiting_action', screening: 'open' });
    });

    test('D20: what needs four eyes is verified by nobody alone, however it was cleared', async () => {
      await it.setCarryOver(true);
      await setConditions(db, it.companyId, { ...least, screening: true, fourEyes: ['screening'] });
      const [first, second] = [
        await it.finished(asPerson(asVaso, `Y${n}`)),
        await it.finished(asPerson(asVaso, `Y${n}`)),
      ];
      await it.screened();
      expect((await elsewhere(first)).would).toEqual([]);
      await it.reviewHit(first, 'different');
      await it.screened();
      await it.applied();
      const third = await it.finished(asPerson(asVaso, `Y${n}`));
      await it.screened();
      await it.applied();
      for (const one of [second, third]) {
        expect(await it.view(one)).toMatchObject({
          state: 'awaiting_action',
          screening: 'cleared',
          waiting: { unmet: [], needsTwo: true },
        });
      }
      await setConditions(db, it.companyId, { ...least, screening: true });
    });

    test('S27 that somebody is listed holds everywhere', async () => {
      await it.reviewHit(id, 'same');
      const next = await it.finished(asPerson(asTamaz, `GEN${n}`));
      await it.screened();
      expect((await it.view(next))?.screening).toBe('same');
      const stranger = await it.finished(asPerson(asTamaz, `GES${n}`, `Q${n}`));
      await it.screened();
      expect((await it.view(stranger))?.screening).toBe('open');
    });
  });

  test('S25 a changed entry opens what was cleared; one that is the same leaves it', async () => {
    await it.reviewHit(id, 'different');
    await it.list([tamaz, { ...iria, country: 'ge' }, ...others], it.companyId);
    await it.screened();
    expect((await it.view(id))?.screening).toBe('cleared');
    await it.list([{ ...tamaz, born: '1966-01-09;1967' }, iria, ...others], it.companyId);
    await it.screened();
    expect(await it.view(id)).toMatchObject({
      screening: 'open',
      screened: { result: { hits: [{ wasCleared: true, hitReview: null }] } },
    });
  });

  // How much a name tells depends on all that is listed: another list's import once opened what was cleared.
  test('S25 a score that another list raised leaves what was cleared', async () => {
    let raised = 0;
    const lists = makeOwnLists(db);
    const provider: ScreeningProvider = {
      async screen(query, settings) {
        const answer = await lists.screen(query, settings);
        const candidates = answer.candidates.map((one) => ({ ...one, score: one.score - 0.2 + raised }));
        return { ...answer, candidates };
      },
    };
    const screen = () => screenSession(it.ctx, provider, it.companyId, id);
    await screen();
    await it.reviewHit(id, 'different');
    raised = 0.1;
    await screen();
    expect((await it.view(id))?.screening).toBe('cleared');
  });

  // A company that imports its own OFAC list gets a list of its own in place of the installation's: nobody reviews twice.
  test('S25 what was cleared stays when a list of the same name takes the place of another', async () => {
    await it.list([tamaz, ...others], null, 'Twice');
    await it.screened();
    await it.reviewHit(id, 'different', it.ana, 0);
    await it.reviewHit(id, 'different', it.ana, 1);
    await it.list([tamaz, ...others], it.companyId, 'Twice');
    await it.screened();
    expect((await it.view(id))?.screening).toBe('cleared');
    await db.updateTable('screening_list').set({ removed_at: new Date() }).where('title', '=', 'Twice').execute();
  });

  test('S26 what was verified can be reviewed; what is captured cannot', async () => {
    await it.reviewHit(id, 'different');
    await it.decide(it.ben, id, 'verified');
    await it.reviewHit(id, 'same');
    expect(await it.view(id)).toMatchObject({ state: 'verified', screening: 'same' });
    await reopenSession(it.ctx, it.ana, id, { reason: 'Listed.', seq: await it.seq() });
    expect(await it.view(id)).toMatchObject({
      state: 'awaiting_action',
      waiting: { unmet: [{ condition: 'screening', outcome: 'not_met' }] },
    });
  });
}
