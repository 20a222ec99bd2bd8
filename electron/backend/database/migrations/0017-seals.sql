-- SHA-256 of what each row a user made says, its blocks and its history with it: seals.ts.
create table seal (
  entity text not null,
  -- What names the row: its id, or the key of tables that have no id.
  id text not null,
  sha256 blob not null,
  primary key (entity, id)
) strict, without rowid;

-- One row: how many transactions were committed, and the hash chained over them. library.mark holds the same beside
-- the database: mark.ts.
create table committed (
  one integer primary key check (one = 1),
  number integer not null,
  chain blob not null,
  before blob not null
) strict;

insert into committed (one, number, chain, before) values (1, 0, x'', x'');
