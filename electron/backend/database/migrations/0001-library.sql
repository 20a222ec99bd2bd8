-- The library, version 1. Offsets are UTF-16 code units of source_text.text. Instants are ISO 8601 UTC.
-- Nothing the user made is deleted: deleted_at is a tombstone, and undo clears it.
-- `num` is the rowid that the contentless search index is keyed by; `id` is a UUIDv7.

create table meta (
  key text primary key,
  value text not null
) strict;

create table source (
  num integer primary key,
  id text not null unique,
  file_name text not null,
  media_type text not null,
  encoding text not null,
  encoding_certainty text not null,
  byte_length integer not null,
  sha256 text not null,
  characters integer not null,
  publication text,
  published text,
  page_label text,
  sample integer not null default 0,
  imported_at text not null,
  deleted_at text
) strict;
-- The same bytes come in once; reading them in another encoding replaces the source.
create unique index source_sha256 on source (sha256) where deleted_at is null;

-- Apart from `source`, so that lists never touch text.
create table source_text (
  source_id text primary key references source (id),
  text text not null
) strict;

create table report (
  num integer primary key,
  id text not null unique,
  source_id text not null references source (id),
  position integer not null,
  title text,
  byline text,
  dateline text,
  publication text,
  published text,
  page_label text,
  language text not null,
  characters integer not null,
  opening text not null,
  fold_version integer not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;
create index report_source on report (source_id, position);
create index report_published on report (published, num);

-- A report is an ordered list of pieces of its source. ranges: JSON [[start, end], …].
create table block (
  report_id text not null references report (id),
  position integer not null,
  kind text not null,
  ranges text not null,
  primary key (report_id, position)
) strict, without rowid;

-- Kept on source ranges: moving a report's borders moves no highlight. report_id is derived from them.
create table highlight (
  num integer primary key,
  id text not null unique,
  source_id text not null references source (id),
  report_id text references report (id),
  ranges text not null,
  "start" integer not null,
  exact text not null,
  prefix text not null,
  suffix text not null,
  color text not null,
  style text not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;
create index highlight_source on highlight (source_id, "start");
create index highlight_report on highlight (report_id, "start");

create table note (
  num integer primary key,
  id text not null unique,
  target_kind text,
  target_id text,
  state text not null,
  text text not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;
create index note_target on note (target_kind, target_id);

create table theme (
  num integer primary key,
  id text not null unique,
  parent_id text references theme (id),
  name text not null,
  definition text not null default '',
  color text not null,
  position integer not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;

create table theme_assignment (
  num integer primary key,
  id text not null unique,
  theme_id text not null references theme (id),
  target_kind text not null,
  target_id text not null,
  created_at text not null,
  deleted_at text
) strict;
create index theme_assignment_target on theme_assignment (target_kind, target_id);
create unique index theme_assignment_once on theme_assignment (theme_id, target_kind, target_id) where deleted_at is null;

create table link (
  num integer primary key,
  id text not null unique,
  from_kind text not null,
  from_id text not null,
  to_kind text not null,
  to_id text not null,
  relation text not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;
create index link_from on link (from_kind, from_id);
create index link_to on link (to_kind, to_id);

create table setting (
  key text primary key,
  value text not null
) strict;

-- Every write transaction leaves its ops here, one a field: the history that undo, merge on export and
-- later sharing between machines stand on. hlc is a hybrid logical clock.
create table op (
  seq integer primary key autoincrement,
  id text not null unique,
  entity text not null,
  entity_id text not null,
  field text not null,
  value text,
  hlc text not null
) strict;
create index op_entity on op (entity, entity_id);

-- The stack of inverse calls. Survives a restart. `undone` rows are the redo side. The calls of one step
-- share `step` and run from the greatest seq down.
create table undo (
  seq integer primary key autoincrement,
  step integer not null,
  label text not null,
  merge_key text,
  inverse_call text not null,
  inverse_args text not null,
  undone integer not null default 0,
  made_at text not null
) strict;

-- Overlapping character bigrams of folded text (search.md section 1). Contentless: snippets are cut by us.
create virtual table report_fts using fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'ascii');
insert into report_fts (report_fts, rank) values ('rank', 'bm25(8.0, 1.0)');
create virtual table note_fts using fts5 (body, content = '', contentless_delete = 1, tokenize = 'ascii');
create virtual table highlight_fts using fts5 (body, content = '', contentless_delete = 1, tokenize = 'ascii');
