-- That an organisation asked to be removed with all that is its own, from which day, and who agreed. The row goes when it is called off; why
-- stands in gehoor.governed.
create table gehoor.removal (
  tenant_id  text        not null,
  asked_at   timestamptz not null,
  asked_by   text        not null,
  asked_name text        not null,
  -- the first day on which it may happen, where the organisation is
  day        date        not null,
  -- whether files may be destroyed that nobody took along
  unread     boolean     not null,
  agreed_at  timestamptz,
  agreed_by  text,
  primary key (tenant_id)
);

-- Organisations that were removed: nobody is called so again. Rows of the platform, as those of gehoor.organisation; its owner alone writes
-- them.
create table gehoor.removed (
  tenant_id    text        not null,
  organisation text        not null,
  at           timestamptz not null,
  primary key (tenant_id, organisation)
);

do $$
declare one text;
begin
  foreach one in array array['removal', 'removed'] loop
    execute format('alter table gehoor.%I enable row level security', one);
    execute format('alter table gehoor.%I force row level security', one);
    execute format(
      'create policy tenant on gehoor.%I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
      ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', one);
  end loop;
end $$;

grant select, insert, update, delete on gehoor.removal to gehoor_app;
grant select on gehoor.removed to gehoor_app;
