-- What the user writes to have exports in a form of their own.
create table template (
  num integer primary key,
  id text not null unique,
  name text not null,
  -- Liquid.
  body text not null,
  -- What one file is made of: 'report', 'theme' or 'all'.
  per text not null,
  extension text not null,
  -- Liquid, too; what it says is made safe.
  file_name text not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;
