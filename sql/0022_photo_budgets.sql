-- What: hashes of a photo's files, so that a file which was exchanged in the media store shows; and what a company has uploaded
-- each day, so that one company, key or capture token cannot fill the store of all (security.md M5, M7).
-- Who writes: server/ingest. Who reads: server/audit, server/reports, server/ingest/photos/photo-budget.ts.

alter table photo
  -- As of its event: the two authorities have budgets of their own.
  add column authority text not null default 'engine' check (authority in ('capture', 'engine')),
  -- Bytes as they were sent.
  add column sent integer not null default 0,
  -- Of the files in the media store; null: stored before this migration.
  add column file_sha256 bytea,
  add column thumb_sha256 bytea;

update photo p set authority = r.authority, sent = p.size
  from capture_event r where r.session_id = p.session_id and r.id = p.id;
alter table photo alter column authority drop default, alter column sent drop default;

create table upload_day (
  company_id uuid not null references company (id),
  -- By the database's clock, in UTC.
  day date not null,
  sessions integer not null default 0,
  photos integer not null default 0,
  -- Of photos, as they were sent.
  bytes bigint not null default 0,
  primary key (company_id, day)
);

-- Which job makes an event: one that only waits long gets no second.
alter table report add column job_id uuid;
