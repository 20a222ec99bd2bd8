-- The last transactions, each with the chain after it, so that a mark that a crash left behind can be told from the mark
-- of another database: standing.ts. A row is used again after 512 more transactions.
create table committed_past (
  slot integer primary key,
  number integer not null,
  chain blob not null
) strict;

insert into committed_past (slot, number, chain) select number % 512, number, chain from committed;
