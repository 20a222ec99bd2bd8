-- Corrections: right words laid over source text. The text of a source never changes.

create table correction (
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
create index correction_source on correction (source_id, "start");
