-- What: colleagues who are mentioned in a session's note or in a comment of it, and whether they have read it.
-- Who writes: server/mentions, from the stored documents of notes alone. Who reads: server/mentions.

alter table note
  -- Up to where the note was looked through for mentions.
  add column mentions_seq integer not null default 0,
  -- Not looked through again before.
  add column mentions_next_at timestamptz;
-- Notes from before: what stands in them is found when they are written in again.
update note set mentions_seq = last_seq;
create index note_mentions_due on note (edited_at) where mentions_seq < last_seq;

create table mention (
  -- In the order of time.
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  note_id uuid not null references note (id) on delete cascade,
  -- Who is mentioned, and by whom: whoever wrote that piece of the document.
  reviewer_id uuid not null references reviewer (id),
  author_id uuid not null references reviewer (id),
  -- Where in the document: `body:<Yjs client>:<clock>` or `comment:<id>`.
  place text not null,
  -- What a comment's thread is about; null: the note's text.
  about text,
  -- The words around it, as they are now.
  excerpt text not null,
  at timestamptz(3) not null,
  read_at timestamptz(3),
  -- Its words were deleted: on no list any more, until they come back by an undo.
  removed_at timestamptz(3),
  -- The same change that arrives twice, or is looked at by two nodes, is one mention.
  unique (note_id, reviewer_id, author_id, place)
);
create index mention_list on mention (reviewer_id, id) where removed_at is null;
create index mention_unread on mention (reviewer_id) where removed_at is null and read_at is null;
create index mention_author on mention (author_id, at);
create index mention_session on mention (session_id);
