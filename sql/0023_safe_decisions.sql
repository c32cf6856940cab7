-- What: blind second reviews, whose a waiting session is, and where it stands in the queue.
-- Who writes: server/decisions; server/sessions/list/terms.ts (queue_rank); server/screening (carry_over).
-- Who reads: server/sessions for list and page, server/decisions.

alter table session
  -- Where it stands in the queue, before since when it waits: 0 where the face does not match at all, 1 for all others.
  add column queue_rank smallint not null default 1,
  -- Whose it is to decide; null: anybody's.
  add column assigned_to uuid references reviewer (id),
  -- Since when it is the masters' alone to decide.
  add column escalated_at timestamptz(3),
  -- Until then it is nobody's next. It comes back by itself.
  add column snoozed_until timestamptz(3);
create index session_queue on session (company_id, queue_rank, queued_at, id) where queued_at is not null;
create index session_snoozed on session (snoozed_until) where snoozed_until is not null;

-- Said in a blind review: its verdict, note and tags are shown to nobody but its reviewer until the second word is said.
alter table decision add column blind boolean not null default false;

-- Whether a hit that was cleared in one session is cleared in other sessions of the same person, too.
alter table screening_setting add column carry_over boolean not null default false;

-- No face match is a condition of its own from here on: what waits for that is looked at again.
insert into reassess_queue (session_id, company_id, at)
select id, company_id, now() from session where state = 'awaiting_action' and face_level = 0
on conflict do nothing;
