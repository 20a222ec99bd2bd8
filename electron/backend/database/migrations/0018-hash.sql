-- So many bytes of new tokens are gathered before they are written as a part of the index (FTS5's own measure is 1 MB).
-- Half as many parts are to be merged: building takes 10 to 13 % less (four runs at 10,000 reports by turns); 4 MB and
-- more take longer again, because the gathered tokens leave the processor's cache.
insert into report_fts (report_fts, rank) values ('hashsize', 2097152);
