import type { Context } from '../../../context.ts';
import { transact } from '../../../log/transact.ts';
import { checkCompanyName } from '../company-name.ts';

/**
 * Gives a company another registered name. Only whoever runs the installation does: reports and the check page vouch for it.
 * Reports that were made keep the name that they were made with; the company's id stays.
 *
 * @returns the name as it is kept
 * @throws Error for a name that is taken, fit to be shown to who runs the installation
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
