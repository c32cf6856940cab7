-- What: each company's log of facts, how far each named follower has read it, and when it was last checked.
-- Who writes: event by log/append alone, as the last statement of a transaction; follower by log/follow; log_check by
-- server/audit.
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
  -- sha256 over the previous row's hash and this row: see log/chain.ts.
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

-- The last verification of a company's whole log.
create table log_check (
  company_id uuid primary key references company (id),
  checked_at timestamptz(3) not null,
  seq bigint not null,
  -- Rows that differ from what was written; 0: the log and the content it covers are intact.
  faults integer not null
);

-- Insert-only, for our own code too.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is insert-only';
end $$;
create trigger event_insert_only before update or delete on event
  for each row execute function refuse_change();
create trigger event_no_truncate before truncate on event
  for each statement execute function refuse_change();

-- A whole append in one round trip, to hold the lock on the company's row as briefly as possible. Each fact is
-- {before, after, at, type, actor, session_id, data}: before and after are what its hash covers around its seq (log/chain.ts).
-- A function, because each of its statements sees what was committed while it waited for the lock.
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
