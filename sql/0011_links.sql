-- What: what links sessions of one company (the same person, document, number, device or address; the same or nearly the same
-- photo), and what reviewers said of a pair.
-- Who writes: server/links; prints of photos are in photo (0004_ingest.sql).
-- Who reads: server/links. server/links/SPEC.md has the rules.

create table session_trait (
  company_id uuid not null references company (id),
  -- HMAC of kind and value, keyed with the company's id: no personal data can be read here.
  key bytea not null,
  session_id uuid not null references session (id) on delete cascade,
  -- Of a number: the state that issued the document, or the nationality; null: unknown, which matches any.
  scope text,
  -- Of the reading that the session shows; false: of an earlier attempt.
  is_current boolean not null,
  -- Ids are ordered by time: the newest sessions of a key are read from the end.
  primary key (company_id, key, session_id) include (scope, is_current)
);
create index session_trait_session on session_trait (session_id);

create table link_review (
  id uuid primary key,
  company_id uuid not null references company (id),
  -- The lesser id first.
  session_a uuid not null references session (id) on delete cascade,
  session_b uuid not null references session (id) on delete cascade,
  -- null: withdrawn.
  verdict text check (verdict in ('same', 'different', 'unsure')),
  reason text not null,
  reviewer_id uuid not null references reviewer (id),
  at timestamptz(3) not null,
  check (session_a < session_b)
);
create index link_review_a on link_review (session_a, session_b, id);
create index link_review_b on link_review (session_b);
