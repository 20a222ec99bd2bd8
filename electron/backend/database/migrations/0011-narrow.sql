-- The same in fewer bytes: the history, and the full-text index (ADR 21).

-- An op is named by its reading of the clock and its field: no second name, and one narrow index. The readings are
-- unique, because each opening of a library writes under a name of its own. A new row's op has the field '*' and no
-- value: see database/change.ts.
create table op_narrow (
  seq integer primary key autoincrement,
  entity text not null,
  entity_id text not null,
  field text not null,
  value text,
  hlc text not null
) strict;
insert into op_narrow select seq, entity, entity_id, field, value, hlc from op;
update sqlite_sequence set seq = (select seq from sqlite_sequence where name = 'op') where name = 'op_narrow';
drop table op;
alter table op_narrow rename to op;
create index op_entity on op (entity_id, field);

-- FTS5 writes the number of a column before the positions in it, except of the first: with the body first the index
-- is 1.11 times the text instead of 1.54. Merged sixteen parts at a time instead of four, it is built in four fifths
-- of the time; the background merges the rest. `crisismerge` well above: at that many parts FTS5 merges a level at
-- once, however long it takes.
drop table report_fts;
create virtual table report_fts using fts5 (body, title, content = '', contentless_delete = 1, tokenize = 'ascii');
insert into report_fts (report_fts, rank) values ('rank', 'bm25(1.0, 8.0)');
insert into report_fts (report_fts, rank) values ('automerge', 16);
insert into report_fts (report_fts, rank) values ('crisismerge', 64);

-- The index is filled in the background once the library is open (search/upkeep.ts), titles in pinyin with it.
delete from meta where key in ('search_index', 'title_sounds_until');
