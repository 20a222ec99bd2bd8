-- Searches that are kept, and what titles sound like.

create table saved_search (
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

-- Pinyin of report titles, derived: `initials` cqrb, `syllables` chong qing ri bao.
create table title_sound (
  num integer primary key,
  initials text not null,
  syllables text not null
) strict;
