-- What: when a login was last used, so that one that nobody uses ends (security.md L4).
-- Who writes, who reads: server/accounts/login/login.ts, at most once a minute for each login.

alter table login add column used_at timestamptz not null default now();
