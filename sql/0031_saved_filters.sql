-- What: filters of the lists with a name, a reviewer's own or shared with the company. A search text is in them only where the
-- reviewer asked for it.
-- Who writes and reads: server/saved-filters.

create table saved_filter (
  id uuid primary key,
  company_id uuid not null references company (id),
  reviewer_id uuid not null references reviewer (id),
  shared boolean not null,
  list text not null check (list in ('sessions', 'queue', 'rejections')),
  name text not null check (length(name) between 1 and 40),
  -- As the list takes it (SessionFilter).
  filter jsonb not null,
  sort text not null,
  created_at timestamptz(3) not null
);
create index saved_filter_company on saved_filter (company_id, list);
