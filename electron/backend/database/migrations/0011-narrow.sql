-- The full-text index in fewer bytes (ADR 21).

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
