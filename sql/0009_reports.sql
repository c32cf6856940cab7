-- What: reports (a session's PDF as evidence), exports of many, who signs them, and how they look.
-- Who writes: server/reports (requests, jobs, exports, signing), server/branding. The jobs themselves are pg-boss' own, in
-- the schema `pgboss`, which that package keeps up to date.
-- Who reads: server/reports; the check of a PDF that somebody holds.

-- Every look that a company ever had: a report whose file was lost is made again in the one that it had.
create table branding (
  company_id uuid not null references company (id),
  version integer not null,
  colour text not null,
  -- PNG; small enough to stand in a row, and so in each backup.
  logo bytea,
  reviewer_id uuid references reviewer (id),
  at timestamptz not null,
  primary key (company_id, version)
);

-- Whose signature stands under reports. Retired ones stay: what they signed can still be recognised.
create table signing_certificate (
  id uuid primary key,
  -- null: the installation's own, which it makes for itself.
  company_id uuid references company (id),
  -- DER.
  certificate bytea not null,
  -- DER of those between it and its root.
  chain bytea[] not null default '{}',
  -- PKCS #8, sealed with the installation's secret; thrown away when it is retired.
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
  -- A ReportIssue: what stands on it and travels in it.
  issue jsonb not null,
  number text not null,
  paper text not null,
  -- sha256 of session.json.
  state bytea not null,
  -- 0: ours, as the company has none.
  branding integer not null,
  -- session.json, gzip: a file that was lost is made again from it, byte for byte.
  record bytea not null,
  certificate_id uuid not null references signing_certificate (id),
  -- What the QR code says.
  code text not null unique,
  -- 'queued', 'made' or 'failed'; what lies between passes by and is told to those who look.
  stage text not null,
  -- Name in the media store, and what lies there.
  file text,
  bytes integer,
  sha256 bytea,
  made_at timestamptz(3) not null
);
-- Once for each state of the session.
create unique index report_state on report (session_id, state, paper, branding);
create index report_sha256 on report (sha256) where sha256 is not null;

-- Locked before the company's row of the log, as the last number is given out.
create table report_number (
  company_id uuid not null references company (id),
  year smallint not null,
  last integer not null,
  primary key (company_id, year)
);

-- Many reports as one ZIP, which is made of them while it is downloaded.
create table report_export (
  id uuid primary key,
  company_id uuid not null references company (id),
  reviewer_id uuid not null references reviewer (id),
  paper text not null,
  state text not null,
  created_at timestamptz(3) not null
);
create index report_export_newest on report_export (company_id, reviewer_id, created_at desc);

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
