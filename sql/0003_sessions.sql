-- What: verification sessions, and how a company's reviewers sort them (tags, saved filters).
-- Who writes: server/ingest (what is derived from capture events), server/sessions (search columns, expiry), server/conditions,
-- server/decisions, server/screening (their columns); server/session-tags, server/saved-filters.
-- Who reads: server/sessions for lists and pages, the live feed.

create table session (
  id uuid primary key,
  company_id uuid not null references company (id),
  -- In milliseconds, as in all output: a cursor of the list contains this value.
  created_at timestamptz(3) not null,

  -- Columns that lists search and sort by come first: reading a column costs skipping those before it.
  -- words: what a search may begin with (each after a blank). sort_name: sessions without a name sort last.
  sort_level smallint not null default -1,
  id_real boolean,
  full_id boolean,
  state text not null check (state in ('in_progress', 'awaiting_action', 'verified', 'rejected', 'expired')),
  document_type text,
  nationality text,
  words text not null default '',
  sort_name text collate "C" not null default U&'\+10FFFF',
  -- What a search or a filter may match, for the index alone (sessions/list/terms.ts): long, hence stored outside the row.
  terms tsvector not null default '',
  -- Of the terms.ts that made words and terms; sessions of older versions are rebuilt in the background.
  terms_version smallint not null default 1,

  reference text,
  allowed_documents text[] not null,
  max_attempts smallint not null,
  extra jsonb not null default '[]',
  expires_at timestamptz not null,
  -- Keys the content hashes of its facts: once it is erased with the session, they reveal nothing about the subject.
  salt bytea not null default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'),

  -- Derived from the capture events (ingest/capture/derive.ts), so that a list reads one table.
  first_name text,
  last_name text,
  -- In the document's own script.
  native_name text,
  personal_number text,
  document_number text,
  issuing_state text,
  liveness_passed boolean,
  document_valid boolean,
  face_level smallint,
  match_confidence real,
  attempts smallint not null default 0,
  device_name text,
  device_kind text,
  step text,
  started_at timestamptz,
  -- By the clock of the phone or engine; ended_at by the server's.
  finished_at timestamptz,
  ended_at timestamptz,
  last_event_at timestamptz,
  -- An attempt has ended and announced events are missing; settled without them after a timeout.
  ending_since timestamptz,
  late_events integer not null default 0,
  -- The attempt that finished the session.
  deciding_attempt uuid,
  -- Attempts whose missing events are no longer awaited.
  closed_attempts uuid[] not null default '{}',
  -- Attempts that were over when a resubmission was requested: they no longer end anything.
  set_aside uuid[] not null default '{}',

  -- Since when it awaits action; null when it does not.
  queued_at timestamptz(3),
  -- Sorts the queue before the waiting time: 0 where the face does not match at all, 1 for all others.
  queue_rank smallint not null default 1,
  -- [{condition, outcome}] of the conditions that are not met.
  unmet jsonb not null default '[]',
  needs_two boolean not null default false,
  -- The reviewer it belongs to until it is decided; null: anyone may claim it.
  assigned_to uuid references reviewer (id),
  -- Since when only masters may decide.
  escalated_at timestamptz(3),
  -- Not offered as the next one until then.
  snoozed_until timestamptz(3),
  -- A claim past claim_until counts as absent.
  claim_by uuid references reviewer (id),
  claim_until timestamptz(3),
  -- [{reviewerId, verdict, at}] since it last entered the queue.
  votes jsonb not null default '[]',
  -- A reviewer has corrected, proposed or reopened: from then on only people move it.
  reviewer_touched boolean not null default false,
  decided_at timestamptz(3),
  -- null: undecided, or decided by the conditions.
  decided_by uuid references reviewer (id),
  -- Of a rejection: built-in keys and ids of the company's own tags.
  tags text[] not null default '{}',
  -- {attemptId, fields}: corrections of what that attempt read.
  corrections jsonb,
  -- {step, reason, at, reviewerId}: the resubmission that was requested last.
  resubmission jsonb,
  -- {mark, notCleared, query, reviewed}: summary of the last screening and its hit reviews; null: never screened.
  screening jsonb,
  -- Ids of session_tag. In the row: erased with the session, and found by the index of terms.
  session_tags uuid[] not null default '{}'
) -- Room in each page: during a capture the row changes often and stays in its page (HOT).
with (fillfactor = 85, toast_tuple_target = 512);
alter table session alter column terms set storage external;
-- The search asks the planner how frequent a term is.
alter table session alter column terms set statistics 300;

create index session_newest on session (company_id, created_at desc, id desc);
create index session_name on session (company_id, sort_name, id);
create index session_level on session (company_id, sort_level desc, created_at desc, id desc);
-- Without a pending list, which each search would have to read in full.
create index session_terms on session using gin (terms) with (fastupdate = off);
-- With each change of terms.ts that raises its version: drop and create again in a new migration.
create index session_old_terms on session (id) where terms_version < 3;
create index session_expiry on session (expires_at) where state = 'in_progress';
create index session_ending on session (ending_since) where ending_since is not null;
create index session_waiting on session (company_id, queued_at, id) where queued_at is not null;
create index session_queue on session (company_id, queue_rank, queued_at, id) where queued_at is not null;
create index session_snoozed on session (snoozed_until) where snoozed_until is not null;
create index session_claimed on session (claim_until) where claim_until is not null;
create index session_decided on session (company_id, decided_at desc, id desc) where decided_at is not null;
-- Finds reused documents.
create index session_document_number on session (company_id, document_number) where document_number is not null;

-- Number of sessions in each state, so that no page counts a table.
create table session_count (
  company_id uuid not null references company (id),
  state text not null,
  n integer not null,
  primary key (company_id, state)
);

-- Deferred: runs at commit, after append_facts has locked the company's row, so that two transactions cannot deadlock.
create function update_session_count() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update session_count set n = n - 1 where company_id = old.company_id and state = old.state;
  end if;
  if tg_op <> 'DELETE' then
    insert into session_count as c (company_id, state, n) values (new.company_id, new.state, 1)
      on conflict (company_id, state) do update set n = c.n + 1;
  end if;
  return null;
end $$;
create constraint trigger session_count_insert after insert or delete on session
  deferrable initially deferred for each row execute function update_session_count();
create constraint trigger session_count_update after update of state on session
  deferrable initially deferred for each row when (old.state is distinct from new.state) execute function update_session_count();

-- Labels by which reviewers sort sessions, unlike the tags of a rejection.
create table session_tag (
  id uuid primary key,
  company_id uuid not null references company (id),
  name text not null check (length(name) between 1 and 40),
  created_by uuid not null references reviewer (id),
  created_at timestamptz(3) not null
);
create unique index session_tag_name on session_tag (company_id, lower(name));

-- Filters of the lists with a name, own or shared with the company.
create table saved_filter (
  id uuid primary key,
  company_id uuid not null references company (id),
  reviewer_id uuid not null references reviewer (id),
  shared boolean not null,
  list text not null check (list in ('sessions', 'queue', 'rejections')),
  name text not null check (length(name) between 1 and 40),
  -- A SessionFilter. Contains a search text only if the reviewer chose to save it.
  filter jsonb not null,
  sort text not null,
  created_at timestamptz(3) not null
);
create index saved_filter_company on saved_filter (company_id, list);
