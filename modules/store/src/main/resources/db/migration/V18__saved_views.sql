-- Views of lists that members of staff keep for themselves. What they are called may hold a name: it is sealed.
create table gehoor.saved_view (
  tenant_id text not null,
  person    text not null,
  id        uuid not null,
  sealed    text not null,
  primary key (tenant_id, person, id)
);

alter table gehoor.saved_view enable row level security;
alter table gehoor.saved_view force row level security;
create policy tenant on gehoor.saved_view
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, delete on gehoor.saved_view to gehoor_app;
