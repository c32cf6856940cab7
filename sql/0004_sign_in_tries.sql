-- What: how often signing in was tried lately, for each address that was given, whether anybody has it or not: a rest
--       that only real accounts took would tell strangers which are real.
-- Who writes, who reads: server/accounts/login/sign-in-throttle.ts. Rows that grew old go when somebody signs in.

create table sign_in_try (
  -- Keyed with our secret: what strangers type is nobody's to read here.
  address_hash bytea primary key,
  tries smallint not null,
  -- Of the first try of the count; from the last allowed one on, when the rest began.
  since timestamptz not null
);

alter table reviewer drop column failed_sign_ins;
alter table reviewer drop column locked_until;
