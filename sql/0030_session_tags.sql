-- What: tags by which reviewers sort sessions into groups of their own, unlike those of a rejection. A company has a few by name; a
-- session has their ids.
-- Who writes: server/session-tags. Who reads: server/session-tags, server/sessions for list, filters and page.

create table session_tag (
  id uuid primary key,
  company_id uuid not null references company (id),
  name text not null check (length(name) between 1 and 40),
  created_by uuid not null references reviewer (id),
  created_at timestamptz(3) not null
);
-- Two of the same name differ in nothing that a reviewer sees.
create unique index session_tag_name on session_tag (company_id, lower(name));

-- In the row itself: it is erased with the session, and the list's index of terms finds by it.
alter table session add column session_tags uuid[] not null default '{}';
