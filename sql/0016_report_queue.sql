-- What: when a report was queued last, which is not when it was asked for first; and the exports of a company under way.
-- Who writes: server/reports/commands.ts.

alter table report add column queued_at timestamptz(3);
update report set queued_at = made_at;
alter table report alter column queued_at set not null;

-- How many of a company's reports wait: those of a company with many get their turn after the first of each other.
create index report_queued on report (company_id) where stage = 'queued';
create index report_export_running on report_export (company_id) where state = 'running';
