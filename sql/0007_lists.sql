-- What: lists of sanctioned and politically exposed persons, in versions.
-- Who writes: server/screening/lists.
-- Who reads: server/screening.

create table screening_list (
  id uuid primary key,
  -- null: the installation's, shared by all companies.
  company_id uuid references company (id),
  -- Identifies the publication, so that a newer one replaces the older: 'ofac', 'un', or a key of the company's own.
  key text not null,
  title text not null,
  authority text not null,
  format text not null,
  -- Shipped with the program.
  embedded boolean not null default false,
  -- The active version; null until the first import is complete.
  current integer,
  created_at timestamptz not null,
  -- {by, since, number, entries, renewedAt}: lease of the import under way; expires a minute after renewedAt.
  importing jsonb,
  -- {at, file, line, detail} of the last import, if it failed.
  failure jsonb,
  -- Automatic updates.
  urls text[] not null default '{}',
  every_hours integer,
  next_at timestamptz,
  -- Of a company's own table: [{"heading": "Full name", "meaning": "name"}] in the order of its columns; what all its persons
  -- are listed for; the sheet of a workbook that was imported last.
  table_columns jsonb,
  topic text,
  table_sheet text,
  removed_at timestamptz
);
create unique index screening_list_key on screening_list (company_id, key) nulls not distinct where removed_at is null;

create table screening_list_version (
  list_id uuid not null references screening_list (id) on delete cascade,
  number integer not null,
  -- Date of publication, YYYY-MM-DD.
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
  -- {"person": 12, "organisation": 3}
  kinds jsonb,
  primary key (list_id, number)
);

-- Every state of every entry, valid from version `since` up to but excluding `until`. An import writes changes only, is not
-- active until it is complete, and past screenings remain explainable.
create table listed_person (
  id bigint generated always as identity primary key,
  list_id uuid not null references screening_list (id) on delete cascade,
  source_id text not null,
  since integer not null,
  until integer,
  -- Of `person`: the same hash means an unchanged entry.
  hash text not null,
  -- A ListedPerson.
  person jsonb not null,
  -- Birth dates known to the day, and numbers of documents and persons reduced to letters and digits.
  births text[] not null,
  numbers text[] not null
);
create index listed_person_list on listed_person (list_id, source_id, since);
create index listed_person_births on listed_person using gin (births);
create index listed_person_numbers on listed_person using gin (numbers) where numbers <> '{}';

-- The distinct words of all names of all lists, in the letters a to z. Insert-only. Each node also has words and names in an
-- in-memory index (server/screening/match/); ids of both grow in commit order, so that a node reads those after its last.
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
  -- Ids of its words, and of adjacent words joined.
  words integer[] not null
);
create index listed_name_person on listed_name (person_id);
