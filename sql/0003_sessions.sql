-- What: verification sessions, what the phone reported, and the photos.
-- Who writes: server/ingest (events, then the session and its attempts derived from all of them), server/sessions (expiry).
-- Who reads: server/sessions for the list and the page, the live feed.

create table session (
  id uuid primary key,
  company_id uuid not null references company (id),
  -- Milliseconds, as in all that goes out: a cursor of the list holds this value.
  created_at timestamptz(3) not null,

  -- What the list finds and sorts by stands first: reading a column costs the passing of those before it.
  -- words: what one may begin to type (each after a blank). sort_name: nameless sessions come last.
  sort_level smallint not null default -1,
  id_real boolean,
  full_id boolean,
  state text not null check (state in ('in_progress', 'awaiting_action', 'verified', 'rejected', 'expired')),
  document_type text,
  nationality text,
  words text not null default '',
  sort_name text collate "C" not null default U&'\+10FFFF',

  -- What a search or a filter may match, for the index alone (sessions/list/terms.ts): long, hence stored apart from the row.
  terms tsvector not null default '',

  reference text,
  allowed_documents text[] not null,
  max_attempts smallint not null,
  extra jsonb not null default '[]',
  expires_at timestamptz not null,

  -- Derived from the events by ingest/capture/derive.ts, as are those above, here so that the list is one table.
  first_name text,
  last_name text,
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
  finished_at timestamptz,
  last_event_at timestamptz,
  -- When an attempt's end was known but not all that it announced; settled without the rest after a while.
  ending_since timestamptz,
  late_events integer not null default 0,
  -- The attempt that finished the session.
  deciding_attempt uuid
) -- Room in each page: while a person is verified the row changes again and again, and stays where it is (HOT).
with (fillfactor = 85, toast_tuple_target = 512);
alter table session alter column terms set storage external;
-- The search asks the planner how frequent a term is.
alter table session alter column terms set statistics 300;
create index session_newest on session (company_id, created_at desc, id desc);
create index session_name on session (company_id, sort_name, id);
create index session_level on session (company_id, sort_level desc, created_at desc, id desc);
-- Without a pending list: each search would have to read all of it.
create index session_terms on session using gin (terms) with (fastupdate = off);
create index session_expiry on session (expires_at) where state = 'in_progress';
create index session_ending on session (ending_since) where ending_since is not null;

-- Raw truth: what the phone said, once each. The rest of a session is computed from these.
create table capture_event (
  session_id uuid not null references session (id) on delete cascade,
  id uuid not null,
  company_id uuid not null references company (id),
  attempt_id uuid not null,
  -- Place within the attempt, from 1, counting photos as well.
  n integer not null,
  at timestamptz not null,
  received_at timestamptz not null,
  type text not null,
  data jsonb not null,
  primary key (session_id, id),
  unique (session_id, attempt_id, n)
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
  kind text not null,
  taken_at timestamptz not null,
  width integer not null,
  height integer not null,
  size integer not null,
  -- Names in the media store.
  file text not null,
  thumb text not null,
  -- Of the bytes as they were sent: the same id with other bytes is refused.
  sha256 bytea not null,
  primary key (session_id, id)
);

-- How many sessions stand in each state, so that no header counts a table.
create table session_count (
  company_id uuid not null references company (id),
  state text not null,
  n integer not null,
  primary key (company_id, state)
);

-- Deferred: runs at commit, after log/append has taken the company's row, so that two transactions never wait crosswise.
create function keep_session_count() returns trigger language plpgsql as $$
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
  deferrable initially deferred for each row execute function keep_session_count();
create constraint trigger session_count_update after update of state on session
  deferrable initially deferred for each row when (old.state is distinct from new.state) execute function keep_session_count();

-- Answers of requests that carried an Idempotency-Key, kept for a day.
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
