-- What: the decisions of reviewers and conditions, corrections, and the tags and texts of rejections and resubmissions.
-- Who writes: server/decisions, server/conditions (decisions of the conditions), server/ready-texts.
-- Who reads: server/sessions, server/decisions, server/reports. server/decisions/SPEC.md has the rules.

-- Every step of every review.
create table decision (
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  kind text not null,
  verdict text,
  reviewer_id uuid references reviewer (id),
  at timestamptz(3) not null,
  note text not null default '',
  tags text[] not null default '{}',
  step text,
  -- Of the conditions at that moment.
  results jsonb not null,
  version integer not null,
  -- Since when the session had waited.
  queued_at timestamptz(3),
  -- Made in a blind review: verdict, note and tags are hidden from others until the second decision.
  blind boolean not null default false,
  -- The reviewer knew the blind first decision, as a second decision that revealed it was undone.
  after_reveal boolean not null default false,
  -- {assignedTo, escalatedAt, snoozedUntil} before it, restored by undo; null where undo is not possible.
  handed_over jsonb
);
create index decision_session on decision (session_id, at);

create table subject_edit (
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  -- The attempt whose reading was corrected.
  attempt_id uuid not null,
  field text not null,
  before text,
  after text,
  reason text not null,
  reviewer_id uuid not null references reviewer (id),
  at timestamptz(3) not null
);
create index subject_edit_session on subject_edit (session_id, at);

-- A company's own tags (key: an id, with a label), and the built-in tags it has retired (key: the built-in key).
create table rejection_tag (
  company_id uuid not null references company (id),
  key text not null,
  tag_group text not null,
  label text,
  retired_at timestamptz,
  created_at timestamptz not null,
  primary key (company_id, key)
);
create unique index rejection_tag_label on rejection_tag (company_id, lower(label)) where label is not null;

-- A company's own texts for resubmissions (by step) and rejections (by tag), in place of the built-in ones.
create table ready_text (
  company_id uuid not null references company (id),
  kind text not null check (kind in ('resubmission', 'rejection')),
  -- A step, a built-in tag, or the id of one of the company's own tags.
  key text not null,
  -- Empty: nothing is offered. Without a row the built-in texts are.
  texts text[] not null check (cardinality(texts) <= 8),
  changed_at timestamptz not null,
  changed_by uuid not null references reviewer (id),
  primary key (company_id, kind, key)
);
