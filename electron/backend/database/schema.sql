-- Generated from the migrations by scripts/print-schema.ts. Read it; do not edit it.

CREATE TABLE meta (
  key text primary key,
  value text not null
) strict;

CREATE TABLE source (
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
, edition text, origins text not null default '{}', replaces_id text references source (id), url text) strict;

CREATE UNIQUE INDEX source_sha256 on source (sha256) where deleted_at is null;

CREATE TABLE source_text (
  source_id text primary key references source (id),
  text text not null
) strict;

CREATE TABLE report (
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
, people text not null default '[]', place text, dateline_date text, agency text, origins text not null default '{}', touched integer not null default 0) strict;

CREATE INDEX report_source on report (source_id, position);

CREATE INDEX report_published on report (published, num);

CREATE TABLE block (
  report_id text not null references report (id),
  position integer not null,
  kind text not null,
  ranges text not null,
  primary key (report_id, position)
) strict, without rowid;

CREATE TABLE highlight (
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

CREATE INDEX highlight_source on highlight (source_id, "start");

CREATE INDEX highlight_report on highlight (report_id, "start");

CREATE TABLE note (
  num integer primary key,
  id text not null unique,
  target_kind text,
  target_id text,
  state text not null,
  text text not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
, revision integer not null default 1) strict;

CREATE INDEX note_target on note (target_kind, target_id);

CREATE TABLE theme (
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

CREATE TABLE theme_assignment (
  num integer primary key,
  id text not null unique,
  theme_id text not null references theme (id),
  target_kind text not null,
  target_id text not null,
  created_at text not null,
  deleted_at text
) strict;

CREATE INDEX theme_assignment_target on theme_assignment (target_kind, target_id);

CREATE UNIQUE INDEX theme_assignment_once on theme_assignment (theme_id, target_kind, target_id) where deleted_at is null;

CREATE TABLE link (
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
, note text not null default '') strict;

CREATE INDEX link_from on link (from_kind, from_id);

CREATE INDEX link_to on link (to_kind, to_id);

CREATE TABLE setting (
  key text primary key,
  value text not null
) strict;

CREATE TABLE op (
  seq integer primary key autoincrement,
  id text not null unique,
  entity text not null,
  entity_id text not null,
  field text not null,
  value text,
  hlc text not null
) strict;

CREATE INDEX op_entity on op (entity, entity_id);

CREATE TABLE undo (
  seq integer primary key autoincrement,
  step integer not null,
  label text not null,
  merge_key text,
  inverse_call text not null,
  inverse_args text not null,
  undone integer not null default 0,
  made_at text not null
) strict;

CREATE VIRTUAL TABLE note_fts using fts5 (body, content = '', contentless_delete = 1, tokenize = 'ascii');

CREATE VIRTUAL TABLE highlight_fts using fts5 (body, content = '', contentless_delete = 1, tokenize = 'ascii');

CREATE TABLE page (
  source_id text primary key references source (id),
  -- Grows with each change of the layout.
  version integer not null default 0,
  -- How many decisions are doubtful and open: kept by the triggers below, so that the list of sources need not
  -- read the decisions (30 KB a page). Before them in the row, so that it is read without their pages.
  proposals integer not null default 0,
  -- JSON Decision[] with `state`, as the engine made them last.
  decisions text not null default '[]',
  -- JSON Range[]: text the user took out of every report.
  set_aside text not null default '[]',
  updated_at text not null
) strict;

CREATE TRIGGER page_proposals_insert after insert on page begin
  update page set proposals = (
    select count(*) from json_each(new.decisions)
    where value ->> 'doubtful' and coalesce(value ->> 'state', 'open') = 'open'
  ) where source_id = new.source_id;
end;

CREATE TRIGGER page_proposals_update after update of decisions on page begin
  update page set proposals = (
    select count(*) from json_each(new.decisions)
    where value ->> 'doubtful' and coalesce(value ->> 'state', 'open') = 'open'
  ) where source_id = new.source_id;
end;

CREATE TABLE lesson (
  num integer primary key,
  id text not null unique,
  source_id text not null references source (id),
  -- `evidence:<name>` with outcome `agreed` or `misled`; `line:<folded text>` with the kind the user gave it.
  feature text not null,
  outcome text not null,
  created_at text not null,
  deleted_at text
) strict;

CREATE INDEX lesson_source on lesson (source_id);

CREATE INDEX source_replaces on source (replaces_id) where replaces_id is not null;

CREATE INDEX source_file_name on source (file_name);

CREATE TABLE correction (
  num integer primary key,
  id text not null unique,
  source_id text not null references source (id),
  -- JSON Range[] of the source, in reading order; "start" is the first of them in the source.
  ranges text not null,
  "start" integer not null,
  -- What the source has there, with up to 32 units before and after: an anchor like a highlight's.
  original text not null,
  prefix text not null,
  suffix text not null,
  -- What is shown instead.
  text text not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;

CREATE INDEX correction_source on correction (source_id, "start");

CREATE TABLE relation (
  num integer primary key,
  id text not null unique,
  name text not null,
  -- How the same link is named from its end. Empty: the name, with an arrow that points back.
  inverse text not null default '',
  color text not null default 'gray',
  -- 1: it says the same from both ends.
  mutual integer not null default 0,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;

CREATE TABLE saved_search (
  num integer primary key,
  id text not null unique,
  name text not null,
  -- As the query language prints it.
  query text not null,
  -- One of the orders of `search.query`.
  sort text not null default 'relevance',
  position integer not null,
  -- The greatest report.num there was when its results were last looked at: of this machine, so without history.
  seen_num integer not null default 0,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;

CREATE TABLE title_sound (
  num integer primary key,
  initials text not null,
  syllables text not null
) strict;

CREATE TABLE link_refusal (
  num integer primary key,
  id text not null unique,
  from_source text not null references source (id),
  -- JSON Range[] of the source.
  from_ranges text not null,
  to_source text not null references source (id),
  to_ranges text not null,
  -- Hash of both passages' letters, in either order: the same words in another source are refused as well.
  words text not null,
  created_at text not null,
  deleted_at text
) strict;

CREATE INDEX link_refusal_words on link_refusal (words);

CREATE TABLE report_refusal (
  num integer primary key,
  id text not null unique,
  kind text not null,
  report_a text not null references report (id),
  report_b text not null references report (id),
  created_at text not null,
  deleted_at text
) strict;

CREATE INDEX report_refusal_a on report_refusal (report_a);

CREATE INDEX report_refusal_b on report_refusal (report_b);

CREATE TABLE story (
  num integer primary key,
  id text not null unique,
  title text not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;

CREATE TABLE story_report (
  num integer primary key,
  id text not null unique,
  story_id text not null references story (id),
  report_id text not null references report (id),
  created_at text not null,
  deleted_at text
) strict;

CREATE INDEX story_report_report on story_report (report_id);

CREATE UNIQUE INDEX story_report_once on story_report (story_id, report_id) where deleted_at is null;

CREATE TABLE story_look (
  num integer primary key references report (num)
) strict;

CREATE TABLE story_edge (
  a integer not null,
  b integer not null,
  score real not null,
  primary key (a, b)
) strict, without rowid;

CREATE INDEX story_edge_b on story_edge (b);

CREATE TRIGGER story_look_again after insert on block when new.position = 0 begin
  delete from story_look where num = (select num from report where id = new.report_id);
end;

CREATE TABLE source_markup (
  source_id text primary key references source (id),
  -- JSON Mark[], on ranges of the source's text.
  marks text not null,
  -- JSON PageStart[].
  pages text not null,
  -- JSON: what was not kept, counted by kind.
  left_out text not null
) strict;

CREATE VIRTUAL TABLE report_fts using fts5 (body, title, content = '', contentless_delete = 1, tokenize = 'ascii');

CREATE TABLE import_job (
  id text primary key,
  -- 1: goes on only when the user says so.
  is_paused integer not null default 0,
  -- The file that was first in line when the library was opened last: the second time it is refused, for it may be
  -- what ended the program.
  suspect text
) strict;

CREATE TABLE import_item (
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

CREATE INDEX import_item_job on import_item (job_id, position);

CREATE TABLE foreign_annotation (
  num integer primary key,
  id text not null unique,
  -- The program, and the annotation's id there.
  origin text not null,
  origin_id text not null,
  -- 'highlight', 'note' or 'link', and its id.
  kind text not null,
  entity_id text not null,
  created_at text not null,
  deleted_at text
) strict;

CREATE INDEX foreign_annotation_origin on foreign_annotation (origin, origin_id);

CREATE VIRTUAL TABLE character_fts using fts5 (body, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none);

CREATE TABLE template (
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

CREATE TABLE watched_folder (
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

CREATE TABLE watched_file (
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

CREATE INDEX watched_file_news on watched_file (folder_id, is_seen, fate);

CREATE TABLE seal (
  entity text not null,
  -- What names the row: its id, or the key of tables that have no id.
  id text not null,
  sha256 blob not null,
  primary key (entity, id)
) strict, without rowid;

CREATE TABLE committed (
  one integer primary key check (one = 1),
  number integer not null,
  chain blob not null,
  before blob not null
) strict;

CREATE TABLE committed_past (
  slot integer primary key,
  number integer not null,
  chain blob not null
) strict;
