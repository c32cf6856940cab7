import type { Generated } from 'kysely';

/** See sql/0015_installation.sql. */
export interface InstallationTables {
  installation: { id: string; key_id: string; is_single: Generated<boolean> };
}
