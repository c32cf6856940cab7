-- What: the notes of sessions, as the Yjs updates that made them.
-- Who writes: server/notes alone; updates by append_note_updates, once per tick for all notes of a node.
-- Who reads: the rooms of the notes, the history of a note, the report. server/notes/SPEC.md has the rules.

create table note (
  -- Names the room too: a note that is made anew has another id, so no old copy in a browser is merged into it.
  id uuid primary key,
  company_id uuid not null references company (id),
  session_id uuid not null unique references session (id),
  created_at timestamptz not null,
  -- Gap-free for each note: of the last update.
  last_seq integer not null default 0,
  edited_at timestamptz,
  -- Up to where the company's log was told that the note was edited.
  told_seq integer not null default 0,
  frozen_at timestamptz
);
create index note_to_tell on note (edited_at) where told_seq < last_seq;

create table note_update (
  note_id uuid not null references note (id),
  seq integer not null,
  -- Smaller than seq in a row that several updates of one author were merged into.
  first_seq integer not null,
  author_id uuid not null references reviewer (id),
  at timestamptz not null,
  data bytea not null,
  primary key (note_id, seq)
);

-- Whose a Yjs client id is, from its first use on. It tells who wrote each word, also after rows were merged.
create table note_writer (
  note_id uuid not null references note (id),
  client_id bigint not null,
  reviewer_id uuid not null references reviewer (id),
  primary key (note_id, client_id)
);

-- All of a note up to a place, so that opening it does not read every keystroke. The updates stay: they are the history.
create table note_state (
  note_id uuid primary key references note (id),
  upto integer not null,
  data bytea not null
);

-- One round trip for all notes of a tick. The changes of each note stand together, in their order: `counts` says how many each
-- note has, `lengths` how many bytes of `data` each change. `writers` are client ids that are new, `writer_of` the change that
-- brought each, from 1. The notes come in the order of their ids, so that two nodes cannot wait for each other.
-- Returns for each change, in their order, its seq, or null and why it was refused: 'frozen', 'gone', 'forged', or 'beside'
-- a forged one: nothing of its note is taken then, as later changes may be of the same forged client id.
create function append_note_updates(
  notes uuid[], counts integer[], at timestamptz, authors uuid[], data bytea, lengths integer[],
  writers bigint[], writer_of integer[]
) returns table (seq integer, refused text) language plpgsql as $$
#variable_conflict use_variable
declare
  n integer := 0;
  upto integer;
  place integer;
  start integer := 1;
  why text;
  forged integer[] := '{}';
begin
  for i in 1 .. cardinality(notes) loop
    upto := n + counts[i];
    update note set last_seq = last_seq + counts[i], edited_at = at
      where id = notes[i] and frozen_at is null returning last_seq - counts[i] into place;
    if place is null then
      why := case when exists (select from note where id = notes[i]) then 'frozen' else 'gone' end;
    elsif cardinality(writers) > 0 then
      insert into note_writer (note_id, client_id, reviewer_id)
        select notes[i], w.id, authors[w.change] from unnest(writers, writer_of) w (id, change)
          where w.change > n and w.change <= upto order by w.change
        on conflict do nothing;
      forged := array(
        select distinct w.change from unnest(writers, writer_of) w (id, change)
          join note_writer held on held.note_id = notes[i] and held.client_id = w.id
          where w.change > n and w.change <= upto and held.reviewer_id <> authors[w.change]);
      if cardinality(forged) > 0 then
        update note set last_seq = place where id = notes[i];
        place := null;
        why := 'beside';
      end if;
    end if;
    while n < upto loop
      n := n + 1;
      seq := null;
      if n = any (forged) then
        refused := 'forged';
      elsif place is null then
        refused := why;
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
