-- Uploads on their way in, so that an import goes on where it was when the program ended. Machine state, not the user's
-- work: it has no history, and a job's rows go when it has ended.
create table import_job (
  id text primary key,
  -- 1: goes on only when the user says so.
  is_paused integer not null default 0,
  -- The file that was first in line when the library was opened last: the second time it is refused, for it may be
  -- what ended the program.
  suspect text
) strict;

create table import_item (
  id text primary key,
  job_id text not null references import_job (id),
  position real not null,
  -- Its name in `inbox/`.
  inbox text not null,
  -- What the user calls it.
  name text not null,
  encoding text,
  replaces_id text,
  -- JSON of what came of it; null: it waits.
  result text
) strict;

create index import_item_job on import_item (job_id, position);
