import type { Generated } from 'kysely';

/** See sql/0001_accounts.sql. */
export interface InstallationTables {
  installation: { id: string; key_id: string; is_single: Generated<boolean> };
}
