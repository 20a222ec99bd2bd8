-- Counts the saves of a note, so that two windows that edit it notice each other.
alter table note add column revision integer not null default 1;
