-- What: sessions are found by more ways of typing a name (shared/text/folded.ts). Those of before are written anew in the background.
-- Who writes: server/sessions (change.ts, rebuild-terms.ts), server/ingest. Who reads: server/sessions.

drop index session_old_terms;
create index session_old_terms on session (id) where terms_version < 3;
