import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Conditions } from '../../shared/api/conditions.ts';
import type { DocumentType, Subject } from '../../shared/document/document.ts';
import type { Db } from '../db/database.ts';
import { setConditions } from '../testing/make.ts';
import { goodRun, type Step } from '../testing/phone.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { dryRun } from './dry-run.ts';
import { readConditionSet } from './queries.ts';

interface Document {
  type: DocumentType;
  fields: Subject;
  mrz?: string[];
}
/** All goes well, with this document. */
const runOf = ({ type, fields, mrz }: Document): Step[] =>
  goodRun.map((step) =>
    step.type === 'document.chosen'
      ? { type: step.type, documentType: type }
      : step.type === 'document.read'
        ? { type: step.type, fields, ...(mrz && { mrz }) }
        : step,
  );

const greenCard: Document = {
  type: 'residence_permit',
  mrz: ['C1USA0427797024MSC1380273242<<', '7408122F3204153IRL<<<<<<<<<<<4', 'TESTGREEN<<KEVINA<<<<<<<<<<<<<'],
  fields: { firstName: 'Kevina', lastName: 'Testgreen', birthDate: '1974-08-12', expirationDate: '2032-04-15' },
};
const spanishCard: Document = {
  type: 'id_card',
  mrz: ['IDESPBAA000590999999999R<<<<<<', '5001013F9901018ESP<<<<<<<<<<<3', 'TESTESPANOLA<<CARMEN<<<<<<<<<<'],
  fields: { firstName: 'Carmen', lastName: 'Testespañola', birthDate: '1950-01-01', expirationDate: '9999-01-01' },
};
const centenarian: Document = {
  type: 'passport',
  mrz: ['P<UTOTESTOLD<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<', 'L898902C47UTO2408127F3204153<<<<<<<<<<<<<<<2'],
  fields: { firstName: 'Anna', lastName: 'Testold', birthDate: '1924-08-12', expirationDate: '2032-04-15' },
};
const withoutSurname: Document = {
  type: 'passport',
  mrz: ['P<IND<<TESTINDIAN<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'K2578286<0IND7408122F3204153<<<<<<<<<<<<<<<6'],
  fields: { firstName: 'Testindian', birthDate: '1974-08-12', expirationDate: '2032-04-15' },
};
const unborn: Document = {
  type: 'driving_licence',
  fields: {
    ...{ firstName: 'Anna', lastName: 'Testfuture', documentNumber: 'L898902C5', birthDate: '2099-08-12' },
    ...{ expirationDate: '2032-04-15', sex: 'F', nationality: 'UTO' },
  },
};

/** Documents of real people, and one of nobody, by the conditions that a company begins with; on either database. */
export function realDocumentsSuite(open: () => Promise<Db>): void {
  let it: Review;
  beforeAll(async () => {
    it = await makeReview(await open());
  });
  afterAll(() => it.close());

  const assessed = async (document: Document, conditions: Partial<Conditions>) => {
    await setConditions(it.ctx.db, it.companyId, { documentReused: false, ...conditions });
    const view = (await it.view(await it.finished(runOf(document))))!;
    const unmet = view.conditions.flatMap(({ condition, outcome }) =>
      outcome === 'met' ? [] : [[condition, outcome]],
    );
    return { state: view.state, unmet, view };
  };

  test.each([
    ['real-world.md 5: the US green card', greenCard],
    ['real-world.md 7: a Spanish card that does not end', spanishCard],
    ['real-world.md 8: a centenarian', centenarian],
  ])('%s is verified by the conditions, also where nothing waits', async (_, document) => {
    expect(await assessed(document, { awaitingAction: false })).toMatchObject({ state: 'verified', unmet: [] });
  });

  test('D21 real-world.md 9: a doubt about the zone waits for a person where nothing else waits, and is compared', async () => {
    const { state, unmet, view } = await assessed(withoutSurname, { awaitingAction: false });
    expect([state, unmet]).toEqual(['awaiting_action', [['mrz', 'unknown']]]);
    expect(view.conditions.find((c) => c.condition === 'mrz')?.saw).toEqual({ valid: null, doubtful: true });
    expect(view.conditions.find((c) => c.condition === 'front_back')?.saw).toEqual({ differences: [] });
    const other = { ...withoutSurname, fields: { ...withoutSurname.fields, firstName: 'Somebody' } };
    expect((await assessed(other, {})).unmet).toEqual([
      ['mrz', 'unknown'],
      ['front_back', 'not_met'],
    ]);
  });

  test('D21 real-world.md 11: born in 2099: it waits, or is rejected where nothing waits', async () => {
    const missed = { unmet: [['data_plausible', 'not_met']] };
    expect(await assessed(unborn, {})).toMatchObject({ state: 'awaiting_action', ...missed });
    expect(await assessed(unborn, { awaitingAction: false })).toMatchObject({ state: 'rejected', ...missed });
  });

  test('the date of issue is kept, shown with its source, and held against the other dates', async () => {
    const issued = (issueDate: string): Document => ({ ...greenCard, fields: { ...greenCard.fields, issueDate } });
    const { state, view } = await assessed(issued('2022-04'), {});
    expect([state, view.subject?.issueDate]).toEqual(['verified', '2022-04']);
    expect(view.sources?.['subject.issueDate']).toEqual(view.sources?.['subject.expirationDate']);
    for (const date of ['1973', '2032-05', '2033-01-01']) {
      expect((await assessed(issued(date), {})).unmet).toEqual([['data_plausible', 'not_met']]);
    }
    // The zone has no such date: nothing differs.
    expect(view.conditions.find(({ condition }) => condition === 'front_back')?.outcome).toBe('met');
  });

  test('a dry run says which sessions impossible dates would keep', async () => {
    await assessed(unborn, { dataPlausible: false });
    const { conditions } = await readConditionSet(it.ctx.db, it.companyId);
    const set = { ...conditions, dataPlausible: false };
    const [without, asked] = [
      await dryRun(it.ctx, it.companyId, set),
      await dryRun(it.ctx, it.companyId, { ...set, dataPlausible: true }),
    ];
    expect(asked.after.verified).toBeLessThan(without.after.verified);
    expect(asked.unmet.find(({ condition }) => condition === 'data_plausible')).toMatchObject({
      after: expect.any(Number),
    });
    expect(without.unmet.find(({ condition }) => condition === 'data_plausible')?.after ?? 0).toBe(0);
  });

  test('I16: a birth date that is known in part is kept, compared, shown and assessed as such', async () => {
    const born = (birthDate: string): Document => ({
      ...greenCard,
      fields: { ...greenCard.fields, birthDate },
    });
    const { state, view } = await assessed(born('1974'), { minimumAge: 18 });
    expect([state, view.subject?.birthDate]).toEqual(['verified', '1974']);
    expect((await assessed(born('1974'), { minimumAge: 52 })).unmet).toContainEqual(['minimum_age', 'unknown']);
    expect((await assessed(born('1975'), {})).unmet).toEqual([['front_back', 'not_met']]);
  });
}
