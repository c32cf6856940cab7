-- What: the installation itself: an id that keeps its hints apart from those of others on the same Redis, and the id of the
--       secret that it was last started with, so that a wrong one is noticed at the start and not at the next report.
-- Who writes, who reads: server/start/installation.ts.

create table installation (
  id uuid primary key,
  key_id text not null,
  -- There is one.
  is_single boolean not null default true unique check (is_single)
);

-- Sealed keys now name the secret that opens them. Those from before are thrown away: the installation makes a new
-- certificate at first need, and companies bring theirs again.
update signing_certificate set key_sealed = null, retired_at = coalesce(retired_at, now()) where key_sealed is not null;
