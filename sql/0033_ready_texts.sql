-- What: a company's own texts for requests of resubmission (by step) and for rejections (by tag), in place of the built-in ones.
-- Who writes and reads: server/ready-texts.

create table ready_text (
  company_id uuid not null references company (id),
  kind text not null check (kind in ('resubmission', 'rejection')),
  -- A step, a built-in tag, or the id of one of the company's own tags.
  key text not null,
  -- None: nothing is offered. Without a row the built-in texts are.
  texts text[] not null check (cardinality(texts) <= 8),
  changed_at timestamptz not null,
  changed_by uuid not null references reviewer (id),
  primary key (company_id, kind, key)
);
