-- What: a salt for each session. Facts carry a keyed hash of what they are about (the note of a decision, a correction, a
--       photo), so that the chain of the log covers content too; once the salt is erased with the session, the hash tells
--       nothing of a person (security.md M7).
-- Who writes: the database, when a session is made. Who reads: server/log/content-hash.ts through the commands, server/audit.

alter table session add column salt bytea not null
  default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

-- When the whole log of a company was checked last.
create table log_check (
  company_id uuid primary key references company (id),
  checked_at timestamptz(3) not null,
  seq bigint not null,
  -- Places that are not as they were written; 0: the log and what it covers are whole.
  faults integer not null
);
