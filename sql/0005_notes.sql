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

-- One round trip for all notes of a tick. An item is {note, author, at, data (base64), writers: client ids that are new}, in
-- the order of each note. Returns for each item its seq, or null and why it was refused: 'frozen', 'gone', 'forged'.
create function append_note_updates(items jsonb)
  returns table (n integer, seq integer, refused text) language plpgsql as $$
begin
  -- First, as what follows must see what others committed meanwhile. In the order of their ids, so that two nodes cannot
  -- wait for each other.
  perform 1 from note
    where id in (select (i ->> 'note')::uuid from jsonb_array_elements(items) i) order by id for update;
  return query
  with item as materialized (
    select i.ordinality::integer as n, (i.value ->> 'note')::uuid as note_id, (i.value ->> 'author')::uuid as author_id,
           (i.value ->> 'at')::timestamptz as at, i.value ->> 'data' as data, i.value -> 'writers' as writers
    from jsonb_array_elements(items) with ordinality i
  ), judged as (
    select item.*, note.last_seq,
           case when note.id is null then 'gone'
                when note.frozen_at is not null then 'frozen'
                when item.writers <> '[]' and exists (
                  select from note_writer w, jsonb_array_elements_text(item.writers) c
                  where w.note_id = item.note_id and w.client_id = c::bigint and w.reviewer_id <> item.author_id
                ) then 'forged' end as refused
    from item left join note on note.id = item.note_id
  ), placed as materialized (
    select j.*, case when j.refused is null then
      (j.last_seq + row_number() over (partition by j.note_id, j.refused is null order by j.n))::integer end as place
    from judged j
  ), writer as (
    insert into note_writer (note_id, client_id, reviewer_id)
      select p.note_id, c::bigint, p.author_id from placed p, jsonb_array_elements_text(p.writers) c
      where p.refused is null
      on conflict do nothing
  ), change as (
    insert into note_update (note_id, seq, first_seq, author_id, at, data)
      select p.note_id, p.place, p.place, p.author_id, p.at, decode(p.data, 'base64') from placed p where p.refused is null
  ), counted as (
    update note set last_seq = last.place, edited_at = last.at
      from (select p.note_id, max(p.place) as place, max(p.at) as at from placed p where p.refused is null group by 1) last
      where note.id = last.note_id
  )
  select p.n, p.place, p.refused from placed p;
end $$;
