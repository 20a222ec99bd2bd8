-- Relations of the user's own, and a note on a link.

-- Plain text: why the two belong together.
alter table link add column note text not null default '';

-- What the user said of a relation. A link stores the relation's name, so a word that was only ever used to link
-- with needs no row here; names of the built-in eight are never stored.
create table relation (
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
