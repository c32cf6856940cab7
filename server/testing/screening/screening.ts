import { setTimeout as rest } from 'node:timers/promises';
import { sql } from 'kysely';
import type { ScreeningView } from '../../../shared/screening/screening.ts';
import { makeCompany } from '../../accounts/companies/commands/make-company.ts';
import type { Db } from '../../db/database.ts';
import { reviewHit } from '../../screening/hit-reviews/commands.ts';
import { keepScreening } from '../../screening/keep-screening.ts';
import { saveScreening } from '../../screening/lists/commands.ts';
import { importList } from '../../screening/lists/import/import.ts';
import { findLists, readScreeningSetting } from '../../screening/lists/queries.ts';
import { makeOwnLists } from '../../screening/match/own-lists.ts';
import type { ScreeningProvider } from '../../screening/port.ts';
import { least, setConditions } from '../make.ts';
import { goodRun, type Step } from '../phone.ts';
import { makeReview } from '../review.ts';
import { listFiles, openSanctionsCsv } from './lists.ts';

export interface Invented {
  id: string;
  name: string;
  aliases?: string;
  born?: string;
  country?: string;
  numbers?: string;
}

/** Whom the tests' list names; and a phone that reads the first of them. */
export const tamaz: Invented = {
  ...{ id: 'T1', name: 'Tamaz Markovil', aliases: 'Tamas Marcovilli', born: '1966-01-09', country: 'ge' },
  numbers: 'K3575144',
};
/** Whose day of birth the list does not know: alike in all that is known, and no full match. */
export const vaso: Invented = { id: 'T3', name: 'Vaso Zerekidze', born: '1961', country: 'ge' };
export const asVaso = { firstName: 'Vaso', lastName: 'Zerekidze', birthDate: '1961-05-06', documentNumber: 'GE3' };
export const iria: Invented = { id: 'T2', name: 'Iria Quelvarro', born: '1970-03-02' };
export const others: Invented[] = Array.from({ length: 6 }, (_, n) => ({
  id: `O${n}`,
  name: `${['Bexley', 'Corvin', 'Dunmar', 'Estrel', 'Fanwick', 'Gorrel'][n]} Ostrander`,
}));
export const asTamaz = { firstName: 'Tamaz', lastName: 'Markovil', birthDate: '1966-01-09', documentNumber: 'GE1' };

/** A list of invented persons, as OpenSanctions writes one. */
export const listOf = (people: Invented[]): string =>
  [
    openSanctionsCsv.split('\n')[0],
    ...people.map(({ id, name, aliases = '', born = '', country = '', numbers = '' }) =>
      [id, 'Person', name, aliases, born, country, '', numbers, 'Test', '', '', 'TEST', 'Test', '', '2026-11-01', '']
        .map((cell) => `"${cell}"`)
        .join(','),
    ),
  ].join('\n');

/** A run of somebody else; all is well with it but what `more` says. */
export const runOf = (
  fields: Extract<Step, { type: 'document.read' }>['fields'],
  more: Partial<Extract<Step, { type: 'result.reported' }>> = {},
): Step[] =>
  goodRun.map((step) =>
    step.type === 'document.read'
      ? { type: 'document.read', fields: { nationality: 'GEO', ...fields } }
      : step.type === 'result.reported'
        ? { ...step, ...more }
        : step,
  );

/** Reviewers, a phone, and screening that runs when it is told to. */
export async function makeScreening(
  db: Db,
  provider: ScreeningProvider = makeOwnLists(db),
  env: NodeJS.ProcessEnv = {},
) {
  const it = await makeReview(db, env);
  const keep = keepScreening(it.ctx, provider, () => () => {});
  await setConditions(db, it.companyId, { ...least, screening: true });
  const pep = async (id: string): Promise<ScreeningView> => (await it.view(id))!.screened!;
  return {
    ...it,
    /** @param companyId null: for all */
    list: (people: Invented[], companyId: string | null, title = 'Test list') =>
      importList(it.ctx, { companyId, reviewerId: null, title, files: listFiles({ 'list.csv': listOf(people) }) }),
    /** Until all is screened that is to be. The server itself screens too: what it has taken is waited for. */
    async screened(): Promise<void> {
      for (let n = 0; n < 500; n++) {
        await keep.pass();
        const { rows } = await sql<{ more: boolean }>`
          select exists (select from screening_queue where failures = 0) or exists (select from rescreening_run) or exists (
            select from company c left join follower f on f.company_id = c.id and f.name = 'screening'
            where coalesce(f.seq, 0) < c.last_seq) as more`.execute(db);
        if (!rows[0]!.more) return;
        await rest(10);
      }
      const [due, rescreening] = await Promise.all([
        db.selectFrom('screening_queue').selectAll().execute(),
        db.selectFrom('rescreening_run').selectAll().execute(),
      ]);
      throw new Error(`screening did not come to an end: ${JSON.stringify({ now: it.now(), due, rescreening })}`);
    },
    pep,
    /** Whether a clearing holds in other sessions of the person. */
    async setCarryOver(carryOver: boolean): Promise<void> {
      const { version } = (await readScreeningSetting(db, it.companyId)) ?? { version: 0 };
      const connected = (await findLists(db, it.companyId)).map(({ id }) => id);
      await saveScreening(it.ctx, it.ana, { threshold: 0.7, connected, carryOver, version });
    },
    reviewHit: async (id: string, verdict: 'same' | 'different' | null, who = it.ana, n = 0) => {
      const hit = (await pep(id)).result!.hits[n]!;
      const reason = 'Compared the photos.';
      return reviewHit(it.ctx, who, id, hit.id, { verdict, reason, seen: hit.hitReview?.id ?? null });
    },
    types: async (id: string) => (await it.facts(id)).map(({ type }) => type),
    anotherCompany: (name: string) => makeCompany(it.ctx, name, {}, [], 'a password for tests'),
    async close() {
      await keep.stop();
      await it.close();
    },
  };
}
export type Screening = Awaited<ReturnType<typeof makeScreening>>;
