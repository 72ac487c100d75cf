-- What an organisation's own files in the folder were when they were last taken from there: while they are the same, what was made live
-- otherwise stays. Null: it was never in the folder.
alter table gehoor.config_version add column folder text;

-- Which configuration is live at which organisation, for every node to look at by one question. Rows of the platform, which is no
-- organisation: its name is nobody's.
create table gehoor.organisation (
  tenant_id    text not null,
  organisation text not null,
  live         text not null,
  primary key (tenant_id, organisation)
);

-- How an organisation's files would be; nothing of it holds before it is made live.
create table gehoor.proposal (
  tenant_id  text        not null,
  id         uuid        not null,
  title      text        not null,
  state      text        not null,
  -- one more with every change: who saves what somebody else changed meanwhile is told
  revision   int         not null,
  -- the configuration that it began from
  base       text        not null,
  files      text        not null,
  begun_by   text        not null,
  changed_at timestamptz not null,
  -- accounts of all who changed it: none of them is the second person
  authors    text        not null,
  -- who approved, and what proving it gave, of this revision
  approvals  text        not null,
  proof      text        not null,
  primary key (tenant_id, id)
);

-- What was done about what is live. Never changed and never taken away, each row bound to the one before.
create table gehoor.governed (
  tenant_id text        not null,
  seq       int         not null,
  at        timestamptz not null,
  account   text        not null,
  name      text        not null,
  act       text        not null,
  proposal  uuid,
  about     text        not null,
  hash      text        not null,
  primary key (tenant_id, seq)
);

do $$
declare one text;
begin
  foreach one in array array['organisation', 'proposal', 'governed'] loop
    execute format('alter table gehoor.%I enable row level security', one);
    execute format('alter table gehoor.%I force row level security', one);
    execute format(
      'create policy tenant on gehoor.%I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
      ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', one);
  end loop;
end $$;

grant select, insert, update on gehoor.organisation to gehoor_app;
grant select, insert, update, delete on gehoor.proposal to gehoor_app;
grant select, insert on gehoor.governed to gehoor_app;
