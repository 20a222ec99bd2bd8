-- A file that came in again changed: which source it is a new version of. The old version stays.
alter table source add column replaces_id text references source (id);
create index source_replaces on source (replaces_id) where replaces_id is not null;
create index source_file_name on source (file_name);
