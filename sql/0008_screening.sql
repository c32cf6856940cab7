-- What: the lists of the sanctioned and the politically exposed, how subjects were screened against them, and what
-- reviewers made of the hits.
-- Who writes: server/screening (lists/: imports; runs and re-screening; judging).
-- Who reads: server/screening, and server/sessions for the page and the list.

create table screening_list (
  id uuid primary key,
  -- null: the installation's, which every company has. A company's own is nobody else's.
  company_id uuid references company (id),
  -- What it is a list of, so that a newer one takes the older one's place: 'ofac', 'un', or an own word.
  key text not null,
  title text not null,
  authority text not null,
  format text not null,
  -- It came with the program.
  embedded boolean not null default false,
  -- The version that serves; null until one is whole.
  current integer,
  created_at timestamptz not null,
  -- {by, since, number, entries, beat}: an import under way; one that has not said anything for a minute has died.
  importing jsonb,
  -- {at, file, line, detail} of the last import, when it failed.
  failure jsonb,
  urls text[] not null default '{}',
  every_hours integer,
  next_at timestamptz,
  removed_at timestamptz
);
create unique index screening_list_key on screening_list (company_id, key) nulls not distinct where removed_at is null;

create table screening_list_version (
  list_id uuid not null references screening_list (id) on delete cascade,
  number integer not null,
  -- Year-month-day of the list itself.
  date text,
  imported_at timestamptz not null,
  imported_by uuid references reviewer (id),
  -- [{name, bytes, sha256}]
  files jsonb not null,
  entries integer not null,
  persons integer not null,
  names integer not null,
  added integer not null,
  changed integer not null,
  removed integer not null,
  primary key (list_id, number)
);

-- Every state that a list ever had of a person: valid from version `since` up to but not at `until`. So an import writes
-- what changed alone, serves nobody until it is whole, and what was screened years ago can be looked up.
create table listed_person (
  id bigint generated always as identity primary key,
  list_id uuid not null references screening_list (id) on delete cascade,
  source_id text not null,
  since integer not null,
  until integer,
  -- Of `person`: the same hash is the same entry.
  hash text not null,
  -- A ListedPerson.
  person jsonb not null,
  -- The birth dates that are known to the day, and the numbers of documents and persons in plain letters and digits.
  births text[] not null,
  numbers text[] not null
);
create index listed_person_list on listed_person (list_id, source_id, since);
create index listed_person_births on listed_person using gin (births);
create index listed_person_numbers on listed_person using gin (numbers) where numbers <> '{}';

-- The words of all names of all lists, once each, in the letters a to z. Never changed. Each node keeps words and names in
-- memory too, as the index that names are found by (server/screening/match/); ids of both grow in the order of commits,
-- so that a node reads what came after the last it knows.
create table listed_word (
  id integer generated always as identity primary key,
  word text not null unique
);

create table listed_name (
  id bigint generated always as identity primary key,
  person_id bigint not null references listed_person (id) on delete cascade,
  list_id uuid not null,
  name text not null,
  kind text not null,
  -- Ids of its words, and of neighbours written as one.
  words integer[] not null
);
create index listed_name_person on listed_name (person_id);

-- What a company has set; every version is kept.
create table screening_setting (
  company_id uuid not null references company (id),
  version integer not null,
  threshold double precision not null,
  -- Lists that subjects are not screened against.
  disconnected uuid[] not null,
  reviewer_id uuid references reviewer (id),
  at timestamptz not null,
  primary key (company_id, version)
);

-- One screening of one subject: all that is needed to explain it years later. Never changed.
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
  -- Candidate[]: the hits, and what was alike and not enough.
  candidates jsonb not null
);
create index screening_session on screening (session_id, at desc);

-- The same question found the same again, against other versions of the lists.
create table screening_again (
  screening_id uuid not null references screening (id) on delete cascade,
  company_id uuid not null references company (id),
  at timestamptz(3) not null,
  lists jsonb not null,
  primary key (screening_id, at)
);

-- A listed person who may be the subject of a session.
create table hit (
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  list_id uuid not null,
  source_id text not null,
  -- As the last screening found it.
  entry_hash text not null,
  score double precision not null,
  -- The last screening found it no more.
  gone boolean not null default false,
  -- The hit review that stands; of another session of the same person perhaps.
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
  -- The same person in other sessions of the company, by the number of the person or of the document. null: not known.
  person_key text,
  list_id uuid not null,
  source_id text not null,
  entry_hash text not null,
  score double precision not null,
  -- null: taken back.
  verdict text,
  reason text not null,
  reviewer_id uuid not null references reviewer (id),
  at timestamptz(3) not null
);
create index judgement_hit on hit_review (hit_id, at desc);
create index judgement_person on hit_review (company_id, person_key, list_id, source_id) where person_key is not null;

-- A verified subject of the past whom a newer list names.
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

alter table session
  -- {mark, notCleared, query, judged}: what the last screening came to, and what was made of it; null when there was none.
  add column screening jsonb;

-- Sessions whose subject is to be screened, as soon as the provider answers.
create table screening_queue (
  session_id uuid primary key references session (id) on delete cascade,
  company_id uuid not null references company (id),
  since timestamptz(3) not null,
  at timestamptz(3) not null,
  failures integer not null default 0,
  -- Raised each time that it is to be screened for something new.
  turn integer not null default 1
);
create index screening_due_at on screening_queue (at);

-- Subjects of the past being screened again: how far it is, so that another node, or the next start, goes on from there.
create table rescreening_run (
  company_id uuid primary key references company (id),
  -- Raised each time that it begins anew.
  pass integer not null default 1,
  started_at timestamptz(3) not null,
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  alerts integer not null default 0,
  after_id uuid,
  -- A node is at it until then.
  busy_until timestamptz,
  -- Imports of the installation's lists that the company's log has not told yet: [{listId, version, added, changed, removed}].
  news jsonb not null default '[]'
);
