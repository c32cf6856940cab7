-- What: decisions made after a blind first decision was shown, and what undoing a decision restores.
-- Who writes: server/decisions. Who reads: server/sessions (page, export), server/reports (record), server/decisions (undo).

alter table decision
  -- The first decision had been made blind and was shown by a second one that was undone: this one was made knowing it.
  add column after_reveal boolean not null default false,
  -- {assignedTo, escalatedAt, snoozedUntil} as they were before it; null for rows of before and for what cannot be undone.
  add column handed_over jsonb;

-- Claims that have run out are ended by a sweep, so that lists by assignee move by themselves.
create index session_claimed on session (claim_until) where claim_until is not null;
