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

-- One round trip for all notes of a tick. An item is {note, author, at, data (hex), writers [client ids that are new]}, in the
-- order of each note. Returns for each item its seq, or null and why it was refused: 'frozen', 'gone', 'forged'.
-- Takes the notes' rows in the order of their ids, so that two nodes cannot wait for each other.
create function append_note_updates(items jsonb)
  returns table (n integer, seq integer, refused text) language plpgsql as $$
declare
  item jsonb;
  place integer;
  frozen timestamptz;
  held boolean;
begin
  perform 1 from note
    where id in (select (i ->> 'note')::uuid from jsonb_array_elements(items) i) order by id for update;
  n := 0;
  for item in select * from jsonb_array_elements(items) loop
    n := n + 1;
    seq := null;
    refused := null;
    select last_seq + 1, frozen_at into place, frozen from note where id = (item ->> 'note')::uuid;
    if place is null then
      refused := 'gone';
    elsif frozen is not null then
      refused := 'frozen';
    else
      insert into note_writer (note_id, client_id, reviewer_id)
        select (item ->> 'note')::uuid, w::bigint, (item ->> 'author')::uuid
        from jsonb_array_elements_text(item -> 'writers') w
        on conflict do nothing;
      select bool_and(w.reviewer_id = (item ->> 'author')::uuid) into held from note_writer w
        where w.note_id = (item ->> 'note')::uuid
          and w.client_id in (select c::bigint from jsonb_array_elements_text(item -> 'writers') c);
      if held is false then
        refused := 'forged';
      else
        insert into note_update (note_id, seq, first_seq, author_id, at, data)
          values ((item ->> 'note')::uuid, place, place, (item ->> 'author')::uuid, (item ->> 'at')::timestamptz,
                  decode(item ->> 'data', 'base64'));
        update note set last_seq = place, edited_at = (item ->> 'at')::timestamptz where id = (item ->> 'note')::uuid;
        seq := place;
      end if;
    end if;
    return next;
  end loop;
end $$;
