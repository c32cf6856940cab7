-- What: the installation, companies (the tenants), their reviewers, logins and API keys.
-- Who writes: server/accounts (better-auth for reviewer, credential, login and proof; our commands for the rest),
-- server/start (installation).
-- Who reads: every request, to authenticate and authorise it.

-- One row. The id separates the hints of installations that share a Redis; the key id names the secret of the last start, so
-- that a wrong secret is noticed at the start and not at the next report.
create table installation (
  id uuid primary key,
  key_id text not null,
  is_single boolean not null default true unique check (is_single)
);

create table company (
  id uuid primary key,
  -- The registered name: the public check page vouches for it.
  name text not null,
  demo boolean not null default false,
  -- Absent keys have defaults in the code.
  settings jsonb not null default '{}',
  -- End of the company's log: last seq and its chain hash. Locked by append_facts until commit.
  last_seq bigint not null default 0,
  last_hash bytea not null,
  created_at timestamptz not null default now()
);
create unique index company_name on company (lower(normalize(btrim(name), NFKC)));

-- better-auth's "user".
create table reviewer (
  id uuid primary key,
  company_id uuid not null references company (id),
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  role text not null check (role in ('agent', 'master')),
  -- Index into the ten reviewer colours.
  colour smallint not null default 0,
  active boolean not null default true,
  -- Of the console and of the reports that they request; null: what the browser asks for.
  language text check (language in ('en', 'ka', 'ar')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index reviewer_company on reviewer (company_id);

-- better-auth's "session"; in this product that word means a verification. One row for each signed-in browser.
create table login (
  id uuid primary key,
  reviewer_id uuid not null references reviewer (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  -- For the idle timeout; written at most once a minute.
  used_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index login_reviewer on login (reviewer_id);

-- better-auth's "account": the password. The token columns are for other providers.
create table credential (
  id uuid primary key,
  reviewer_id uuid not null references reviewer (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index credential_reviewer on credential (reviewer_id);

-- better-auth's "verification": short-lived proofs such as a password reset.
create table proof (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Failed sign-ins, counted by address and place (a known device, else a network), whether the address exists or not: a
-- throttle for real accounts only would reveal which are real. Old rows are removed at a sign-in.
create table sign_in_throttle (
  -- HMAC keyed with the installation's secret: typed addresses cannot be read here.
  key_hash bytea primary key,
  attempts smallint not null,
  -- Of the first attempt of the count; from the last allowed attempt on, start of the lockout.
  since timestamptz not null
);

-- Devices from which a reviewer has signed in before: a stranger cannot lock a reviewer out of them.
create table known_device (
  reviewer_id uuid not null references reviewer (id) on delete cascade,
  -- sha256 of the device's cookie.
  device_hash bytea not null,
  seen_at timestamptz not null,
  primary key (reviewer_id, device_hash)
);

-- Capture clients and back offices. Only a hash of the key is stored.
create table api_key (
  id uuid primary key,
  company_id uuid not null references company (id),
  name text not null,
  -- First characters, to tell keys apart.
  prefix text not null,
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index api_key_company on api_key (company_id);
