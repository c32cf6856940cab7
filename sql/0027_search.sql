-- What: more to find a session by: the name in the document's own script, the reference and the company's own fields. Sessions of
-- before are written anew in the background, so that no table is locked for long.
-- Who writes: server/sessions (change.ts, rebuild-terms.ts), server/ingest. Who reads: server/sessions.

alter table session
  add column native_name text,
  -- By which version of terms.ts its words and terms were made.
  add column terms_version smallint not null default 1;
create index session_old_terms on session (id) where terms_version < 2;
