import type { Context } from '../../../context.ts';
import { transact } from '../../../log/transact.ts';
import { checkCompanyName } from '../company-name.ts';

/**
 * Changes a company's registered name. Only the operator of the installation may: reports and the check page vouch for it.
 * Existing reports keep the name under which they were made; the company's id does not change.
 *
 * @returns the name as stored
 * @throws Error for a name that is taken, with a message fit for the operator
 */
export async function renameCompany(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  companyId: string,
  name: string,
): Promise<string> {
  const { value } = await transact(ctx, companyId, 'system', async (trx) => {
    const checked = await checkCompanyName(trx, name, companyId);
    const { numUpdatedRows } = await trx
      .updateTable('company')
      .set({ name: checked })
      .where('id', '=', companyId)
      .where('name', '<>', checked)
      .executeTakeFirstOrThrow();
    const facts = numUpdatedRows > 0n ? [{ type: 'company.renamed' as const, sessionId: null, data: {} }] : [];
    return { value: checked, facts };
  });
  return value;
}
