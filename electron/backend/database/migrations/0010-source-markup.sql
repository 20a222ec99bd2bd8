-- What an imported document says of its text besides the words, and where a saved web page came from.

-- Only of sources whose format says what is what; a page of plain text has no row. Read from the kept bytes, as the text is.
create table source_markup (
  source_id text primary key references source (id),
  -- JSON Mark[], on ranges of the source's text.
  marks text not null,
  -- JSON PageStart[].
  pages text not null,
  -- JSON: what was not kept, counted by kind.
  left_out text not null
) strict;

-- http or https, as the document itself says.
alter table source add column url text;
