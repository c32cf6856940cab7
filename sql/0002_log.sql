-- What: each company's log of facts, and how far each named follower has read it.
-- Who writes: event by log/append alone, as the last thing of a transaction; follower by log/follow.
-- Who reads: the live feed, followers, the audit trail. server/log/SPEC.md has the rules.

create table event (
  company_id uuid not null references company (id),
  -- Gap-free for each company: commit order is seq order (company.last_seq is locked until commit).
  seq bigint not null,
  at timestamptz not null,
  type text not null,
  actor text not null,
  session_id uuid,
  data jsonb not null,
  -- sha256 over the hash of the row before and this row: see log/chain.ts.
  hash bytea not null,
  primary key (company_id, seq)
);
create index event_session on event (company_id, session_id, seq) where session_id is not null;

create table follower (
  name text not null,
  company_id uuid not null references company (id),
  seq bigint not null default 0,
  primary key (name, company_id)
);

-- Insert-only: no row of the log is changed or removed, not even by us.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is insert-only';
end $$;
create trigger event_insert_only before update or delete on event
  for each row execute function refuse_change();
create trigger event_no_truncate before truncate on event
  for each statement execute function refuse_change();

-- All of an append in one round trip, so that the company's row is held as short as can be. Each fact is
-- {before, after, at, type, actor, session_id, data}: before and after are what its hash covers around its seq (log/chain.ts).
-- A function, because each of its statements sees what was committed while it waited for the row.
create function append_facts(for_company uuid, facts jsonb) returns bigint language plpgsql as $$
declare
  fact jsonb;
  place bigint;
  link bytea;
begin
  update company set last_seq = last_seq + jsonb_array_length(facts) where id = for_company
    returning last_seq - jsonb_array_length(facts), last_hash into strict place, link;
  for fact in select * from jsonb_array_elements(facts) loop
    place := place + 1;
    link := sha256(link || convert_to((fact ->> 'before') || place || (fact ->> 'after'), 'UTF8'));
    insert into event (company_id, seq, at, type, actor, session_id, data, hash)
      values (for_company, place, (fact ->> 'at')::timestamptz, fact ->> 'type', fact ->> 'actor',
              (fact ->> 'session_id')::uuid, fact -> 'data', link);
  end loop;
  update company set last_hash = link where id = for_company;
  return place;
end $$;
