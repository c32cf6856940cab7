-- What: the conditions of a company, what they said of each finished session, and what reviewers made of it.
-- Who writes: server/ingest (as a session finishes), server/decisions (claims, decisions, corrections),
-- server/conditions (settings, and applying new ones to what waits).
-- Who reads: server/sessions for the queue, the rejections and the page.

-- Every version of the conditions that a company ever had: a decision of years ago names the one that it was made by.
create table condition_set (
  company_id uuid not null references company (id),
  version integer not null,
  conditions jsonb not null,
  target_minutes integer not null,
  -- null: an installation's own doing.
  reviewer_id uuid references reviewer (id),
  at timestamptz not null,
  primary key (company_id, version)
);

alter table session
  -- Since when it awaits action; null when it does not. Likewise for the decision: both are what their lists sort by.
  add column queued_at timestamptz(3),
  add column decided_at timestamptz(3),
  -- [{condition, outcome}] of what is not met.
  add column unmet jsonb not null default '[]',
  add column needs_two boolean not null default false,
  -- Who works on it; past `claim_until` nobody.
  add column claim_by uuid references reviewer (id),
  add column claim_until timestamptz(3),
  -- [{reviewerId, verdict, at}]: the words of reviewers since it last came into the queue.
  add column votes jsonb not null default '[]',
  -- Who decided; null while nobody has, and when the conditions did.
  add column decided_by uuid references reviewer (id),
  -- Of a rejection: built-in words and ids of the company's own tags.
  add column tags text[] not null default '{}',
  -- {attemptId, fields}: corrections of what that attempt had read.
  add column corrections jsonb,
  -- {step, reason, at, reviewerId}: what the subject is asked to do once more.
  add column resubmission jsonb,
  -- Attempts that were over when another try was asked: they end nothing any more.
  add column set_aside uuid[] not null default '{}',
  -- A reviewer has touched it (corrected, proposed, reopened): from then on only people move it.
  add column reviewer_touched boolean not null default false;

create index session_waiting on session (company_id, queued_at, id) where queued_at is not null;
create index session_decided on session (company_id, decided_at desc, id desc) where decided_at is not null;
-- The same document again?
create index session_document_number on session (company_id, document_number) where document_number is not null;

-- What the conditions were given and what they said, once a session is over.
create table assessment (
  session_id uuid primary key references session (id) on delete cascade,
  company_id uuid not null references company (id),
  -- Of the conditions that made `results`.
  version integer not null,
  finished_at timestamptz not null,
  -- A ConditionInput without the day.
  seen jsonb not null,
  -- ConditionResult[].
  results jsonb not null,
  at timestamptz not null
);
create index assessment_newest on assessment (company_id, finished_at desc, session_id);

-- All that was ever said about a session, by people or by the conditions.
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
  -- As they were when it was said.
  results jsonb not null,
  version integer not null,
  -- How long it had waited: since when.
  queued_at timestamptz(3)
);
create index decision_session on decision (session_id, at);

create table subject_edit (
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  -- Whose reading was corrected.
  attempt_id uuid not null,
  field text not null,
  before text,
  after text,
  reason text not null,
  reviewer_id uuid not null references reviewer (id),
  at timestamptz(3) not null
);
create index subject_edit_session on subject_edit (session_id, at);

-- A company's own tags (key: an id, with a label), and which of the built-in ones it has retired (key: a word).
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

-- New conditions on their way to what waits: how far they are, so that another node, or the next start, goes on from there.
create table condition_rollout (
  company_id uuid primary key references company (id),
  version integer not null,
  total integer not null,
  done integer not null default 0,
  changed integer not null default 0,
  started_at timestamptz not null,
  -- The last session that was looked at.
  after_at timestamptz(3),
  after_id uuid
);

-- Sessions of which something that the conditions look at has changed: looked at again one by one, each under its lock.
create table reassess_queue (
  session_id uuid primary key references session (id) on delete cascade,
  company_id uuid not null references company (id),
  at timestamptz not null
);

create index reassess_queue_at on reassess_queue (at);

-- What finished before there were conditions waits since its end, or was decided then, by the rule of that time.
update session set queued_at = coalesce(finished_at, created_at) where state = 'awaiting_action';
update session set decided_at = coalesce(finished_at, created_at) where state in ('verified', 'rejected');
-- And why it waits is looked up.
insert into reassess_queue (session_id, company_id, at) select id, company_id, now() from session where state = 'awaiting_action';
