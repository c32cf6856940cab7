import { isDeepStrictEqual } from 'node:util';
import type { Conditions } from '../../shared/api/conditions.ts';
import type { ConditionsAnswer, ConditionsRequest } from '../../shared/api/settings.ts';
import { iso2Codes } from '../../shared/document/country.ts';
import { actorOf } from '../accounts/guard.ts';
import type { Login } from '../accounts/login/login.ts';
import { conditionsHash } from '../audit/content-hashes.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/errors/problem.ts';
import { transact } from '../log/transact.ts';
import { countSessions } from '../sessions/queries.ts';
import { readConditionSet, readConditions } from './queries.ts';

/**
 * Sets a company's conditions. They assess sessions that finish from now on; sessions awaiting action are reassessed in the
 * background (see apply.ts), and decided ones are not changed.
 *
 * @throws Problem settings_stale when they were changed concurrently; value_refused for an unknown country
 */
export async function saveConditions(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  login: Login,
  { conditions: asked, targetMinutes, version: seen }: ConditionsRequest,
): Promise<ConditionsAnswer> {
  const conditions = tidy(asked);
  const { companyId, reviewerId } = login;
  await transact(ctx, companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const before = await readConditionSet(trx, companyId);
    const version = seen + 1;
    const saved =
      before.version === seen &&
      (await trx
        .insertInto('condition_set')
        .values({
          ...{ company_id: companyId, version, conditions: JSON.stringify(conditions), at: now },
          ...{ target_minutes: targetMinutes, reviewer_id: reviewerId },
        })
        .onConflict((oc) => oc.doNothing())
        .returning('version')
        .executeTakeFirst());
    if (!saved) throw new Problem('settings_stale', 'Load them anew, then make your change again.');
    if (!isDeepStrictEqual(before.conditions, conditions)) {
      const { awaiting_action: total } = await countSessions(trx, companyId);
      const anew = { version, total, done: 0, changed: 0, started_at: now, after_at: null, after_id: null };
      await trx
        .insertInto('condition_rollout')
        .values({ company_id: companyId, ...anew })
        .onConflict((oc) => oc.column('company_id').doUpdateSet(anew))
        .execute();
    }
    return {
      value: undefined,
      facts: [
        {
          type: 'conditions.changed',
          sessionId: null,
          data: { version, content: conditionsHash(companyId, { version, conditions }) },
        },
      ],
    };
  });
  return readConditions(ctx.db, companyId);
}

/** Removes duplicate countries, and those without a requirement. @throws Problem value_refused */
export function tidy(conditions: Conditions): Conditions {
  const highRisk = new Map<string, Conditions['highRisk'][number]>();
  for (const [i, risk] of conditions.highRisk.entries()) {
    if (!iso2Codes.has(risk.country)) {
      throw new Problem('value_refused', 'There is no such country.', {
        errors: [{ in: 'body', pointer: `/conditions/highRisk/${i}/country`, detail: 'is no country of ISO 3166-1' }],
      });
    }
    const { ip = false, nationality = false } = highRisk.get(risk.country) ?? {};
    const both = { ...risk, ip: risk.ip || ip, nationality: risk.nationality || nationality };
    if (both.ip || both.nationality) highRisk.set(risk.country, both);
  }
  return { ...conditions, highRisk: [...highRisk.values()] };
}
