-- Folders whose new files come in by themselves. Of this machine, not the user's work: no history, never in a package, and
-- what is forgotten is deleted.
create table watched_folder (
  id text primary key,
  -- Resolved: no part of it is a link.
  path text not null unique,
  has_subfolders integer not null,
  is_paused integer not null default 0,
  -- 0 until what lay there when the folder was named has been noted as there before: those files stay out.
  is_begun integer not null,
  -- The file that was first in line when the library was opened last, as import_job has it.
  suspect text,
  added_at text not null
) strict;

-- Files that were dealt with, as they were then. A file with another size or time is looked at again.
create table watched_file (
  folder_id text not null references watched_folder (id),
  -- Below the folder, with `/`; of a file in a zip, after the zip's own.
  path text not null,
  byte_length integer not null,
  -- Time of the last change, in milliseconds.
  modified real not null,
  -- came, known, refused; before: there already; opened: a zip, whose files have rows of their own
  fate text not null check (fate in ('came', 'known', 'refused', 'before', 'opened')),
  -- JSON of what came of it, for the first three.
  result text,
  is_seen integer not null default 0,
  at text not null,
  primary key (folder_id, path)
) strict, without rowid;

create index watched_file_news on watched_file (folder_id, is_seen, fate);
