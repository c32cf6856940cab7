-- What: the notes of sessions, as the Yjs updates that made them, and the mentions in them.
-- Who writes: server/notes (updates by append_note_updates, one statement at a time for all notes of a node);
-- server/mentions, from stored documents alone.
-- Who reads: the rooms of the notes, the history, the report. server/notes/SPEC.md and server/mentions/SPEC.md have the rules.

create table note (
  -- Names the room too: a note that is created again has another id, so no old copy in a browser is merged into it.
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null unique references session (id),
  created_at timestamptz not null,
  -- Of the last update; gap-free within the note.
  last_seq integer not null default 0,
  edited_at timestamptz,
  -- Up to here the edits are in the company's log.
  logged_seq integer not null default 0,
  frozen_at timestamptz,
  -- Bytes of all updates so far, which has a limit: deleting text does not shrink the history.
  history_bytes bigint not null default 0,
  -- Up to here the note was searched for mentions, and the earliest time of the next search.
  mentions_seq integer not null default 0,
  mentions_next_at timestamptz
);
create index note_to_log on note (edited_at) where logged_seq < last_seq;
create index note_mentions_due on note (edited_at) where mentions_seq < last_seq;

create table note_update (
  note_id uuid not null references note (id),
  seq integer not null,
  -- Less than seq where several updates of one author were merged.
  first_seq integer not null,
  author_id uuid not null references reviewer (id),
  at timestamptz not null,
  data bytea not null,
  primary key (note_id, seq)
);

-- The author of each Yjs client id, from its first use on. It tells who wrote each word, also after rows were merged.
create table note_writer (
  note_id uuid not null references note (id),
  client_id bigint not null,
  reviewer_id uuid not null references reviewer (id),
  primary key (note_id, client_id)
);

-- The whole note up to a seq, so that opening it does not read every keystroke. The updates remain as the history.
create table note_state (
  note_id uuid primary key references note (id),
  upto integer not null,
  data bytea not null
);

create table mention (
  -- Ordered by time.
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null references session (id) on delete cascade,
  note_id uuid not null references note (id) on delete cascade,
  -- The mentioned reviewer, and the author of that piece of the document.
  reviewer_id uuid not null references reviewer (id),
  author_id uuid not null references reviewer (id),
  -- In the document: `body:<Yjs client>:<clock>` or `comment:<id>`.
  place text not null,
  -- Subject of the comment's thread; null: the note's text.
  about text,
  -- The surrounding words as they are now.
  excerpt text not null,
  at timestamptz(3) not null,
  read_at timestamptz(3),
  -- Its words were deleted: hidden unless an undo brings them back.
  removed_at timestamptz(3),
  -- The same change, received twice or read by two nodes, is one mention.
  unique (note_id, reviewer_id, author_id, place)
);
create index mention_list on mention (reviewer_id, id) where removed_at is null;
create index mention_unread on mention (reviewer_id) where removed_at is null and read_at is null;
create index mention_author on mention (author_id, at);
create index mention_session on mention (session_id);

-- One round trip for the pending changes of all notes of a node. The changes of each note are adjacent, in their order:
-- `counts` is the number of changes of each note, `lengths` the bytes of `data` of each change. `writers` are new Yjs client
-- ids, `writer_of` the change that introduced each, from 1. Notes are ordered by id, so that two nodes cannot deadlock.
-- Returns for each change its seq, or null and why it was refused: 'frozen', 'gone', 'full' (beyond max_bytes of history),
-- 'forged', or 'after_forged': nothing of a note with a forged change is stored, as later ones may use the same client id.
create function append_note_updates(
  notes uuid[], counts integer[], at timestamptz, authors uuid[], data bytea, lengths integer[],
  writers bigint[], writer_of integer[], max_bytes bigint
) returns table (seq integer, refused text) language plpgsql as $$
#variable_conflict use_variable
declare
  n integer := 0;
  upto integer;
  place integer;
  start integer := 1;
  bytes bigint;
  taken bigint;
  frozen boolean;
  reason text;
  forged integer[] := '{}';
begin
  for i in 1 .. cardinality(notes) loop
    upto := n + counts[i];
    select sum(l) into bytes from unnest(lengths[n + 1 : upto]) l;
    update note set last_seq = last_seq + counts[i], edited_at = at, history_bytes = history_bytes + bytes
      where id = notes[i] and frozen_at is null and history_bytes + bytes <= max_bytes
      returning last_seq - counts[i] into place;
    if place is null then
      select note.frozen_at is not null, note.history_bytes into frozen, taken from note where id = notes[i];
      reason := case when taken is null then 'gone' when frozen then 'frozen' else 'full' end;
    elsif cardinality(writers) > 0 then
      insert into note_writer (note_id, client_id, reviewer_id)
        select notes[i], w.id, authors[w.change] from unnest(writers, writer_of) w (id, change)
          where w.change > n and w.change <= upto order by w.change
        on conflict do nothing;
      forged := array(
        select distinct w.change from unnest(writers, writer_of) w (id, change)
          join note_writer stored on stored.note_id = notes[i] and stored.client_id = w.id
          where w.change > n and w.change <= upto and stored.reviewer_id <> authors[w.change]);
      if cardinality(forged) > 0 then
        update note set last_seq = place, history_bytes = history_bytes - bytes where id = notes[i];
        place := null;
        reason := 'after_forged';
      end if;
    end if;
    while n < upto loop
      n := n + 1;
      seq := null;
      if n = any (forged) then
        refused := 'forged';
      elsif place is null then
        refused := reason;
      else
        place := place + 1;
        seq := place;
        refused := null;
        insert into note_update (note_id, seq, first_seq, author_id, at, data)
          values (notes[i], place, place, authors[n], at, substring(data, start, lengths[n]));
      end if;
      start := start + lengths[n];
      return next;
    end loop;
  end loop;
end $$;
