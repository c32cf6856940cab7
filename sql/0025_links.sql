-- What: by what sessions of one company are linked (the same person, document, number, device or address; the same or nearly
-- the same photo), and what reviewers said of a pair of them.
-- Who writes: server/links, server/ingest (photos). Who reads: server/links.

create table session_trait (
  company_id uuid not null references company (id),
  -- HMAC of kind and value, keyed with the company's id: nothing of the subject can be read here.
  key bytea not null,
  session_id uuid not null references session (id) on delete cascade,
  -- Of a number: the state that issued the document, or the nationality; null: not known, which agrees with any.
  scope text,
  -- Of the reading that the session shows now; false: of an earlier attempt.
  is_current boolean not null,
  -- Ids are in the order of time: the newest sessions of a key are read from the end.
  primary key (company_id, key, session_id) include (scope, is_current)
);
create index session_trait_session on session_trait (session_id);

alter table photo
  -- 640 bits of differences of brightness, 128 of a coarse grid first; null: nothing to tell it by, or not made yet.
  add column print bytea,
  -- Eighths of the coarse grid, each with its place and the company's id as one number: two photos whose grids differ in
  -- seven bits at most have at least one in common.
  add column print_bands integer[];
create index photo_sha256 on photo (company_id, sha256, session_id);
create index photo_print_bands on photo using gin (print_bands);

create table link_review (
  id uuid primary key,
  company_id uuid not null references company (id),
  -- The lesser id first.
  session_a uuid not null references session (id) on delete cascade,
  session_b uuid not null references session (id) on delete cascade,
  -- null: taken back.
  verdict text check (verdict in ('same', 'different', 'unsure')),
  reason text not null,
  reviewer_id uuid not null references reviewer (id),
  at timestamptz(3) not null,
  check (session_a < session_b)
);
create index link_review_a on link_review (session_a, session_b, id);
create index link_review_b on link_review (session_b);

-- Sessions from before this migration: a background pass writes their traits and the prints of their photos.
create table link_backlog (
  session_id uuid primary key references session (id) on delete cascade,
  company_id uuid not null references company (id)
);
insert into link_backlog (session_id, company_id) select id, company_id from session;
