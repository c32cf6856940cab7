import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../../../context.ts';
import type { Trx } from '../../../db/database.ts';
import { genesis } from '../../../log/chain.ts';
import { hashPassword } from '../../login/password.ts';
import { checkCompanyName } from '../company-name.ts';
import type { CompanySettings } from '../company-settings.ts';

export interface NewReviewer {
  name: string;
  email: string;
  role: 'agent' | 'master';
}

/**
 * Creates a company with its first reviewers, who share one password until each sets their own.
 * @returns the company's id
 * @throws Error for a name that is taken, with a message fit for the operator
 */
export async function makeCompany(
  ctx: Pick<Context, 'db'>,
  name: string,
  settings: Partial<CompanySettings>,
  reviewers: NewReviewer[],
  password: string,
  demo = false,
): Promise<string> {
  const id = randomUUIDv7();
  const hash = await hashPassword(password);
  await ctx.db.transaction().execute(async (trx) => {
    const checked = await checkCompanyName(trx, name, id);
    await trx
      .insertInto('company')
      .values({ id, name: checked, demo, settings: JSON.stringify(settings), last_hash: genesis(id) })
      .execute();
    for (const [i, reviewer] of reviewers.entries()) await insertReviewer(trx, id, reviewer, i % 10, hash);
  });
  return id;
}

async function insertReviewer(trx: Trx, companyId: string, reviewer: NewReviewer, colour: number, hash: string) {
  const id = randomUUIDv7();
  await trx
    .insertInto('reviewer')
    .values({ id, company_id: companyId, ...reviewer, colour, email_verified: true })
    .execute();
  // The format in which better-auth stores a password: an account of the provider "credential", with the user's id as account id.
  await trx
    .insertInto('credential')
    .values({ id: randomUUIDv7(), reviewer_id: id, account_id: id, provider_id: 'credential', password: hash })
    .execute();
}
