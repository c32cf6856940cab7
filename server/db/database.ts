import type { Kysely, Transaction } from 'kysely';
import type { AccountTables } from '../accounts/tables.ts';
import type { AuditTables } from '../audit/tables.ts';
import type { BrandingTables } from '../branding/tables.ts';
import type { ConditionTables } from '../conditions/tables.ts';
import type { DecisionTables } from '../decisions/tables.ts';
import type { IngestTables } from '../ingest/tables.ts';
import type { LinkTables } from '../links/tables.ts';
import type { LogTables } from '../log/tables.ts';
import type { MediaTables } from '../media/tables.ts';
import type { MentionTables } from '../mentions/tables.ts';
import type { NoteTables } from '../notes/tables.ts';
import type { ReadyTextTables } from '../ready-texts/tables.ts';
import type { ReportTables } from '../reports/tables.ts';
import type { SavedFilterTables } from '../saved-filters/tables.ts';
import type { ScreeningTables } from '../screening/tables.ts';
import type { SessionTagTables } from '../session-tags/tables.ts';
import type { SessionTables } from '../sessions/tables.ts';
import type { InstallationTables } from '../start/tables.ts';

export interface Tables
  extends AccountTables,
    LogTables,
    SessionTables,
    SessionTagTables,
    SavedFilterTables,
    IngestTables,
    MediaTables,
    NoteTables,
    MentionTables,
    ConditionTables,
    DecisionTables,
    ScreeningTables,
    BrandingTables,
    ReportTables,
    LinkTables,
    ReadyTextTables,
    AuditTables,
    InstallationTables {}

/** What every query takes first: the pool, or an open transaction. */
export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;
