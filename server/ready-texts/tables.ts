import type { ReadyTextKind } from '../../shared/decision/ready-texts.ts';

/** See sql/0006_decisions.sql. */
export interface ReadyTextTables {
  ready_text: {
    company_id: string;
    kind: ReadyTextKind;
    key: string;
    texts: string[];
    changed_at: Date;
    changed_by: string;
  };
}
