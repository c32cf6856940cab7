import type { ColumnType } from 'kysely';

/** See sql/0002_log.sql. */
export interface AuditTables {
  log_check: {
    company_id: string;
    checked_at: ColumnType<Date, Date, Date>;
    seq: number;
    faults: number;
  };
}
