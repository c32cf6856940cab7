import type { Conditions } from '../../shared/api/conditions.ts';
import { strictest } from '../../shared/conditions.ts';
import { saveConditions } from '../conditions/commands.ts';
import { readConditions } from '../conditions/queries.ts';
import { goodRun, type Step } from './phone.ts';
import type { Review } from './review.ts';

/** Those that look at other sessions or at lists are left out. */
export const alone: Partial<Conditions> = { documentReused: false, screening: false };

/** A run at an address, of a person of a nationality. */
export const runFrom = (clientIp: string, nationality = 'UTO'): Step[] =>
  goodRun.map((step) =>
    step.type === 'attempt.started'
      ? { ...step, clientIp }
      : step.type === 'document.read'
        ? { ...step, fields: { ...step.fields, nationality } }
        : step,
  );
export const georgian = '95.104.1.1';

/** The conditions of the company of `world`, which is made later, before the tests. */
export const conditionsOf = (world: () => Review) => ({
  /** Saves the strictest ones but for these. */
  async set(conditions: Partial<Conditions>, targetMinutes = 60) {
    const { ctx, companyId, ana } = world();
    const { version } = await readConditions(ctx.db, companyId);
    return saveConditions(ctx, ana, { conditions: { ...strictest, ...alone, ...conditions }, targetMinutes, version });
  },
  /** The background at work, past the moment for which it waits for those who still assess by the old ones. */
  async applied(): Promise<void> {
    const it = world();
    await it.applied();
    it.pass(10_001);
    await it.applied();
  },
  async reasons(id: string) {
    return (await world().view(id))!.waiting?.unmet.map((u) => u.condition);
  },
});
