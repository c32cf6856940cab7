-- What: with which authority each event came, who asserted each value of an attempt, when a session ended by the server's
-- clock, and since when the service can receive events.
-- Who writes: server/ingest. Who reads: server/ingest, server/conditions, server/sessions.

alter table capture_event
  -- 'capture': with the session's capture token: evidence and claims. 'engine': with an API key, or by an engine of ours.
  add column authority text not null default 'engine' check (authority in ('capture', 'engine')),
  -- {kind, keyId, keyName}: a Source without engine and time, which are in `data` and `received_at`.
  add column source jsonb not null default '{"kind": "key", "keyId": null, "keyName": null}';
-- Who reported is known from the log alone, and not for each single event: a session that was fed with its capture token
-- at all counts as reported by the phone.
update capture_event r set authority = 'capture', source = '{"kind": "capture", "keyId": null, "keyName": null}'
  where exists (
    select from event e where e.company_id = r.company_id and e.session_id = r.session_id
      and e.actor = 'capture:' || r.session_id);
update capture_event r set source = jsonb_build_object('kind', 'key', 'keyId', k.id, 'keyName', k.name)
  from (
    select distinct on (e.session_id) e.session_id, e.actor from event e
      where e.session_id is not null and e.actor like 'key:%' and e.type <> 'session.created'
      order by e.session_id, e.seq) f
  join api_key k on 'key:' || k.id = f.actor
  where f.session_id = r.session_id and r.authority = 'engine';
alter table capture_event alter column authority drop default, alter column source drop default;

-- Ids and numbers of the two authorities are apart: neither can take the other's.
alter table capture_event drop constraint capture_event_pkey, drop constraint capture_event_session_id_attempt_id_n_key;
alter table capture_event
  add primary key (session_id, authority, id),
  add unique (session_id, attempt_id, authority, n);

-- Each value with who reported it, as far as it is known.
update attempt a set view = a.view || jsonb_build_object(
  'claim', null,
  'photosMissing', '[]'::jsonb,
  'challenges', coalesce((
    select jsonb_agg(c || jsonb_build_object('source', s.source) order by place)
      from jsonb_array_elements(a.view -> 'challenges') with ordinality as all_of(c, place)), '[]'::jsonb),
  'sources', coalesce((
    select jsonb_object_agg(name, s.source) from (
      select key as name from jsonb_each(a.view -> 'verification') where value <> 'null'
      union all select 'subject.' || key from jsonb_each(
        case jsonb_typeof(a.view -> 'subject') when 'object' then a.view -> 'subject' else '{}' end)
      union all select key from jsonb_each(a.view)
        where key in ('mrz', 'documentType', 'issuingState', 'clientIp', 'userAgent', 'outcome') and value <> 'null'
    ) as valued), '{}'::jsonb))
  from (
    select distinct on (session_id, attempt_id) session_id, attempt_id,
      source || jsonb_build_object('engine', null, 'at',
        to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as source
    from capture_event order by session_id, attempt_id, n desc) as s
  where s.session_id = a.session_id and s.attempt_id = a.id;

alter table session
  -- When it ended by the server's clock; `finished_at` is what the phone or engine says.
  add column ended_at timestamptz,
  -- Attempts whose missing events and results are waited for no more.
  add column closed_attempts uuid[] not null default '{}';
update session set ended_at = finished_at where finished_at is not null;

-- What waits is looked at again: verdicts that came with a capture token count no more.
delete from assessment a using session s where s.id = a.session_id and s.state = 'awaiting_action';
insert into reassess_queue (session_id, company_id, at)
  select id, company_id, now() from session where state = 'awaiting_action'
  on conflict (session_id) do nothing;

-- One row: deadlines do not run while no node could receive events.
create table ingest_uptime (
  id boolean primary key default true check (id),
  -- When a node was up again after none had been.
  up_since timestamptz not null,
  -- When a node last swept.
  seen_at timestamptz not null
);
insert into ingest_uptime (up_since, seen_at) values ('epoch', now());
