-- What: when a report was queued last, which is not when it was asked for first; and the exports of a company under way.
-- Who writes: server/dossiers/commands.ts.

alter table dossier add column queued_at timestamptz(3);
update dossier set queued_at = made_at;
alter table dossier alter column queued_at set not null;

-- How many of a company's reports wait: those of a company with many get their turn after the first of each other.
create index dossier_queued on dossier (company_id) where stage = 'queued';
create index dossier_export_running on dossier_export (company_id) where state = 'running';
