-- What of the record is sealed by which checkpoint. The checkpoints themselves are kept outside this database; here stands
-- what they are known by, so that each side can be held against the other.
create table gehoor.checkpoint (
  tenant_id text  not null,
  number    int   not null,
  hash      bytea not null,
  -- the last day whose anonymous files are sealed
  through   date,
  primary key (tenant_id, number),
  check (number > 0),
  check (octet_length(hash) = 32)
);

-- Up to which entry each file is sealed. A file without a row is not.
create table gehoor.covered (
  tenant_id text not null,
  file_id   uuid not null,
  seq       int  not null,
  number    int  not null,
  primary key (tenant_id, file_id),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id),
  foreign key (tenant_id, number) references gehoor.checkpoint (tenant_id, number),
  check (seq > 0)
) with (fillfactor = 85);

do $$
declare one text;
begin
  foreach one in array array['checkpoint', 'covered'] loop
    execute format('alter table gehoor.%I enable row level security', one);
    execute format('alter table gehoor.%I force row level security', one);
    execute format(
      'create policy tenant on gehoor.%I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
      ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', one);
  end loop;
end $$;

grant select, insert on gehoor.checkpoint to gehoor_app;
grant select, insert, update on gehoor.covered to gehoor_app;
