-- What: the conditions of a company and what they yielded for each finished session.
-- Who writes: server/conditions, server/ingest (when a session finishes).
-- Who reads: server/conditions, server/sessions, server/decisions, server/reports.

-- Every version is kept: a decision names the one it was made by.
create table condition_set (
  company_id uuid not null references company (id),
  version integer not null,
  conditions jsonb not null,
  target_minutes integer not null,
  -- null: the defaults of the installation.
  reviewer_id uuid references reviewer (id),
  at timestamptz not null,
  primary key (company_id, version)
);

-- The evaluation of all conditions for one finished session.
create table assessment (
  session_id uuid primary key references session (id) on delete cascade,
  company_id uuid not null references company (id),
  -- Of the conditions that yielded `results`.
  version integer not null,
  finished_at timestamptz not null,
  -- A ConditionInput without the day.
  evidence jsonb not null,
  -- ConditionResult[].
  results jsonb not null,
  at timestamptz not null
);
create index assessment_newest on assessment (company_id, finished_at desc, session_id);

-- New conditions being applied to waiting sessions. Progress is stored, so that another node or the next start continues.
create table condition_rollout (
  company_id uuid primary key references company (id),
  version integer not null,
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  started_at timestamptz not null,
  -- The last session that was assessed.
  after_at timestamptz(3),
  after_id uuid
);

-- Sessions whose evidence has changed: assessed again one by one, each under its lock.
create table reassess_queue (
  session_id uuid primary key references session (id) on delete cascade,
  company_id uuid not null references company (id),
  at timestamptz not null
);
create index reassess_queue_at on reassess_queue (at);
