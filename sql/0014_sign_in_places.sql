-- What: devices from which a reviewer has signed in before. Wrong passwords are counted for an account and a place: a known
--       device, else a network. A stranger cannot lock a reviewer out of the devices that they use (security.md M2).
-- Who writes, who reads: server/accounts/login/sign-in-throttle.ts, server/accounts/login/known-devices.ts.

alter table sign_in_try rename column address_hash to key_hash;

create table known_device (
  reviewer_id uuid not null references reviewer (id) on delete cascade,
  -- sha256 of the cookie that the device holds.
  device_hash bytea not null,
  seen_at timestamptz not null,
  primary key (reviewer_id, device_hash)
);
