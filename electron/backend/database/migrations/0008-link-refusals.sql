-- Proposed links that the user refused for good. Proposals themselves are worked out anew each time, never kept.
create table link_refusal (
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

create index link_refusal_words on link_refusal (words);
