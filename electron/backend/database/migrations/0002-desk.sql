-- The page desk: what the machine decided on a page and how sure it was, what the hand changed, and what that taught.

alter table source add column edition text;
-- JSON: detail → { from, certainty }, see Origins in shared/model/report.ts.
alter table source add column origins text not null default '{}';

alter table report add column people text not null default '[]';
alter table report add column place text;
alter table report add column dateline_date text;
alter table report add column agency text;
alter table report add column origins text not null default '{}';
-- 1: the user had a hand in its text; "Put together again" leaves it as it is.
alter table report add column touched integer not null default 0;

-- One row a source, made with it. Sources of version 1 get theirs when their desk is first opened.
create table page (
  source_id text primary key references source (id),
  -- Grows with each change of the layout.
  version integer not null default 0,
  -- How many decisions are doubtful and open: kept by the triggers below, so that the list of sources need not
  -- read the decisions (30 KB a page). Before them in the row, so that it is read without their pages.
  proposals integer not null default 0,
  -- JSON Decision[] with `state`, as the engine made them last.
  decisions text not null default '[]',
  -- JSON Range[]: text the user took out of every report.
  set_aside text not null default '[]',
  updated_at text not null
) strict;

create trigger page_proposals_insert after insert on page begin
  update page set proposals = (
    select count(*) from json_each(new.decisions)
    where value ->> 'doubtful' and coalesce(value ->> 'state', 'open') = 'open'
  ) where source_id = new.source_id;
end;
create trigger page_proposals_update after update of decisions on page begin
  update page set proposals = (
    select count(*) from json_each(new.decisions)
    where value ->> 'doubtful' and coalesce(value ->> 'state', 'open') = 'open'
  ) where source_id = new.source_id;
end;

-- What one act of the hand taught. Counted by the publication its source has now.
create table lesson (
  num integer primary key,
  id text not null unique,
  source_id text not null references source (id),
  -- `evidence:<name>` with outcome `agreed` or `misled`; `line:<folded text>` with the kind the user gave it.
  feature text not null,
  outcome text not null,
  created_at text not null,
  deleted_at text
) strict;
create index lesson_source on lesson (source_id);
