-- What: how subjects were screened against the lists, hits, their reviews, and alerts.
-- Who writes: server/screening.
-- Who reads: server/screening, server/sessions, server/reports. server/screening/SPEC.md has the rules.

-- Every version is kept.
create table screening_setting (
  company_id uuid not null references company (id),
  version integer not null,
  threshold double precision not null,
  -- Lists that are not used for screening.
  disconnected uuid[] not null,
  -- Whether a hit cleared in one session is cleared in other sessions of the same person.
  carry_over boolean not null default false,
  reviewer_id uuid references reviewer (id),
  at timestamptz not null,
  primary key (company_id, version)
);

-- One screening of one subject, with all that explains it later. Insert-only.
create table screening (
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  at timestamptz(3) not null,
  -- 'lists' or 'yente'.
  provider text not null,
  -- ScreenedList[]
  lists jsonb not null,
  algorithm text not null,
  threshold double precision not null,
  -- A ScreeningQuery, and its hash.
  query jsonb not null,
  query_hash text not null,
  -- Candidate[]: hits and weaker candidates.
  candidates jsonb not null
);
create index screening_session on screening (session_id, at desc);

-- A later run with the same query and the same result, against other versions of the lists.
create table screening_repeat (
  screening_id uuid not null references screening (id) on delete cascade,
  company_id uuid not null references company (id),
  at timestamptz(3) not null,
  lists jsonb not null,
  primary key (screening_id, at)
);

-- An entry that may be the subject of a session.
create table hit (
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  list_id uuid not null,
  source_id text not null,
  -- As of the last screening.
  entry_hash text not null,
  score double precision not null,
  -- Not found by the last screening.
  gone boolean not null default false,
  -- The hit review in effect; possibly of another session of the same person.
  hit_review_id uuid,
  -- There was one, and the entry or the data has changed since.
  was_cleared boolean not null default false,
  unique (session_id, list_id, source_id)
);

create table hit_review (
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  hit_id uuid not null references hit (id) on delete cascade,
  -- Finds the same person in other sessions, by personal or document number; null: unknown.
  person_key text,
  list_id uuid not null,
  source_id text not null,
  entry_hash text not null,
  score double precision not null,
  -- null: withdrawn.
  verdict text,
  reason text not null,
  reviewer_id uuid not null references reviewer (id),
  at timestamptz(3) not null
);
create index hit_review_hit on hit_review (hit_id, at desc);
create index hit_review_person on hit_review (company_id, person_key, list_id, source_id) where person_key is not null;

-- A verified subject of the past who matches a newer list.
create table alert (
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  screening_id uuid not null references screening (id) on delete cascade,
  at timestamptz(3) not null,
  closed_at timestamptz(3)
);
create unique index alert_open on alert (session_id) where closed_at is null;
create index alert_newest on alert (company_id, at desc, id desc);

-- Sessions to be screened as soon as the provider answers.
create table screening_queue (
  session_id uuid primary key references session (id) on delete cascade,
  company_id uuid not null references company (id),
  since timestamptz(3) not null,
  -- Of the next try.
  at timestamptz(3) not null,
  failures integer not null default 0,
  -- Raised each time the session is queued again: a worker removes only the revision it has screened.
  revision integer not null default 1
);
create index screening_queue_at on screening_queue (at);

-- Past subjects being screened again. Progress is stored, so that another node or the next start continues.
create table rescreening_run (
  company_id uuid primary key references company (id),
  -- Raised each time the run starts over.
  pass integer not null default 1,
  started_at timestamptz(3) not null,
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  alerts integer not null default 0,
  after_id uuid,
  -- Lease of the node that works on it.
  leased_until timestamptz,
  -- Imports of shared lists that are still to be written to the company's log: [{listId, version, added, changed, removed}].
  imports jsonb not null default '[]'
);
