-- What: companies (the tenants), their reviewers, logins and API keys.
-- Who writes: server/accounts (better-auth for reviewer, credential, login and proof; our commands for the rest).
-- Who reads: every request, to know who asks.

create table company (
  id uuid primary key,
  name text not null,
  demo boolean not null default false,
  -- Read through server/settings: absent keys have defaults there.
  settings jsonb not null default '{}',
  -- The company's log: the last place given out and the chain's hash there. Taken by log/append alone.
  last_seq bigint not null default 0,
  last_hash bytea not null,
  created_at timestamptz not null default now()
);

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
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index reviewer_company on reviewer (company_id);

-- better-auth's "session"; here that word means a verification. One row for each signed-in browser.
create table login (
  id uuid primary key,
  reviewer_id uuid not null references reviewer (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index login_reviewer on login (reviewer_id);

-- better-auth's "account": the password, later also other ways to sign in.
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

-- Capture clients and back offices. Only a hash of the key is kept.
create table api_key (
  id uuid primary key,
  company_id uuid not null references company (id),
  name text not null,
  -- The first characters, to be recognised by.
  prefix text not null,
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index api_key_company on api_key (company_id);
