-- What: how many bytes of changes a note has taken over its life, and a limit for it. Deleting text takes nothing away from
-- the history, which events and the page read as a whole.
alter table note add column history_bytes bigint not null default 0;
update note set history_bytes = taken.bytes
  from (select note_id, sum(octet_length(data)) as bytes from note_update group by note_id) taken
  where taken.note_id = note.id;

-- In place of the one of 0006: it also takes how many bytes a note may take in all, and refuses what goes beyond as 'full'.
drop function append_note_updates(uuid[], integer[], timestamptz, uuid[], bytea, integer[], bigint[], integer[]);

-- One round trip for all notes of a tick. The changes of each note stand together, in their order: `counts` says how many each
-- note has, `lengths` how many bytes of `data` each change. `writers` are client ids that are new, `writer_of` the change that
-- brought each, from 1. The notes come in the order of their ids, so that two nodes cannot wait for each other.
-- Returns for each change, in their order, its seq, or null and why it was refused: 'frozen', 'gone', 'full', 'forged', or
-- 'beside' a forged one: nothing of its note is taken then, as later changes may be of the same forged client id.
create function append_note_updates(
  notes uuid[], counts integer[], at timestamptz, authors uuid[], data bytea, lengths integer[],
  writers bigint[], writer_of integer[], most_bytes bigint
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
  why text;
  forged integer[] := '{}';
begin
  for i in 1 .. cardinality(notes) loop
    upto := n + counts[i];
    select sum(l) into bytes from unnest(lengths[n + 1 : upto]) l;
    update note set last_seq = last_seq + counts[i], edited_at = at, history_bytes = history_bytes + bytes
      where id = notes[i] and frozen_at is null and history_bytes + bytes <= most_bytes
      returning last_seq - counts[i] into place;
    if place is null then
      select note.frozen_at is not null, note.history_bytes into frozen, taken from note where id = notes[i];
      why := case when taken is null then 'gone' when frozen then 'frozen' else 'full' end;
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
        update note set last_seq = place, history_bytes = history_bytes - bytes where id = notes[i];
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
