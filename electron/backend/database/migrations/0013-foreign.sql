-- What came in from another program, so that the same file read twice adds nothing: what it became here.
create table foreign_annotation (
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
create index foreign_annotation_origin on foreign_annotation (origin, origin_id);
