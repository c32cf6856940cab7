import type { Generated } from 'kysely';

export interface InstallationTables {
  installation: { id: string; key_id: string; is_single: Generated<boolean> };
}
