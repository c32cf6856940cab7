import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Language } from '../../shared/text/language.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type GeneratedTime = ColumnType<Date, Date | string | undefined, Date | string>;

/** See sql/0001_accounts.sql. */
export interface AccountTables {
  company: {
    id: string;
    name: string;
    demo: Generated<boolean>;
    settings: JSONColumnType<Record<string, unknown>, string | undefined, string>;
    last_seq: Generated<number>;
    last_hash: Uint8Array;
    created_at: GeneratedTime;
  };
  reviewer: {
    id: string;
    company_id: string;
    name: string;
    email: string;
    email_verified: Generated<boolean>;
    image: string | null;
    role: 'agent' | 'master';
    colour: Generated<number>;
    language: Language | null;
    active: Generated<boolean>;
    created_at: GeneratedTime;
    updated_at: GeneratedTime;
  };
  login: {
    id: string;
    reviewer_id: string;
    token: string;
    expires_at: Time;
    ip_address: string | null;
    user_agent: string | null;
    used_at: GeneratedTime;
    created_at: GeneratedTime;
    updated_at: GeneratedTime;
  };
  credential: {
    id: string;
    reviewer_id: string;
    account_id: string;
    provider_id: string;
    password: string | null;
    created_at: GeneratedTime;
    updated_at: GeneratedTime;
  };
  proof: {
    id: string;
    identifier: string;
    value: string;
    expires_at: Time;
    created_at: GeneratedTime;
    updated_at: GeneratedTime;
  };
  sign_in_throttle: {
    key_hash: Uint8Array;
    attempts: number;
    since: Time;
  };
  known_device: {
    reviewer_id: string;
    device_hash: Uint8Array;
    seen_at: Time;
  };
  api_key: {
    id: string;
    company_id: string;
    name: string;
    prefix: string;
    hash: Uint8Array;
    created_at: GeneratedTime;
    revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
}
