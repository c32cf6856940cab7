import { type ReadyTextKind, resubmissionSteps } from '../../shared/decision/ready-texts.ts';
import { builtInTags } from '../../shared/decision/rejection-tags.ts';
import type { Fact } from '../../shared/event.ts';
import { actorOf } from '../accounts/guard.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { Problem } from '../http/errors/problem.ts';
import { transact } from '../log/transact.ts';

/**
 * A company's own texts for a step or a tag; `null`: the built-in ones again. Said twice, it changes nothing.
 * @throws Problem not_found for a step or tag that the company does not have
 */
export async function setReadyTexts(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  login: Login,
  kind: ReadyTextKind,
  key: string,
  wanted: readonly string[] | null,
): Promise<void> {
  const { companyId: company_id } = login;
  const texts = wanted && [...new Set(wanted.map((one) => one.trim()))];
  await transact(ctx, company_id, actorOf(login), async (trx) => {
    const fact = await findChangedFact(trx, company_id, kind, key);
    const old = await trx
      .selectFrom('ready_text')
      .select('texts')
      .where('company_id', '=', company_id)
      .where('kind', '=', kind)
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst();
    if (JSON.stringify(old?.texts ?? null) === JSON.stringify(texts)) return { value: undefined, facts: [] };
    if (texts === null) {
      await trx
        .deleteFrom('ready_text')
        .where('company_id', '=', company_id)
        .where('kind', '=', kind)
        .where('key', '=', key)
        .execute();
    } else {
      const change = { texts, changed_at: ctx.now(), changed_by: login.reviewerId };
      await trx
        .insertInto('ready_text')
        .values({ company_id, kind, key, ...change })
        .onConflict((oc) => oc.columns(['company_id', 'kind', 'key']).doUpdateSet(change))
        .execute();
    }
    return { value: undefined, facts: [fact] };
  });
}

async function findChangedFact(trx: Trx, companyId: string, kind: ReadyTextKind, key: string): Promise<Fact> {
  const fact = (of: object): Fact => ({
    type: 'ready_text.changed',
    sessionId: null,
    data: { kind, step: null, tag: null, tagId: null, ...of },
  });
  if (kind === 'resubmission') {
    const step = resubmissionSteps.find((one) => one === key);
    if (step) return fact({ step });
  } else {
    const tag = builtInTags.find((one) => one === key);
    if (tag) return fact({ tag });
    const own = await trx
      .selectFrom('rejection_tag')
      .select('key')
      .where('company_id', '=', companyId)
      .where('key', '=', key)
      .where('label', 'is not', null)
      .executeTakeFirst();
    if (own) return fact({ tagId: own.key });
  }
  throw new Problem('not_found', 'The company has no such step or tag.');
}
