-- What: how a company's own tables are read (their columns and what the persons in them are listed for), and how many entries
-- of each kind a version has.
-- Who writes and reads: server/screening/lists.

-- Meanings of the columns in their order, with the headings that they were chosen for: [{"heading": "Full name", "meaning": "name"}].
alter table screening_list add column table_columns jsonb;
-- What all persons of a plain table are listed for.
alter table screening_list add column topic text;
-- {"person": 12, "organisation": 3}. Null: imported before they were counted.
alter table screening_list_version add column kinds jsonb;
