-- What: a company's name is its registered name, which the check page vouches for (security.md M8).
-- Who writes: whoever runs the installation, when a company is made; no one in the company.

create unique index company_name on company (lower(normalize(btrim(name), NFKC)));
