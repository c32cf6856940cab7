-- What: reports (a session's PDF as evidence), exports of several, signing certificates, and branding.
-- Who writes: server/reports (requests, jobs, exports, signing), server/branding. Jobs are pg-boss' own tables in the schema
-- `pgboss`, which that package maintains.
-- Who reads: server/reports; the public check of a PDF.

-- Every version is kept: a report whose file was lost is made again with the branding it had.
create table branding (
  company_id uuid not null references company (id),
  version integer not null,
  colour text not null,
  -- PNG; small enough for a row, and thus part of each backup.
  logo bytea,
  reviewer_id uuid references reviewer (id),
  at timestamptz not null,
  primary key (company_id, version)
);

-- Retired certificates are kept: what they signed can still be recognised.
create table signing_certificate (
  id uuid primary key,
  -- null: the installation's own, self-signed.
  company_id uuid references company (id),
  -- DER.
  certificate bytea not null,
  -- DER of those between it and its root.
  chain bytea[] not null default '{}',
  -- PKCS #8, sealed with the installation's secret and naming it; deleted on retirement.
  key_sealed bytea,
  fingerprint bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
create unique index signing_certificate_one on signing_certificate (company_id) nulls not distinct where retired_at is null;
create index signing_certificate_fingerprint on signing_certificate (fingerprint);

create table report (
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  -- A ReportIssue: printed on the report and attached to it.
  issue jsonb not null,
  number text not null,
  paper text not null,
  -- A language tag, such as 'en'.
  language text not null,
  -- sha256 of session.json.
  state bytea not null,
  -- 0: the product's, as the company has none.
  branding integer not null,
  -- session.json, gzip: a lost file is made again from it, byte for byte.
  record bytea not null,
  certificate_id uuid not null references signing_certificate (id),
  -- Content of the QR code.
  code text not null unique,
  -- 'queued', 'made' or 'failed'; what lies between is sent to viewers and not stored.
  status text not null,
  -- The pg-boss job that makes it: one that only waits long gets no second. null: made by an export.
  job_id uuid,
  -- Name in the media store, and its size and hash.
  file text,
  bytes integer,
  sha256 bytea,
  -- When it was first requested, and when it was last queued.
  made_at timestamptz(3) not null,
  queued_at timestamptz(3) not null
);
-- One for each state of the session, in each form.
create unique index report_state on report (session_id, state, paper, language, branding);
create index report_sha256 on report (sha256) where sha256 is not null;
-- Counts a company's queued reports: a company with many does not delay the first of another.
create index report_queued on report (company_id) where status = 'queued';

-- Locked before append_facts locks the company's row, as the number is taken earlier in the transaction.
create table report_number (
  company_id uuid not null references company (id),
  year smallint not null,
  last integer not null,
  primary key (company_id, year)
);

-- Several reports as one ZIP, which is assembled while it is downloaded.
create table report_export (
  id uuid primary key,
  company_id uuid not null references company (id),
  reviewer_id uuid not null references reviewer (id),
  paper text not null,
  language text not null,
  state text not null,
  created_at timestamptz(3) not null
);
create index report_export_newest on report_export (company_id, reviewer_id, created_at desc);
create index report_export_running on report_export (company_id) where state = 'running';

create table report_export_item (
  export_id uuid not null references report_export (id) on delete cascade,
  n integer not null,
  session_id uuid not null references session (id) on delete cascade,
  report_id uuid references report (id) on delete cascade,
  failed boolean not null default false,
  primary key (export_id, n)
);
create index report_export_item_session on report_export_item (session_id);
create index report_export_item_report on report_export_item (report_id);
