-- What: what capture clients and engines sent about each session, and what was derived from it.
-- Who writes: server/ingest.
-- Who reads: server/ingest, server/sessions, server/conditions, server/reports, server/audit. server/ingest/SPEC.md has the rules.

-- As sent, once each. The rest of a session is a function of these.
create table capture_event (
  session_id uuid not null references session (id) on delete cascade,
  -- 'capture': sent with the session's capture token (evidence and claims). 'engine': with an API key, or by our own engine.
  authority text not null check (authority in ('capture', 'engine')),
  id uuid not null,
  company_id uuid not null references company (id),
  attempt_id uuid not null,
  -- Place within attempt and authority, from 1, counting photos as well.
  n integer not null,
  at timestamptz not null,
  received_at timestamptz not null,
  type text not null,
  -- {kind, keyId, keyName}: a Source without engine and time, which are in data and received_at.
  source jsonb not null,
  data jsonb not null,
  -- Ids and numbers of the two authorities are separate: neither can take the other's.
  primary key (session_id, authority, id),
  unique (session_id, attempt_id, authority, n)
);

create table attempt (
  id uuid not null,
  session_id uuid not null references session (id) on delete cascade,
  company_id uuid not null references company (id),
  number smallint not null,
  -- An AttemptView without its photos.
  view jsonb not null,
  primary key (session_id, id)
);

create table photo (
  id uuid not null,
  session_id uuid not null references session (id) on delete cascade,
  company_id uuid not null references company (id),
  attempt_id uuid not null,
  -- Of its event: each authority has a budget of its own.
  authority text not null check (authority in ('capture', 'engine')),
  kind text not null,
  taken_at timestamptz not null,
  width integer not null,
  height integer not null,
  -- Bytes of the stored file, and of the upload.
  size integer not null,
  sent integer not null,
  -- Of the upload: the same id with other bytes is refused.
  sha256 bytea not null,
  -- Names in the media store, and the hashes that reveal an exchanged file.
  file text not null,
  thumb text not null,
  file_sha256 bytea not null,
  thumb_sha256 bytea not null,
  -- Variance of the Laplacian at 1,000 pixels of the longer side; null: not measured.
  sharpness double precision,
  -- Share of the photo that is blown out, by tiles, 0 to 1; null: not measured.
  glare double precision,
  -- Perceptual hash: 640 bits of brightness differences, the first 128 of a coarse grid; null: too little contrast, or a kind
  -- of photo that is not compared.
  print bytea,
  -- Eighths of the coarse grid, each with its position and the company's id as one number: two photos whose grids differ in
  -- at most seven bits have at least one in common.
  print_bands integer[],
  primary key (session_id, id)
);
create index photo_sha256 on photo (company_id, sha256, session_id);
create index photo_print_bands on photo using gin (print_bands);

-- What a company uploaded each day, so that one company, key or capture token cannot fill the store of all.
create table upload_day (
  company_id uuid not null references company (id),
  -- By the database's clock, in UTC.
  day date not null,
  sessions integer not null default 0,
  photos integer not null default 0,
  -- Of photos, as uploaded.
  bytes bigint not null default 0,
  primary key (company_id, day)
);

-- Answers of requests that carried an Idempotency-Key, for a day.
create table idempotency (
  company_id uuid not null references company (id),
  key text not null,
  -- Of path and body: the same key with another request is refused.
  request_hash bytea not null,
  body jsonb not null,
  created_at timestamptz not null,
  primary key (company_id, key)
);
create index idempotency_created on idempotency (created_at);

-- One row: deadlines do not run while no node could receive events.
create table ingest_uptime (
  id boolean primary key default true check (id),
  -- When a node was up again after an outage of all nodes.
  up_since timestamptz not null,
  -- Time of the last sweep of any node.
  seen_at timestamptz not null
);
insert into ingest_uptime (up_since, seen_at) values ('epoch', now());
