-- What the user does not want proposed again, and stories.

-- Two reports that are not to be shown as related ('related') or proposed as one story ('story'). Ids in their order.
create table report_refusal (
  num integer primary key,
  id text not null unique,
  kind text not null,
  report_a text not null references report (id),
  report_b text not null references report (id),
  created_at text not null,
  deleted_at text
) strict;
create index report_refusal_a on report_refusal (report_a);
create index report_refusal_b on report_refusal (report_b);

-- Reports that tell the same matter, as the user keeps them.
create table story (
  num integer primary key,
  id text not null unique,
  title text not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;

create table story_report (
  num integer primary key,
  id text not null unique,
  story_id text not null references story (id),
  report_id text not null references report (id),
  created_at text not null,
  deleted_at text
) strict;
create index story_report_report on story_report (report_id);
create unique index story_report_once on story_report (story_id, report_id) where deleted_at is null;

-- Derived: how near each report is to those that came in before it, so that stories are proposed without comparing
-- the whole library again. A report without a row in story_look has not been looked at, or has changed since.
create table story_look (
  num integer primary key references report (num)
) strict;
create table story_edge (
  a integer not null,
  b integer not null,
  score real not null,
  primary key (a, b)
) strict, without rowid;
create index story_edge_b on story_edge (b);

-- A report whose text was written anew is compared anew. One row of blocks is enough to tell.
create trigger story_look_again after insert on block when new.position = 0 begin
  delete from story_look where num = (select num from report where id = new.report_id);
end;
